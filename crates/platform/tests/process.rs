//! The program itself: start, stop, and what survives `kill -9` (docs/contract/local-platform.md, "Process").
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use fullmakt_platform::{
    store::{FILE, Store, StoreOpenError},
    tokens::{Organisation, Person, Tokens},
};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Shutdown, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};
use support::{PORTAL_SCOPES, REQUEST_PATH, SMARTCLOUD, VENDOR_SCOPES, id_of, smartcloud_request};

/// A running program; killed when the test ends, however it ends.
struct PlatformProcess {
    child: Child,
    port: u16,
}

impl PlatformProcess {
    fn start(data: &Path, more: &[&str]) -> Self {
        let mut command = program(data, more);
        command.stderr(Stdio::null());
        Self::from(command)
    }

    fn from(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let out = child.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let port = line.trim().rsplit(':').next().unwrap().parse();
        let port = port.unwrap_or_else(|_| panic!("no port in {line:?}"));
        Self { child, port }
    }

    /// One call on a connection of its own; none when the connection broke.
    fn call(&self, method: &str, path: &str, token: &str, body: &str) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\
             Authorization: Bearer {token}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\n\r\n{body}",
            self.port
        )
        .ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some((status, body.to_owned()))
    }
}

impl Drop for PlatformProcess {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to kill.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn program(data: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fullmakt-platform"));
    command
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .args(more);
    command
}

fn vendor_token(data: &Path) -> String {
    let organisation = Organisation {
        code: "vendor",
        number: SMARTCLOUD,
    };
    let now = fullmakt_platform::clock::Clock::default().now();
    let tokens = Tokens::open(data).unwrap();
    tokens
        .organisation(organisation, VENDOR_SCOPES, now)
        .unwrap()
}

fn person_token(data: &Path) -> String {
    let now = fullmakt_platform::clock::Clock::default().now();
    let tokens = Tokens::open(data).unwrap();
    let person = Person {
        user_id: 20001,
        party_id: 0,
        party_uuid: uuid::Uuid::nil(),
    };
    tokens.person(person, 3, PORTAL_SCOPES, now).unwrap()
}

/// Four clients create requests while the program is killed. Whatever was answered with 201 is
/// there afterwards, and the file is whole.
#[test]
fn what_was_answered_survives_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..3 {
        let mut running = PlatformProcess::start(folder.path(), &[]);
        let token = vendor_token(folder.path());
        let answered = Mutex::new(Vec::new());
        let count = AtomicUsize::new(0);
        let killed = std::thread::scope(|scope| {
            for client in 0..4 {
                let (running, token, answered, count) = (&running, &token, &answered, &count);
                scope.spawn(move || {
                    for n in 0.. {
                        let body = smartcloud_request(&format!("{round}-{client}-{n}")).to_string();
                        let path = format!("{REQUEST_PATH}/vendor");
                        let Some((status, body)) = running.call("POST", &path, token, &body) else {
                            return;
                        };
                        assert_eq!(status, 201, "{body}");
                        let body = serde_json::from_str(&body).unwrap();
                        answered.lock().unwrap().push(id_of(&body));
                        count.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
            let pid = running.child.id().to_string();
            while count.load(Ordering::Relaxed) < 40 {
                std::thread::yield_now();
            }
            Command::new("kill").args(["-9", &pid]).status().unwrap()
        });
        assert!(killed.success());
        assert!(!running.child.wait().unwrap().success());

        let again = PlatformProcess::start(folder.path(), &[]);
        let answered = answered.into_inner().unwrap();
        assert!(answered.len() >= 40);
        for id in answered {
            let path = format!("{REQUEST_PATH}/vendor/{id}");
            let (status, _) = again.call("GET", &path, &token, "").unwrap();
            assert_eq!(status, 200, "{id} is lost");
        }
        drop(again);
        let file = rusqlite::Connection::open(folder.path().join(FILE)).unwrap();
        let verdict: String = file
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(verdict, "ok");
    }
}

#[test]
fn on_a_signal_it_exits_cleanly_and_closes_the_file() {
    for signal in ["-TERM", "-INT"] {
        let folder = tempfile::tempdir().unwrap();
        let mut running = PlatformProcess::start(folder.path(), &[]);
        assert_eq!(running.call("GET", "/health", "", "").unwrap().0, 200);
        let pid = running.child.id().to_string();
        let sent = Command::new("kill").args([signal, &pid]).status().unwrap();
        assert!(sent.success());
        assert!(running.child.wait().unwrap().success(), "{signal}");
        // Closing the last connection puts the log back into the file.
        assert!(!folder.path().join(format!("{FILE}-wal")).exists());
    }
}

/// Told to stop while a call is under way: the call is finished first.
#[test]
fn on_a_signal_it_finishes_open_requests() {
    let folder = tempfile::tempdir().unwrap();
    let mut running = PlatformProcess::start(folder.path(), &[]);
    let slow = r#"{"path": "/health", "delayMs": 700}"#;
    let (status, _) = running.call("POST", "/_platform/faults", "", slow).unwrap();
    assert_eq!(status, 200);
    let answer = std::thread::scope(|scope| {
        let call = scope.spawn(|| running.call("GET", "/health", "", ""));
        let has_begun = || {
            let (_, faults) = running.call("GET", "/_platform/faults", "", "").unwrap();
            let faults: serde_json::Value = serde_json::from_str(&faults).unwrap();
            faults[0]["hits"] == 1
        };
        while !has_begun() {
            std::thread::yield_now();
        }
        let pid = running.child.id().to_string();
        Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        call.join().unwrap()
    });
    assert_eq!(answer.unwrap().0, 200);
    assert!(running.child.wait().unwrap().success());
}

/// A connection that is dropped has no answer at all; what was carried out before stays so.
#[test]
fn a_dropped_connection_has_no_answer() {
    let folder = tempfile::tempdir().unwrap();
    let running = PlatformProcess::start(folder.path(), &[]);
    let token = vendor_token(folder.path());
    let path = format!("{REQUEST_PATH}/vendor");
    let find = |reference: &str| {
        let path = format!("{path}/byexternalref/991825827_smartcloud/314248295/{reference}");
        running.call("GET", &path, &token, "").unwrap().0
    };
    for (after_handling, reference, found) in [(false, "before", 404), (true, "after", 200)] {
        let fault = serde_json::json!({
            "method": "POST", "path": path, "drop": true, "times": 1,
            "afterHandling": after_handling
        });
        let (status, _) = running
            .call("POST", "/_platform/faults", "", &fault.to_string())
            .unwrap();
        assert_eq!(status, 200);
        let body = smartcloud_request(reference).to_string();
        assert_eq!(running.call("POST", &path, &token, &body), None);
        assert_eq!(find(reference), found);
    }
}

/// Every reader of the database takes three files. When each call had one of its own, many calls at
/// once took all the files that the system lets a process open, and were answered with 503.
#[test]
fn more_calls_at_once_than_files() {
    let folder = tempfile::tempdir().unwrap();
    let limited = "ulimit -n 128 && exec \"$0\" \"$@\"";
    let program = program(folder.path(), &[]);
    let mut command = Command::new("sh");
    command.args(["-c", limited]).arg(program.get_program());
    command.args(program.get_args());
    let running = PlatformProcess::from(command);
    let token = person_token(folder.path());
    let path = "/accessmanagement/api/v1/enduser/authorizedparties?includePartiesViaKeyRoles=true";
    std::thread::scope(|scope| {
        for _ in 0..60 {
            scope.spawn(|| {
                for _ in 0..5 {
                    let (status, _) = running.call("GET", path, &token, "").unwrap();
                    assert_eq!(status, 200);
                }
            });
        }
    });
}

/// What no client library would send: answered with 4xx or not at all, and others are served.
#[test]
fn bytes_that_are_no_http() {
    let folder = tempfile::tempdir().unwrap();
    let running = PlatformProcess::start(folder.path(), &[]);
    let create = format!("POST {REQUEST_PATH}/vendor HTTP/1.1\r\nHost: a\r\nConnection: close\r\n");
    let long = "x".repeat(500_000);
    for bytes in [
        "\0\0\0\r\n\r\n".to_owned(),
        "GET / HTTP/9.9\r\n\r\n".to_owned(),
        "GET  /  HTTP/1.1\r\n\r\n".to_owned(),
        "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(),
        format!("GET /{long} HTTP/1.1\r\nHost: a\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: a\r\nA: {long}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(500)),
        "GET /nowhere HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(),
        "GET http://evil.example/nowhere HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(),
        format!("{create}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
        format!("{create}Content-Length: -1\r\n\r\n"),
        format!("{create}Content-Length: 99999999999999999999\r\n\r\n"),
        format!("{create}Content-Length: 10485760\r\n\r\n{{"),
        format!("{create}Transfer-Encoding: chunked\r\n\r\nZZ\r\n"),
        format!("{create}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"),
    ] {
        let mut stream = TcpStream::connect(("127.0.0.1", running.port)).unwrap();
        // The other side may have closed by now, which is an answer too.
        drop(stream.write_all(bytes.as_bytes()));
        drop(stream.shutdown(Shutdown::Write));
        let mut answer = Vec::new();
        drop(stream.read_to_end(&mut answer));
        let answer = String::from_utf8_lossy(&answer);
        let start: String = bytes.chars().take(60).collect();
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 4"),
            "{start:?}: {answer}"
        );
        assert_eq!(
            running.call("GET", "/health", "", "").unwrap().0,
            200,
            "{start:?}"
        );
    }
}

#[test]
fn a_second_process_on_the_same_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let first = PlatformProcess::start(folder.path(), &[]);
    let second = program(folder.path(), &[]).output().unwrap();
    assert!(!second.status.success());
    let message = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(
        message.contains("in use by another local platform"),
        "{message}"
    );
    assert_eq!(first.call("GET", "/health", "", "").unwrap().0, 200);
}

#[test]
fn a_newer_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path()).unwrap());
    let file = rusqlite::Connection::open(folder.path().join(FILE)).unwrap();
    file.execute("UPDATE schema_version SET version = 1000", [])
        .unwrap();
    let refused = Store::open(folder.path());
    assert!(matches!(
        refused,
        Err(StoreOpenError::Newer { found: 1000, .. })
    ));
    let run = program(folder.path(), &[]).output().unwrap();
    let message = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(message.contains("schema version 1000"), "{message}");
    let version: i64 = file
        .query_row("SELECT version FROM schema_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(version, 1000);
}

#[test]
fn a_file_that_is_no_database_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join(FILE),
        "this is a letter to my aunt, and no database",
    )
    .unwrap();
    let run = program(folder.path(), &[]).output().unwrap();
    assert!(!run.status.success());
    let message = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(message.contains("cannot be opened"), "{message}");
}

