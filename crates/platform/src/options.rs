//! What the command line says (docs/contract/local-platform.md, section "Process").

use crate::web_url::WebUrl;
use fullmakt_domain::{TimeoutMode, TimeoutRule};
use std::{
    ffi::OsString,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
};
use thiserror::Error;

/// Shown for `--help`.
pub const HELP: &str = "\
Local platform: system users, approval and access management on one machine.

Usage: fullmakt-platform [OPTIONS]

  --listen ADDR                 where to listen [127.0.0.1:8080]
  --data DIR                    folder of the database [.fullmakt]
  --seed default|empty          what an empty database is filled with [default];
                                empty: people and organisations with their roles, no system,
                                no request and no client
  --app DIR                     the built app to serve; without it only the API
  --request-timeout-days N      age at which a request times out [10]
  --request-timeout-mode documented|service
                                what happens then [documented]
  --allow-origin ORIGIN         lets a second origin call with credentials, and sign-in lead back
                                to it; repeatable
  --help                        this text
";

/// How the platform is to run.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where to listen. The port also stands in seeded links.
    pub listen: SocketAddr,
    /// Folder of the database and the signing key; made when missing.
    pub data: PathBuf,
    /// What an empty database is filled with.
    pub seed: SeedKind,
    /// Folder of the built app.
    pub app: Option<PathBuf>,
    /// Age in days at which a request times out.
    pub request_timeout_days: u32,
    /// What happens to a request of that age.
    pub request_timeout_mode: TimeoutMode,
    /// Origins besides our own that may call with credentials, and to which sign-in may lead back.
    pub allow_origins: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080),
            data: PathBuf::from(".fullmakt"),
            seed: SeedKind::Default,
            app: None,
            request_timeout_days: 10,
            request_timeout_mode: TimeoutMode::Documented,
            allow_origins: Vec::new(),
        }
    }
}

/// What an empty database is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeedKind {
    /// People, organisations, systems, requests, system users and clients of docs/contract/local-platform.md.
    Default,
    /// The same people and organisations with their roles, and nothing else: for vendors who
    /// register their own system and create their own requests.
    Empty,
}

impl SeedKind {
    /// Reads the word of the option and of `/_platform/reset`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "default" => Some(Self::Default),
            "empty" => Some(Self::Empty),
            _ => None,
        }
    }
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Command {
    /// Run.
    Run(Options),
    /// Print [`HELP`].
    Help,
}

/// The command line cannot be understood.
#[derive(Debug, Error)]
pub enum OptionsError {
    /// Unknown option, missing value or value that is no text.
    #[error("{0}")]
    Syntax(#[from] lexopt::Error),
    /// A value that does not fit.
    #[error("{option}: {value:?} is not {expected}")]
    Value {
        /// The option.
        option: &'static str,
        /// What came.
        value: String,
        /// What was expected, in words.
        expected: &'static str,
    },
}

impl Options {
    /// When a request times out, and what happens then.
    #[must_use]
    pub fn timeout(&self) -> TimeoutRule {
        TimeoutRule {
            limit_days: self.request_timeout_days,
            mode: self.request_timeout_mode,
        }
    }

    /// Whether `--allow-origin` names this origin.
    #[must_use]
    pub fn allows_origin(&self, origin: &str) -> bool {
        let allowed = &self.allow_origins;
        allowed
            .iter()
            .any(|allowed| is_same_origin(origin, allowed))
    }

    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// When an option is unknown or its value does not fit.
    pub fn from_args(args: impl IntoIterator<Item = OsString>) -> Result<Command, OptionsError> {
        use lexopt::prelude::*;
        let mut options = Self::default();
        let mut parser = lexopt::Parser::from_args(args);
        while let Some(argument) = parser.next()? {
            match argument {
                Long("help") | Short('h') => return Ok(Command::Help),
                Long("listen") => {
                    options.listen = parse_value(
                        "--listen",
                        parser.value()?.string()?,
                        "an address and port such as 127.0.0.1:8080",
                        |text| text.replace("localhost", "127.0.0.1").parse().ok(),
                    )?;
                }
                Long("data") => options.data = parser.value()?.into(),
                Long("seed") => {
                    options.seed = parse_value(
                        "--seed",
                        parser.value()?.string()?,
                        "default or empty",
                        SeedKind::parse,
                    )?;
                }
                Long("app") => options.app = Some(parser.value()?.into()),
                Long("request-timeout-days") => {
                    options.request_timeout_days = parse_value(
                        "--request-timeout-days",
                        parser.value()?.string()?,
                        "a number of days from 1 to 36500",
                        |text| text.parse().ok().filter(|days| (1..=36_500).contains(days)),
                    )?;
                }
                Long("request-timeout-mode") => {
                    options.request_timeout_mode = parse_value(
                        "--request-timeout-mode",
                        parser.value()?.string()?,
                        "documented or service",
                        |text| match text {
                            "documented" => Some(TimeoutMode::Documented),
                            "service" => Some(TimeoutMode::Service),
                            _ => None,
                        },
                    )?;
                }
                Long("allow-origin") => options.allow_origins.push(parse_value(
                    "--allow-origin",
                    parser.value()?.string()?,
                    "an origin such as http://localhost:3000",
                    origin,
                )?),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(Command::Run(options))
    }
}

/// Whether two addresses have the same scheme, host and port.
pub(crate) fn is_same_origin(one: &str, other: &str) -> bool {
    match (WebUrl::parse(one), WebUrl::parse(other)) {
        (Some(one), Some(other)) => one.is_same_origin(&other),
        _ => false,
    }
}

fn parse_value<T>(
    option: &'static str,
    value: String,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, OptionsError> {
    parse(&value).ok_or(OptionsError::Value {
        option,
        value,
        expected,
    })
}

/// An origin as browsers write it: scheme, host and port that is not the scheme's own.
fn origin(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    (bare && matches!(url.scheme(), "http" | "https")).then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Result<Command, OptionsError> {
        Options::from_args(args.iter().map(OsString::from))
    }

    #[test]
    fn every_option_is_read() {
        let Ok(Command::Run(options)) = read(&[
            "--listen=127.0.0.1:0",
            "--data",
            "d",
            "--seed",
            "empty",
            "--app",
            "dist",
            "--request-timeout-days",
            "180",
            "--request-timeout-mode",
            "service",
            "--allow-origin",
            "http://localhost:3000/",
        ]) else {
            panic!("not read")
        };
        assert_eq!(options.listen.port(), 0);
        assert_eq!(options.data, PathBuf::from("d"));
        assert_eq!(options.seed, SeedKind::Empty);
        assert_eq!(options.app, Some(PathBuf::from("dist")));
        assert_eq!(options.request_timeout_days, 180);
        assert_eq!(options.request_timeout_mode, TimeoutMode::Service);
        assert_eq!(options.allow_origins, ["http://localhost:3000"]);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for args in [
            ["--listen", "here"],
            ["--seed", "some"],
            ["--request-timeout-days", "0"],
            ["--request-timeout-mode", "none"],
            ["--allow-origin", "*"],
            ["--allow-origin", "http://a/path"],
            ["--what", "ever"],
        ] {
            assert!(read(&args).is_err(), "{args:?}");
        }
    }
}
