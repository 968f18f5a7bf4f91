//! What the host of the app can set without building it anew: `config.json` beside `index.html`.

use crate::browser::fetch;
use serde::Deserialize;
use std::cell::RefCell;

/// Run-time settings. Every member is optional, unknown ones are ignored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Config {
    /// What comes before the paths of the platform; empty for the app's own origin. Without a slash
    /// at the end.
    pub api_base: String,
    /// Days after which a request times out (platform.md, section 1.4): the limit is not on the wire.
    pub request_limit_days: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api_base: String::new(),
            request_limit_days: 10,
        }
    }
}

impl Config {
    /// Reads the file. What cannot be read is as if it were not there: the app then works on its own
    /// origin.
    fn read(body: &[u8]) -> Self {
        let mut config: Self = serde_json::from_slice(body).unwrap_or_default();
        let base = config.api_base.trim().trim_end_matches('/');
        config.api_base = base.to_owned();
        config
    }
}

thread_local! {
    static CURRENT: RefCell<Config> = RefCell::default();
}

/// The settings in force.
#[must_use]
pub fn current() -> Config {
    CURRENT.with_borrow(Clone::clone)
}

/// Fetches `config.json` and puts it into force. Called once, before anything else is fetched.
pub async fn load() {
    let address = crate::routes::at("/config.json");
    let reply = fetch::send(fetch::Call {
        method: "GET",
        url: &address,
        headers: &[],
        body: None,
        limit: 10_000,
        cached: true,
        elsewhere: false,
        early: &address,
    });
    if let Ok(reply) = reply.await
        && reply.status == 200
        && let Ok(body) = reply.body
    {
        CURRENT.set(Config::read(&body));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_is_optional_and_unknown_ones_are_ignored() {
        assert_eq!(Config::read(b"{}"), Config::default());
        let config = Config::read(br#"{"apiBase":"https://a.no/","theme":1}"#);
        assert_eq!(config.api_base, "https://a.no");
        assert_eq!(config.request_limit_days, 10);
        assert_eq!(
            Config::read(br#"{"requestLimitDays":180}"#).request_limit_days,
            180
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_costs_nothing() {
        for body in ["", "<!doctype html>", r#"{"apiBase":7}"#] {
            assert_eq!(Config::read(body.as_bytes()), Config::default());
        }
    }
}
