//! What the command line says (docs/contract/local-platform.md, section "Process").

use crate::web_url::WebUrl;
use clap::{
    Parser, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use fullmakt_domain::{TimeoutMode, TimeoutRule};
use std::{net::SocketAddr, path::PathBuf};

/// Local platform: system users, approval and access management on one machine.
///
/// RUST_LOG=info writes each request to the terminal.
#[derive(Debug, Clone, Parser)]
#[command(name = "fullmakt-platform")]
pub struct Options {
    /// Where to listen. The port also stands in seeded links.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080", value_parser = address)]
    pub listen: SocketAddr,
    /// Folder of the database and the signing key; made when missing.
    #[arg(long, value_name = "DIR", default_value = ".fullmakt")]
    pub data: PathBuf,
    /// What an empty database is filled with.
    #[arg(
        long,
        value_name = "default|empty",
        default_value = "default",
        hide_possible_values = true
    )]
    pub seed: SeedKind,
    /// Folder of the built app to serve; without it only the API.
    #[arg(long, value_name = "DIR")]
    pub app: Option<PathBuf>,
    /// Age in days at which a request times out.
    #[arg(long, value_name = "N", default_value = "10", value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub request_timeout_days: u32,
    /// What happens to a request of that age.
    #[arg(long, value_name = "documented|service", default_value = "documented", value_parser = timeout_mode(), hide_possible_values = true)]
    pub request_timeout_mode: TimeoutMode,
    /// Origin besides our own that may call with credentials, and to which sign-in may lead back; repeatable.
    #[arg(long = "allow-origin", value_name = "ORIGIN", value_parser = origin)]
    pub allow_origins: Vec<String>,
}

/// What an empty database is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SeedKind {
    /// People, organisations, systems, requests, system users and clients of docs/contract/local-platform.md.
    Default,
    /// The same people and organisations with their roles, and nothing else: for vendors who
    /// register their own system and create their own requests.
    Empty,
}

impl SeedKind {
    /// Reads the word of the option and of `/_platform/reset`.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::from_str(word, false).ok()
    }
}

impl Default for Options {
    /// What an empty command line says.
    fn default() -> Self {
        Self::parse_from(["fullmakt-platform"])
    }
}

impl Options {
    /// When a request times out, and what happens then.
    pub(crate) fn timeout(&self) -> TimeoutRule {
        TimeoutRule {
            limit_days: self.request_timeout_days,
            mode: self.request_timeout_mode,
        }
    }

    /// Whether `--allow-origin` names this origin.
    pub(crate) fn allows_origin(&self, origin: &str) -> bool {
        let allowed = &self.allow_origins;
        allowed
            .iter()
            .any(|allowed| is_same_origin(origin, allowed))
    }
}

/// Whether two addresses have the same scheme, host and port.
pub(crate) fn is_same_origin(one: &str, other: &str) -> bool {
    match (WebUrl::parse(one), WebUrl::parse(other)) {
        (Some(one), Some(other)) => one.is_same_origin(&other),
        _ => false,
    }
}

fn address(text: &str) -> Result<SocketAddr, &'static str> {
    let text = text.replace("localhost", "127.0.0.1");
    text.parse()
        .map_err(|_| "give an address and port such as 127.0.0.1:8080")
}

fn timeout_mode() -> impl TypedValueParser<Value = TimeoutMode> {
    PossibleValuesParser::new(["documented", "service"]).map(|word| match word.as_str() {
        "service" => TimeoutMode::Service,
        _ => TimeoutMode::Documented,
    })
}

/// An origin as browsers write it: scheme, host and port that is not the scheme's own.
fn origin(text: &str) -> Result<String, &'static str> {
    let url = url::Url::parse(text).ok();
    let url = url.filter(|url| {
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        bare && matches!(url.scheme(), "http" | "https")
    });
    url.map(|url| url.origin().ascii_serialization())
        .ok_or("give an origin such as http://localhost:3000")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_or_refused() {
        let read = |name, value| Options::try_parse_from(["fullmakt-platform", name, value]);
        let options = read("--listen", "localhost:0").unwrap();
        assert_eq!(options.listen.to_string(), "127.0.0.1:0");
        let options = read("--request-timeout-mode", "service").unwrap();
        assert_eq!(options.request_timeout_mode, TimeoutMode::Service);
        let options = read("--allow-origin", "http://localhost:3000/").unwrap();
        assert_eq!(options.allow_origins, ["http://localhost:3000"]);
        for (name, value) in [
            ("--listen", "here"),
            ("--seed", "some"),
            ("--request-timeout-days", "0"),
            ("--request-timeout-mode", "none"),
            ("--allow-origin", "*"),
            ("--allow-origin", "http://a/path"),
        ] {
            assert!(read(name, value).is_err(), "{name} {value}");
        }
    }
}
