//! The built app under its real address (`--app DIR`), with the headers of production.
//!
//! * A file that is there is served; of its precompressed siblings the one that the caller wants.
//! * A path whose last segment has an extension and that is not there is 404: a missing script must
//!   not be answered with a page (architecture.md, trap 7).
//! * Everything else is a page of the app, so `index.html`.
//! * `config.json` has this platform's own settings laid over it.
//! * Addresses of the app's predecessor go to the same place under the app's own base.

mod file;
mod headers;

use super::{
    html,
    input::PathParams,
    problem::{HandlerResult, ProblemResponse},
    run_blocking,
};
use crate::Platform;
use axum::{
    Router,
    extract::{OriginalUri, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use file::{Content, Folder};
use maud::html;
use std::{collections::HashMap, sync::Arc};

/// What comes before every path of the app.
const BASE: &str = "/accessmanagement/ui";
/// The same of its predecessor, whose links vendors may still send.
const OLD_BASE: &str = "/authfront/ui";

type PlatformState = State<Arc<Platform>>;

/// The routes of this family.
pub fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route(BASE, get(serve))
        .route(&format!("{BASE}/"), get(serve))
        .route(&format!("{BASE}/{{*path}}"), get(serve))
        .route(&format!("{OLD_BASE}/{{*path}}"), get(redirect_old_path))
}

async fn serve(
    State(platform): PlatformState,
    OriginalUri(uri): OriginalUri,
    PathParams(args): PathParams<HashMap<String, String>>,
    headers: HeaderMap,
) -> HandlerResult {
    let path = args.get("path").cloned().unwrap_or_default();
    run_blocking(platform, move |platform| {
        let Some(folder) = &platform.options.app else {
            return Ok(not_built());
        };
        let mut response = match open(platform, folder, &path, &headers) {
            Ok(content) => content.into_response(&headers),
            Err(ProblemResponse::NotFound) => {
                (StatusCode::NOT_FOUND, "There is no such file.").into_response()
            }
            Err(other) => return Err(other),
        };
        headers::apply(uri.path(), response.headers_mut());
        Ok(response)
    })
    .await
}

fn open(
    platform: &Platform,
    folder: &std::path::Path,
    path: &str,
    headers: &HeaderMap,
) -> Result<Content, ProblemResponse> {
    let folder = Folder::open(folder).ok_or(ProblemResponse::NotFound)?;
    if path == "config.json" {
        return Ok(config(platform, folder.read(path)));
    }
    let file = folder.negotiate(path, headers);
    if let Some(file) = file {
        return Ok(file);
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.contains('.') {
        return Err(ProblemResponse::NotFound);
    }
    folder
        .negotiate("index.html", headers)
        .ok_or(ProblemResponse::NotFound)
}

/// The host's settings, and over them what this platform knows better.
fn config(platform: &Platform, stored: Option<Vec<u8>>) -> Content {
    let stored = stored.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let mut settings = match stored {
        Some(serde_json::Value::Object(members)) => members,
        _ => serde_json::Map::new(),
    };
    let days = platform.options.request_timeout_days;
    settings.insert("requestLimitDays".to_owned(), days.into());
    // A map of JSON values can always be written.
    let bytes = serde_json::to_vec(&settings).unwrap_or_default();
    Content::plain("config.json", bytes)
}

/// Links of the predecessor; the app knows its paths.
async fn redirect_old_path(OriginalUri(uri): OriginalUri) -> HandlerResult {
    let rest = uri.path().strip_prefix(OLD_BASE).unwrap_or("/");
    let query = uri.query().map(|query| format!("?{query}"));
    let to = format!("{BASE}{rest}{}", query.unwrap_or_default());
    let to = HeaderValue::from_str(&to).map_err(|_| ProblemResponse::NotFound)?;
    Ok((StatusCode::FOUND, [(header::LOCATION, to)]).into_response())
}

fn not_built() -> Response {
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
