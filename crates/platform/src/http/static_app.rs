//! The built app under its real address (`--app DIR`), with the headers of production.
//!
//! * A file that is there is served; of its precompressed siblings the one that the caller wants.
//!   Siblings of an earlier build are not looked for: `cargo xtask dist` empties its folder first.
//! * A path whose last segment has an extension and that is not there is 404: a missing script must
//!   not be answered with a page.
//! * Everything else is a page of the app, so `index.html`.
//! * `config.json` has this platform's own settings laid over it.
//! * Addresses of the app's predecessor go to the same place under the app's own base.
//!
//! No path leads out of the folder. A symbolic link in it does: whoever has made it wants it served.

mod headers;

use super::{
    company_register, html, json,
    problem::{HandlerResult, ProblemResponse},
};
use crate::{Options, Platform};
use axum::{
    Router,
    body::Body,
    extract::{OriginalUri, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::get,
};
use maud::html;
use percent_encoding::percent_decode_str;
use std::{path::Path, sync::Arc};
use tower::{ServiceExt, service_fn};
use tower_http::services::{ServeDir, ServeFile};

/// What comes before every path of the app.
pub(crate) const BASE: &str = "/accessmanagement/ui";
/// The same of its predecessor, whose links vendors may still send.
const OLD_BASE: &str = "/authfront/ui";

/// The routes of this family.
pub(crate) fn routes(options: &Options) -> Router<Arc<Platform>> {
    let app = match &options.app {
        Some(folder) => files(folder),
        None => Router::new().nest_service(BASE, get(not_built)),
    };
    app.route(&format!("{OLD_BASE}/{{*path}}"), get(redirect_old_path))
}

fn files(folder: &Path) -> Router<Arc<Platform>> {
    let index = ServeFile::new(folder.join("index.html"))
        .precompressed_br()
        .precompressed_gzip();
    let page_or_missing = service_fn(move |request: Request| {
        let index = index.clone();
        async move {
            let last = request.uri().path().rsplit('/').next();
            if last.is_some_and(|name| name.contains('.')) {
                return Ok(missing());
            }
            let page = index.oneshot(request).await;
            page.map(IntoResponse::into_response)
        }
    });
    let files = ServeDir::new(folder)
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip()
        .fallback(page_or_missing.clone());
    let files = service_fn(move |request: Request| {
        let (mut files, page_or_missing) = (files.clone(), page_or_missing.clone());
        async move {
            let (parts, body) = request.into_parts();
            let again = Request::from_parts(parts.clone(), Body::empty());
            match files.try_call(Request::from_parts(parts, body)).await {
                Ok(response) => Ok(response.into_response()),
                // A name that no file can have, such as one that is too long, is an error to `ServeDir`, and 500.
                Err(_) => page_or_missing.oneshot(again).await,
            }
        }
    });
    Router::new()
        .route(&format!("{BASE}/config.json"), get(config))
        .nest_service(BASE, files)
        .route_layer(from_fn(as_a_host_does))
}

fn missing() -> Response {
    (StatusCode::NOT_FOUND, "There is no such file.").into_response()
}

/// What hosts do beyond handing out files.
async fn as_a_host_does(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let readable = percent_decode_str(&path).decode_utf8_lossy();
    let mut response = if readable.split('/').any(|name| name.starts_with('.')) {
        missing()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("text/")
        && !kind.contains(';')
        && let Ok(kind) = HeaderValue::from_str(&format!("{kind}; charset=utf-8"))
    {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    // `ServeDir` tells so only of what is compressed, but the plain file depends on it as well.
    let by = HeaderValue::from_static("Accept-Encoding");
    headers.insert(header::VARY, by);
    headers::apply(&path, headers);
    response
}

/// The host's settings, and over them what this platform knows better.
async fn config(State(platform): State<Arc<Platform>>) -> Response {
    let folder = platform.options.app.clone().unwrap_or_default();
    let stored = tokio::fs::read(folder.join("config.json")).await;
    let stored = stored
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let mut settings: serde_json::Map<_, _> = stored.unwrap_or_default();
    let days = platform.options.request_timeout_days;
    settings.insert("requestLimitDays".to_owned(), days.into());
    settings.insert("companyRegister".to_owned(), company_register::BASE.into());
    json::ok(&settings)
}

/// Links of the predecessor; the app knows its paths.
async fn redirect_old_path(OriginalUri(uri): OriginalUri) -> HandlerResult {
    let rest = uri.path().strip_prefix(OLD_BASE).unwrap_or("/");
    let query = uri.query().map(|query| format!("?{query}"));
    let to = format!("{BASE}{rest}{}", query.unwrap_or_default());
    let to = HeaderValue::from_str(&to).map_err(|_| ProblemResponse::NotFound)?;
    Ok((StatusCode::FOUND, [(header::LOCATION, to)]).into_response())
}

async fn not_built() -> Response {
    const TITLE: &str = "The app is not here";
    let body = html! {
        h1 { (TITLE) }
        p { "The platform was started without the app, so only its APIs answer." }
        p { "Build the app and start the platform with it:" }
        pre { code { "cargo xtask dist\nfullmakt-platform --app dist" } }
        p { a.button href="/" { "To the start page" } }
    };
    html::page(StatusCode::NOT_FOUND, TITLE, &body)
}
