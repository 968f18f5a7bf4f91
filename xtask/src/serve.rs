//! `cargo xtask serve`: the app with the local platform on this machine.

use crate::app::{self, Purpose};
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::seed;
use crate::test;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// The command that serve calls itself with; not for people.
pub(crate) const ANNOUNCE: &str = "announce";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    port: u16,
    /// Folder of the database; `.fullmakt` in the work tree when not named.
    data: Option<PathBuf>,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, Failure> {
        let mut options = Self {
            port: 8080,
            data: None,
        };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            let (name, value) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (word.as_str(), words.next().cloned()),
            };
            let value =
                value.ok_or_else(|| Failure::Usage(format!("{name} needs a value after it")));
            match name {
                "--port" => options.port = port(&value?)?,
                "--data" => options.data = Some(PathBuf::from(value?)),
                other => {
                    return Err(Failure::Usage(format!(
                        "serve knows --port and --data, not '{other}'"
                    )));
                }
            }
        }
        Ok(options)
    }
}

fn port(text: &str) -> Result<u16, Failure> {
    text.parse()
        .ok()
        .filter(|port| *port != 0)
        .ok_or_else(|| Failure::Usage(format!("'{text}' is not a port: a number from 1 to 65535")))
}

/// Builds both and becomes the local platform, so that a signal to this process reaches it. A child of
/// ours waits until it answers and prints the links.
pub(crate) fn run(project: &Project, options: &Options) -> Result<(), Failure> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    if let Err(error) = TcpListener::bind(address) {
        let other = options.port.checked_add(1).unwrap_or(8080);
        return Err(Failure::Unfit(format!(
            "port {} cannot be used ({error}). Stop what uses it, or choose another: cargo xtask serve --port {other}",
            options.port
        )));
    }
    let app = app::build(project, Purpose::Try, |_| Ok(()))?;
    let program = test::platform(project)?;

    let itself = std::env::current_exe().map_err(|source| Failure::Files {
        doing: "find this program".into(),
        source,
    })?;
    let mut announcer = Command::new(itself);
    announcer.args([ANNOUNCE, &options.port.to_string()]);
    announcer
        .spawn()
        .map_err(|source| process::cannot_start(&announcer, source))?;

    let mut platform = Command::new(program);
    platform
        .arg("--listen")
        .arg(address.to_string())
        .arg("--app")
        .arg(app)
        .arg("--data")
        .arg(
            options
                .data
                .clone()
                .unwrap_or_else(|| project.root.join(".fullmakt")),
        );
    become_it(&mut platform)
}

#[cfg(unix)]
fn become_it(command: &mut Command) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(process::cannot_start(command, error))
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Result<(), Failure> {
    process::run(command)
}

/// Waits for the local platform and prints what there is to try.
pub(crate) fn announce(arguments: &[String]) -> Result<(), Failure> {
    let port = port(arguments.first().map_or("", String::as_str))?;
    let given_up = Instant::now() + Duration::from_secs(30);
    while !is_up(port) {
        if Instant::now() > given_up {
            // The platform says itself why it does not run.
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    println!("{}", seed::links(port));
    Ok(())
}

fn is_up(port: u16) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let ask = || -> std::io::Result<bool> {
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
    ask().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options, Failure> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        Options::parse(&words)
    }

    #[test]
    fn port_and_data_are_read_in_both_forms() {
        let check = |line: &str, port: u16, data: Option<&str>| {
            let data = data.map(PathBuf::from);
            assert_eq!(parse(line).unwrap(), Options { port, data }, "{line}");
        };
        check("", 8080, None);
        check("--port 8123", 8123, None);
        check("--data=/tmp/x --port=9000", 9000, Some("/tmp/x"));
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
            assert!(matches!(parse(line), Err(Failure::Usage(_))), "{line}");
        }
    }

    #[test]
    fn nobody_at_home_is_not_up() {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        assert!(!is_up(port));
    }
}
