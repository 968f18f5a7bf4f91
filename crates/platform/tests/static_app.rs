//! The built app behind the platform (docs/contract/local-platform.md, section "Process", `--app`).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::http::header;
use std::fs;
use support::{TestResponse, TestServer};

const APP: &str = "/accessmanagement/ui";

fn built() -> (tempfile::TempDir, TestServer) {
    let outer = tempfile::tempdir().unwrap();
    let app = outer.path().join("dist");
    fs::create_dir(&app).unwrap();
    fs::write(outer.path().join("secret.txt"), "secret").unwrap();
    let write = |name: &str, text: &str| fs::write(app.join(name), text).unwrap();
    write("index.html", "<!doctype html>page");
    write("a-1.js", "plain");
    write("a-1.js.gz", "gzip");
    write("a-1.js.br", "brotli");
    write("a-1_bg.wasm", "wasm");
    write("config.json", r#"{"apiBase":"/x","requestLimitDays":1}"#);
    write(".env", "secret");
    let server = TestServer::with_options(|options| {
        options.app = Some(app);
        options.request_timeout_days = 17;
    });
    (outer, server)
}

async fn get(server: &TestServer, path: &str) -> TestResponse {
    server.get(path, "").await
}

#[tokio::test]
async fn pages_files_and_what_is_missing() {
    let (_outer, server) = built();
    for page in ["", "/", "/systemuser/request?id=x", "/a/b/c", "/index.html"] {
        let response = get(&server, &format!("{APP}{page}")).await;
        assert_eq!(
            (response.status, &response.body[..]),
            (200, &b"<!doctype html>page"[..]),
            "{page}"
        );
        assert_eq!(response.headers["cache-control"], "no-cache", "{page}");
        let policy = response.headers["content-security-policy"]
            .to_str()
            .unwrap();
        assert!(
            policy.contains("require-trusted-types-for 'script'"),
            "{page}"
        );
    }
    let wasm = get(&server, &format!("{APP}/a-1_bg.wasm")).await;
    assert_eq!(wasm.headers["content-type"], "application/wasm");
    assert_eq!(
        wasm.headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
    assert_eq!(wasm.headers["x-content-type-options"], "nosniff");
    for missing in [
        "a-2.js",
        "b.wasm",
        "x/y.css",
        "config.json.bak",
        "index.html.br",
    ] {
        let response = get(&server, &format!("{APP}/{missing}")).await;
        assert_eq!(response.status, 404, "{missing}");
        let kind = response.headers["content-type"].to_str().unwrap();
        assert!(kind.starts_with("text/plain"), "{missing}");
    }
}

/// The file system refuses to look for such names, which is no trouble of ours.
#[tokio::test]
async fn a_name_that_no_file_can_have_is_a_page_or_missing() {
    let (_outer, server) = built();
    let (long, deep) = ("a".repeat(256), "/a".repeat(2100));
    for (path, status) in [
        (format!("{APP}/{long}"), 200),
        (format!("{APP}/{long}.js"), 404),
        (format!("{APP}{deep}"), 200),
        (format!("{APP}/a%00b"), 200),
        (format!("{APP}/a%00b.js"), 404),
    ] {
        for method in ["GET", "HEAD"] {
            let response = server.request(method, &path, &[], "").await;
            assert_eq!(response.status, status, "{method} {path}");
        }
    }
}

#[tokio::test]
async fn never_a_hidden_file_or_one_outside_the_folder() {
    let (_outer, server) = built();
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/x/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%2fetc%2fpasswd",
        "//etc/passwd",
        "/.env",
        "/%2eenv",
        "/index.html%00.txt",
    ] {
        let response = get(&server, &format!("{APP}{path}")).await;
        let text = String::from_utf8_lossy(&response.body);
        assert!(
            !text.contains("secret") && !text.contains("root:"),
            "{path}: {text}"
        );
    }
}

#[tokio::test]
async fn compressed_known_and_without_a_body() {
    let (_outer, server) = built();
    let path = format!("{APP}/a-1.js");
    for (accept, body, coding) in [
        ("br, gzip", "brotli", Some("br")),
        ("gzip", "gzip", Some("gzip")),
        ("identity", "plain", None),
    ] {
        let asked = [("accept-encoding", accept)];
        let response = server.request("GET", &path, &asked, "").await;
        assert_eq!(response.body, body);
        let sent = response.headers.get(header::CONTENT_ENCODING);
        assert_eq!(sent.map(|sent| sent.to_str().unwrap()), coding);
        let kind = response.headers["content-type"].to_str().unwrap();
        assert!(kind.starts_with("text/javascript"));
        assert!(
            response.headers["vary"]
                .to_str()
                .unwrap()
                .contains("Accept-Encoding")
        );

        let tag = response.headers["etag"].to_str().unwrap().to_owned();
        let weak = format!("\"x\", W/{tag}");
        for known in [tag.as_str(), weak.as_str(), "*"] {
            let asked = [("accept-encoding", accept), ("if-none-match", known)];
            let response = server.request("GET", &path, &asked, "").await;
            assert_eq!((response.status, response.body.len()), (304, 0), "{known}");
            assert_eq!(response.headers["etag"], tag.as_str());
        }
        let asked = [("accept-encoding", accept), ("if-none-match", "\"x\"")];
        assert_eq!(server.request("GET", &path, &asked, "").await.status, 200);
    }
    let head = server.request("HEAD", &path, &[], "").await;
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.headers["content-length"], "5");
    let post = server.request("POST", &path, &[], "").await;
    assert_eq!(post.status, 405);
}

