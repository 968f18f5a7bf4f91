//! The host's own settings, `config.json` beside `index.html`.

use crate::browser::early;
use crate::config::Config;
use crate::routes;
use gloo_net::http::{Request, Response};
use web_sys::AbortSignal;

/// Milliseconds that the file may take.
const TIMEOUT: u32 = 10_000;

/// Fetches the settings, before anything else is fetched. Without a file that can be read they are the
/// defaults: the app then works on its own origin.
pub async fn load() -> Config {
    let path = routes::path("/config.json");
    let response = match early::take(&path).await {
        Some(response) => response.ok().map(Response::from),
        None => fetch(&path).await,
    };
    let Some(response) = response.filter(Response::ok) else {
        return Config::default();
    };
    let body = response.binary().await;
    body.map(|body| Config::parse(&body)).unwrap_or_default()
}

async fn fetch(path: &str) -> Option<Response> {
    let signal = AbortSignal::timeout_with_u32(TIMEOUT);
    let request = Request::get(path).abort_signal(Some(&signal));
    request.send().await.ok()
}