#[test]
fn help_and_wrong_options() {
    let folder = tempfile::tempdir().unwrap();
    let help = program(folder.path(), &["--help"]).output().unwrap();
    assert!(help.status.success());
    let text = String::from_utf8_lossy(&help.stdout).into_owned();
    assert!(text.contains("--request-timeout-mode <documented|service>"));
    let wrong = program(folder.path(), &["--nothing"]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
}

/// Route, status and time of each call when asked for, and nothing that says who it was about.
#[test]
fn the_log_is_quiet_unless_asked_for_and_never_personal() {
    let folder = tempfile::tempdir().unwrap();
    let log_of = |level: &str| {
        let mut command = program(folder.path(), &[]);
        let log = folder.path().join("log");
        let file = std::fs::File::create(&log).unwrap();
        command.env("RUST_LOG", level).stderr(file);
        let running = PlatformProcess::from(command);
        for path in [
            "/Home/GetTestUserToken/20001?scopes=secret",
            "/api/serviceowner/organizations?phoneNumber=98765432",
            "/wrong/01819010001/ola%40example.no?secret",
        ] {
            running.call("GET", path, "secret", "").unwrap();
        }
        drop(running);
        std::fs::read_to_string(log).unwrap()
    };
    assert_eq!(log_of(""), "");
    let log = log_of("info");
    for (route, status) in [
        ("/Home/GetTestUserToken/{user}", 200),
        ("/api/serviceowner/organizations", 400),
        ("/wrong/(number)/(e-mail)", 404),
    ] {
        let line = log.lines().find(|line| line.contains(route));
        let line = line.unwrap_or_else(|| panic!("{route}: {log}"));
        assert!(line.contains("GET"), "{line}");
        assert!(line.contains(&format!("status={status}")), "{line}");
        assert!(line.contains("latency="), "{line}");
    }
    for personal in ["20001", "secret", "98765432", "01819010001", "ola"] {
        assert!(!log.contains(personal), "{personal}: {log}");
    }
}

/// What is there stays, with the same ids, and a seed does not come over it again.
#[test]
fn data_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let token = {
        let running = PlatformProcess::start(folder.path(), &[]);
        let token = vendor_token(folder.path());
        let body = smartcloud_request("kept").to_string();
        let path = format!("{REQUEST_PATH}/vendor");
        assert_eq!(running.call("POST", &path, &token, &body).unwrap().0, 201);
        token
    };
    let again = PlatformProcess::start(folder.path(), &["--seed", "empty"]);
    let path = format!("{REQUEST_PATH}/vendor/byexternalref/991825827_smartcloud/314248295/kept");
    assert_eq!(again.call("GET", &path, &token, "").unwrap().0, 200);
    let path = format!(
        "{REQUEST_PATH}/vendor/{}",
        fullmakt_platform::seed::STANDARD_REQUEST
    );
    let (status, body) = again.call("GET", &path, &token, "").unwrap();
    assert_eq!(status, 200);
    assert!(body.contains("/vendor/receipt"));
}
