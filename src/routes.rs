//! Where things are: the table of routes, and a builder for each path.

use fullmakt_contract::paths::segment;
use fullmakt_domain::RequestKind;

/// What comes before every path of the app.
pub(crate) const BASE: &str = "/accessmanagement/ui";

/// Base of the platform's first confirm links, which vendors may still send.
const OLD_BASE: &str = "/authfront/ui";

const REQUESTS: [(RequestKind, &str); 3] = [
    (RequestKind::Standard, "/systemuser/request"),
    (RequestKind::Agent, "/systemuser/agentrequest"),
    (RequestKind::Change, "/systemuser/changerequest"),
];

const OLD_REQUESTS: [(RequestKind, &str); 2] = [
    (RequestKind::Standard, "/auth/vendorrequest"),
    (RequestKind::Change, "/auth/vendorchangerequest"),
];

const ACCESSIBILITY: &str = "/accessibility";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// What the app is; where one ends up without a link.
    Start,
    /// A vendor's request, by the `id` in the query.
    Request(RequestKind),
    Accessibility,
    NotFound,
}

impl Route {
    /// The page at a path as it stands in the address.
    pub(crate) fn of(path: &str) -> Self {
        let rest = path
            .strip_prefix(BASE)
            .or_else(|| path.strip_prefix(OLD_BASE))
            .map(|rest| rest.trim_end_matches('/'));
        let Some(rest) = rest else {
            return Self::NotFound;
        };
        let request = REQUESTS
            .iter()
            .chain(&OLD_REQUESTS)
            .find(|(_, path)| *path == rest);
        match (rest, request) {
            (_, Some((kind, _))) => Self::Request(*kind),
            ("", _) => Self::Start,
            (ACCESSIBILITY, _) => Self::Accessibility,
            _ => Self::NotFound,
        }
    }
}

/// The full path of something below the base, which begins with a slash.
pub fn path(below: &str) -> String {
    format!("{BASE}{below}")
}

/// The front page.
pub fn start() -> String {
    path("/")
}

/// The accessibility statement.
pub fn accessibility() -> String {
    path(ACCESSIBILITY)
}

/// The page of a request.
pub fn request(kind: RequestKind, id: &str) -> String {
    let page = REQUESTS
        .iter()
        .find(|(of, _)| *of == kind)
        .map_or("", |(_, path)| path);
    format!("{}?id={}", path(page), segment(id))
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query, with or without its question mark. Broken escapes stay as they are.
    pub(crate) fn parse(query: &str) -> Self {
        let query = query.strip_prefix('?').unwrap_or(query);
        Self(
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The first value with this name, in whatever case the name is written.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(other, _)| other.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builder_leads_to_its_page() {
        for (kind, _) in REQUESTS {
            let path = request(kind, "a b&c");
            let (path, query) = path.split_once('?').unwrap();
            assert_eq!(Route::of(path), Route::Request(kind));
            assert_eq!(Query::parse(query).get("id"), Some("a b&c"));
        }
        assert_eq!(Route::of(&start()), Route::Start);
        assert_eq!(Route::of(&accessibility()), Route::Accessibility);
    }

    #[test]
    fn the_confirm_links_and_the_old_ones() {
        for (path, route) in [
            ("/accessmanagement/ui", Route::Start),
            (
                "/accessmanagement/ui/systemuser/request",
                Route::Request(RequestKind::Standard),
            ),
            (
                "/accessmanagement/ui/systemuser/agentrequest/",
                Route::Request(RequestKind::Agent),
            ),
            (
                "/accessmanagement/ui/systemuser/changerequest",
                Route::Request(RequestKind::Change),
            ),
            (
                "/authfront/ui/auth/vendorrequest",
                Route::Request(RequestKind::Standard),
            ),
            (
                "/accessmanagement/ui/auth/vendorchangerequest",
                Route::Request(RequestKind::Change),
            ),
            (
                "/authfront/ui/auth/vendorchangerequest",
                Route::Request(RequestKind::Change),
            ),
            // The predecessor had no page for requests of agents, and its overview is gone.
            ("/authfront/ui/auth/vendoragentrequest", Route::NotFound),
            ("/authfront/ui/auth/overview", Route::NotFound),
            ("/accessmanagement/uix", Route::NotFound),
            ("/accessmanagement/ui/systemuser", Route::NotFound),
            ("/", Route::NotFound),
        ] {
            assert_eq!(Route::of(path), route, "{path}");
        }
    }

    #[test]
    fn queries_are_read_as_browsers_write_them() {
        let query = Query::parse("?ID=a%20b&DONTCHOOSEREPORTEE=true&x=%C3%A6+%2B&id=second&flag&=");
        assert_eq!(query.get("id"), Some("a b"));
        assert_eq!(query.get("dontchoosereportee"), Some("true"));
        assert_eq!(query.get("x"), Some("æ +"));
        assert_eq!(query.get("flag"), Some(""));
        assert_eq!(query.get("none"), None);
    }

    #[test]
    fn broken_escapes_stay() {
        let value = |query: &str| Query::parse(query).get("a").map(str::to_owned);
        assert_eq!(value("a=%"), Some("%".into()));
        assert_eq!(value("a=%4"), Some("%4".into()));
        assert_eq!(value("a=%zz%41"), Some("%zzA".into()));
        assert_eq!(value("a=%FF"), Some("\u{fffd}".into()));
    }
}
