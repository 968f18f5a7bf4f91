//! A slash at the end of a path, and letters of other case in its fixed parts, make no other route
//! (docs/contract/platform.md, section 0.1).
//!
//! axum takes every path by the letter and does not tell which it has. So routes are collected in a
//! [`Router`] that remembers their paths, and each request gets the spelling that its route has.

use axum::{
    Extension,
    extract::Request,
    http::{Uri, uri::PathAndQuery},
    routing::MethodRouter,
};

/// axum's router with the list of its paths.
#[derive(Debug)]
pub(crate) struct Router<S> {
    axum: axum::Router<S>,
    paths: Vec<String>,
}

impl<S: Clone + Send + Sync + 'static> Default for Router<S> {
    fn default() -> Self {
        Self {
            axum: axum::Router::new(),
            paths: Vec::new(),
        }
    }
}

impl<S: Clone + Send + Sync + 'static> Router<S> {
    /// Without any route.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// One path.
    pub(crate) fn route(mut self, path: &str, handlers: MethodRouter<S>) -> Self {
        self.paths.push(path.to_owned());
        self.axum = self.axum.route(path, handlers);
        self
    }

    /// All of `routes` below `prefix`.
    pub(crate) fn nest(mut self, prefix: &str, routes: Self) -> Self {
        let paths = routes.paths.iter();
        // The root of nested routes is the prefix itself.
        let paths = paths.map(|path| format!("{prefix}{}", path.trim_end_matches('/')));
        self.paths.extend(paths);
        self.axum = self.axum.nest(prefix, routes.axum);
        self
    }

    /// All of `routes` as well.
    pub(crate) fn merge(mut self, routes: Self) -> Self {
        self.paths.extend(routes.paths);
        self.axum = self.axum.merge(routes.axum);
        self
    }

    /// Lets every handler of these routes extract `value`.
    pub(crate) fn extension<T: Clone + Send + Sync + 'static>(mut self, value: T) -> Self {
        self.axum = self.axum.layer(Extension(value));
        self
    }

    pub(crate) fn paths(&self) -> &[String] {
        &self.paths
    }

    pub(crate) fn into_axum(self) -> axum::Router<S> {
        self.axum
    }
}

/// The paths of all routes.
#[derive(Debug)]
pub(crate) struct Paths(matchit::Router<String>);

impl Paths {
    pub(crate) fn new(paths: &[String]) -> Self {
        let mut by_lower_case = matchit::Router::new();
        for path in paths {
            // A path comes twice when its methods are in two places.
            drop(by_lower_case.insert(path.to_ascii_lowercase(), path.clone()));
        }
        Self(by_lower_case)
    }

    /// The request with the fixed parts of its path as its route has them, and without a slash at the
    /// end. The values in a path stay as they are.
    pub(crate) fn in_our_spelling(&self, mut request: Request) -> Request {
        if let Some(uri) = self.spell(request.uri()) {
            *request.uri_mut() = uri;
        }
        request
    }

    fn spell(&self, uri: &Uri) -> Option<Uri> {
        let sent = uri.path();
        let lower = sent.to_ascii_lowercase();
        let without_slash = lower.strip_suffix('/').unwrap_or(&lower);
        let ours = self.0.at(&lower).or_else(|_| self.0.at(without_slash));
        let mut sent = sent.split('/');
        let segments = ours.ok()?.value.split('/').map(|own| {
            let sent = sent.next().unwrap_or_default();
            if own.starts_with('{') { sent } else { own }
        });
        let mut path = segments.collect::<Vec<_>>().join("/");
        if let Some(query) = uri.query() {
            path = format!("{path}?{query}");
        }
        let mut parts = uri.clone().into_parts();
        parts.path_and_query = Some(PathAndQuery::try_from(path).ok()?);
        Uri::from_parts(parts).ok()
    }
}