#[tokio::test]
async fn settings_of_the_platform_lie_over_those_of_the_host() {
    let (outer, server) = built();
    let path = format!("{APP}/config.json");
    let register = "/enhetsregisteret/api";
    let settings = get(&server, &path).await.expect(200);
    assert_eq!(
        settings,
        serde_json::json!({"apiBase": "/x", "requestLimitDays": 17, "companyRegister": register})
    );
    for broken in ["", "[]", "{"] {
        fs::write(outer.path().join("dist/config.json"), broken).unwrap();
        let settings = get(&server, &path).await.expect(200);
        let own = serde_json::json!({"requestLimitDays": 17, "companyRegister": register});
        assert_eq!(settings, own);
    }
}

#[tokio::test]
async fn old_links_lead_to_the_app() {
    let (_outer, server) = built();
    let response = get(&server, "/authfront/ui/auth/vendorrequest?id=a%20b").await;
    assert_eq!(response.status, 302);
    assert_eq!(
        response.headers["location"],
        "/accessmanagement/ui/auth/vendorrequest?id=a%20b"
    );
}

#[tokio::test]
async fn without_the_app_a_page_says_how_to_build_it() {
    let server = TestServer::new();
    for path in ["", "/", "/systemuser/request?id=x"] {
        let response = get(&server, &format!("{APP}{path}")).await;
        assert_eq!(response.status, 404);
        assert!(response.text().contains("cargo xtask dist"), "{path}");
    }
}

/// What docs/hosting.md tells hosts to change is there once, and its addresses fit each other.
#[test]
fn the_example_of_a_company_register_is_right() {
    let document = include_str!("../../../docs/hosting.md");
    let between = |begin: &str, end: &str| {
        let rest = document.split_once(begin).unwrap().1;
        rest.split_once(end).unwrap().0
    };
    let address = between("`\"companyRegister\": \"https://", "\"`");
    let origin = between("`connect-src 'self' https://", ";`");
    assert_eq!(address.split('/').next(), Some(origin));
    for (file, old) in [
        (
            include_str!("../../../deploy/_headers"),
            "connect-src 'self';",
        ),
        (
            include_str!("../../../public/config.json"),
            "\"companyRegister\": \"\"",
        ),
    ] {
        assert!(document.contains(&format!("`{old}`")), "{old}");
        assert_eq!(file.matches(old).count(), 1, "{old}");
    }
}
