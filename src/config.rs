//! What the host of the app can set without building it anew: `config.json` beside `index.html`.

use serde::Deserialize;

/// Run-time settings. Every member is optional, unknown ones are ignored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Config {
    /// What comes before the paths of the platform; empty for the app's own origin. Without a slash
    /// at the end.
    pub api_base: String,
    /// Days after which a request times out (docs/contract/platform.md, section 1.4): the limit is not on the wire.
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
    pub(crate) fn parse(body: &[u8]) -> Self {
        let mut config: Self = serde_json::from_slice(body).unwrap_or_default();
        let base = config.api_base.trim().trim_end_matches('/');
        config.api_base = base.to_owned();
        config
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_is_optional_and_unknown_ones_are_ignored() {
        assert_eq!(Config::parse(b"{}"), Config::default());
        let config = Config::parse(br#"{"apiBase":"https://a.no/","theme":1}"#);
        assert_eq!(config.api_base, "https://a.no");
        assert_eq!(config.request_limit_days, 10);
        assert_eq!(
            Config::parse(br#"{"requestLimitDays":180}"#).request_limit_days,
            180
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_costs_nothing() {
        for body in ["", "<!doctype html>", r#"{"apiBase":7}"#] {
            assert_eq!(Config::parse(body.as_bytes()), Config::default());
        }
    }
}
