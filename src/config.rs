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
    /// Base address of an open company register (docs/contract/contacts.md, section 3), or its path on the app's
    /// own origin; empty for none. Without a slash at the end.
    pub company_register: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api_base: String::new(),
            request_limit_days: 10,
            company_register: String::new(),
        }
    }
}

impl Config {
    /// Reads the file. What cannot be read is as if it were not there: the app then works on its own
    /// origin.
    pub(crate) fn parse(body: &[u8]) -> Self {
        let mut config: Self = serde_json::from_slice(body).unwrap_or_default();
        for address in [&mut config.api_base, &mut config.company_register] {
            *address = address.trim().trim_end_matches('/').to_owned();
        }
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
        assert_eq!(config.company_register, "");
        assert_eq!(
            Config::parse(br#"{"requestLimitDays":180}"#).request_limit_days,
            180
        );
        let config = Config::parse(br#"{"companyRegister":" https://a.no/register/api/ "}"#);
        assert_eq!(config.company_register, "https://a.no/register/api");
    }

    #[test]
    fn a_file_that_cannot_be_read_costs_nothing() {
        for body in ["", "<!doctype html>", r#"{"apiBase":7}"#] {
            assert_eq!(Config::parse(body.as_bytes()), Config::default());
        }
    }
}
