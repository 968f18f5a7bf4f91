//! `cargo xtask serve`: the app with the local platform on this machine.

use crate::{app, process, project, test};
use anyhow::{Context, Result};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where `trunk serve` offers the app (Trunk.toml), by both names that it prints. The local platform admits
/// calls from there, so that trunk can run beside it.
const TRUNK_SERVE_ORIGINS: [&str; 2] = ["http://localhost:8081", "http://127.0.0.1:8081"];

/// Id of the open standard request; `crates/platform/src/seed.rs` has the same.
const STANDARD_REQUEST: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Port of the local platform
    #[arg(long, default_value = "8080", value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// Folder of the database; .fullmakt in the work tree when not named
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// An origin that may call the platform as well, as `trunk serve` on port 8081 may; repeatable
    #[arg(long = "allow-origin", value_name = "ORIGIN")]
    allow_origins: Vec<String>,
}

/// Builds both, then replaces this process with the local platform, so that a signal reaches the platform.
pub(crate) fn run(options: &Options) -> Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    TcpListener::bind(address).with_context(|| {
        format!(
            "port {} cannot be used. Stop what uses it, or choose another: cargo xtask serve --port 8090",
            options.port
        )
    })?;
    let app = app::build_preview()?;
    test::build_platform("build --package fullmakt-platform")?;
    print!("{}", links(options.port));
    let mut platform = platform(options, address, &app)?;
    Err(platform.exec()).with_context(|| process::not_started(&platform))
}

fn platform(options: &Options, address: SocketAddr, app: &Path) -> Result<Command> {
    let mut command = Command::new(project::platform_program()?);
    command.arg("--listen").arg(address.to_string());
    command.arg("--app").arg(app);
    command.arg("--data").arg(match &options.data {
        Some(data) => data.clone(),
        None => project::root().join(".fullmakt"),
    });
    let more = options.allow_origins.iter().map(String::as_str);
    for origin in TRUNK_SERVE_ORIGINS.into_iter().chain(more) {
        command.args(["--allow-origin", origin]);
    }
    Ok(command)
}

/// What there is to try, and who may open it.
fn links(port: u16) -> String {
    let origin = format!("http://localhost:{port}");
    format!(
        "
  {origin}/
    start page: every link, and who may open it
  {origin}/accessmanagement/ui/systemuser/request?id={STANDARD_REQUEST}&DONTCHOOSEREPORTEE=true
    SmartCloud asks SNILL SKOG AS for access. The page asks who you are:
    20001 INTUITIV HEST   may approve or reject
    20002 RASK REV        may only send it on to somebody who can decide
    20004 FJERN FISK      has nothing to do with the organisation
    20005 LESENDE UGLE    may see it and send it on, and decide nothing
  {origin}/accessmanagement/ui/systemuser/overview
    the system users of an organisation; sign in as
    20001 INTUITIV HEST   to see, give and delete access, for three organisations
    20003 STØDIG ELG      to see those for clients of VARM ØKONOMISK APE
    20005 LESENDE UGLE    to see those of SNILL SKOG AS, and change nothing
  {origin}/_platform
    what the local platform holds: requests, calls, faults, clock, and a button that resets it all

Stop it with Ctrl-C. These links work as soon as it says that it listens:

"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platform_gets_what_was_asked_for() {
        let options = Options {
            port: 8123,
            data: Some("elsewhere".into()),
            allow_origins: vec!["http://a".into()],
        };
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        let command = platform(&options, address, Path::new("app")).unwrap();
        let arguments: Vec<_> = command.get_args().map(|a| a.to_string_lossy()).collect();
        assert_eq!(
            arguments.join(" "),
            "--listen 127.0.0.1:8123 --app app --data elsewhere \
             --allow-origin http://localhost:8081 --allow-origin http://127.0.0.1:8081 \
             --allow-origin http://a"
        );
    }

    #[test]
    fn trunk_serve_listens_where_it_is_admitted() {
        assert!(include_str!("../../Trunk.toml").contains("[serve]\nport = 8081\n"));
    }

    /// A link to a request that is not there would be the first thing that a newcomer sees.
    #[test]
    fn the_request_is_the_seeded_one() {
        let seed = include_str!("../../crates/platform/src/seed.rs");
        let line = format!("const STANDARD_REQUEST: Uuid = uuid!(\"{STANDARD_REQUEST}\");");
        assert!(seed.contains(&line));
    }
}
