//! The host's own settings, `config.json` beside `index.html`.

use super::client::{Request, early_response, fetch};
use crate::config::Config;
use crate::routes;

/// Fetches the settings, before anything else is fetched. Without a file that can be read they are the
/// defaults: the app then works on its own origin.
pub async fn load() -> Config {
    let path = routes::path("/config.json");
    let request = Request::file(&path);
    let response = match early_response(&request).await {
        Some(Ok(response)) => response,
        // Also after a call that took its whole time: where the platform is cannot be guessed.
        _ => match fetch(&request, &path).await {
            Ok(response) => response,
            Err(_) => return Config::default(),
        },
    };
    match response.binary().await {
        Ok(body) if response.ok() => Config::parse(&body),
        _ => Config::default(),
    }
}
