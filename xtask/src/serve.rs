//! `cargo xtask serve`: the app with the local platform on this machine.

use crate::app::{self, BuildMode};
use crate::error::Error;
use crate::process;
use crate::project::Project;
use crate::seed;
use crate::test;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// The command that serve calls xtask with; not for people.
pub(crate) const PRINT_LINKS: &str = "print-links-when-ready";

/// Where `trunk serve` offers the app (Trunk.toml), by both names that it prints. The local platform admits
/// calls from there, so that trunk can run beside it.
const TRUNK_SERVE_ORIGINS: [&str; 2] = ["http://localhost:8081", "http://127.0.0.1:8081"];

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    port: u16,
    /// Folder of the database; `.fullmakt` in the work tree when not named.
    data: Option<PathBuf>,
    /// Origins that may call the local platform besides its own and that of `trunk serve`.
    allow_origins: Vec<String>,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, Error> {
        let mut options = Self {
            port: 8080,
            data: None,
            allow_origins: Vec::new(),
        };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            let (name, value) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (word.as_str(), words.next().cloned()),
            };
            let value = value.ok_or_else(|| Error::Usage(format!("{name} needs a value after it")));
            match name {
                "--port" => options.port = port(&value?)?,
                "--data" => options.data = Some(PathBuf::from(value?)),
                "--allow-origin" => options.allow_origins.push(value?),
                other => {
                    return Err(Error::Usage(format!(
                        "serve knows --port, --data and --allow-origin, not '{other}'"
                    )));
                }
            }
        }
        Ok(options)
    }

    /// The command line of the local platform.
    fn platform_arguments(&self, root: &Path, app: &Path) -> Vec<OsString> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let data = self.data.clone();
        let mut arguments: Vec<OsString> = vec![
            "--listen".into(),
            address.to_string().into(),
            "--app".into(),
            app.into(),
            "--data".into(),
            data.unwrap_or_else(|| root.join(".fullmakt")).into(),
        ];
        let more = self.allow_origins.iter().map(String::as_str);
        for origin in TRUNK_SERVE_ORIGINS.into_iter().chain(more) {
            arguments.extend(["--allow-origin".into(), origin.into()]);
        }
        arguments
    }
}

fn port(text: &str) -> Result<u16, Error> {
    text.parse()
        .ok()
        .filter(|port| *port != 0)
        .ok_or_else(|| Error::Usage(format!("'{text}' is not a port: a number from 1 to 65535")))
}

/// Builds both, then replaces this process with the local platform, so that a signal reaches the platform.
/// A child process waits until the platform is healthy and prints the links.
pub(crate) fn run(project: &Project, options: &Options) -> Result<(), Error> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    if let Err(error) = TcpListener::bind(address) {
        // Not the next one, where `trunk serve` listens.
        let other = options.port.checked_add(10).unwrap_or(8080);
        return Err(Error::Failed(format!(
            "port {} cannot be used ({error}). Stop what uses it, or choose another: cargo xtask serve --port {other}",
            options.port
        )));
    }
    let app = app::build(project, BuildMode::Preview, |_| Ok(()))?;
    let program = test::platform(project)?;

    let xtask = std::env::current_exe().map_err(|source| Error::Io {
        action: "find this program".into(),
        source,
    })?;
    let mut link_printer = Command::new(xtask);
    link_printer.args([PRINT_LINKS, &options.port.to_string()]);
    link_printer
        .spawn()
        .map_err(|source| process::start_error(&link_printer, source))?;

    let mut platform = Command::new(program);
    platform.args(options.platform_arguments(&project.root, &app));
    exec(&mut platform)
}

#[cfg(unix)]
fn exec(command: &mut Command) -> Result<(), Error> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(process::start_error(command, error))
}

#[cfg(not(unix))]
fn exec(command: &mut Command) -> Result<(), Error> {
    process::run(command)
}

/// Waits for the local platform and prints what there is to try.
pub(crate) fn print_links_when_ready(arguments: &[String]) -> Result<(), Error> {
    let port = port(arguments.first().map_or("", String::as_str))?;
    let deadline = Instant::now() + Duration::from_secs(30);
    while !is_healthy(port) {
        if Instant::now() > deadline {
            // The platform says xtask why it does not run.
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    println!("{}", seed::links(port));
    Ok(())
}

fn is_healthy(port: u16) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let request = || -> std::io::Result<bool> {
        let mut connection = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        connection.set_read_timeout(Some(Duration::from_secs(1)))?;
        connection.write_all(
            format!("GET /health HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")
                .as_bytes(),
        )?;
        let mut start = [0; 12];
        connection.read_exact(&mut start)?;
        Ok(start == *b"HTTP/1.1 200")
    };
    request().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, Error> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        Options::parse(&words)
    }

    #[test]
    fn options_are_read_in_both_forms() {
        let check = |line: &str, port: u16, data: Option<&str>, origins: &[&str]| {
            let expected = Options {
                port,
                data: data.map(PathBuf::from),
                allow_origins: origins.iter().map(ToString::to_string).collect(),
            };
            assert_eq!(parse(line).unwrap(), expected, "{line}");
        };
        check("", 8080, None, &[]);
        check("--port 8123", 8123, None, &[]);
        check("--data=/tmp/x --port=9000", 9000, Some("/tmp/x"), &[]);
        check(
            "--allow-origin http://a --allow-origin=http://b:1",
            8080,
            None,
            &["http://a", "http://b:1"],
        );
    }

    #[test]
    fn the_platform_admits_trunk_serve_and_what_was_asked_for() {
        let options = parse("--port 8123 --allow-origin http://a").unwrap();
        let arguments = options.platform_arguments(Path::new("/tree"), Path::new("/app"));
        let arguments: Vec<_> = arguments.iter().map(|a| a.to_string_lossy()).collect();
        assert_eq!(
            arguments.join(" "),
            "--listen 127.0.0.1:8123 --app /app --data /tree/.fullmakt \
             --allow-origin http://localhost:8081 --allow-origin http://127.0.0.1:8081 \
             --allow-origin http://a"
        );
    }

    #[test]
    fn trunk_serve_listens_where_it_is_admitted() {
        let config = concat!(env!("CARGO_MANIFEST_DIR"), "/../Trunk.toml");
        let config = std::fs::read_to_string(config).unwrap();
        assert!(config.contains("[serve]\nport = 8081\n"));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for line in [
            "--port",
            "--port 0",
            "--port 70000",
            "--port x",
            "--ports 1",
            "8080",
        ] {
            assert!(matches!(parse(line), Err(Error::Usage(_))), "{line}");
        }
    }

    #[test]
    fn a_port_without_a_server_is_not_healthy() {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        assert!(!is_healthy(port));
    }
}
