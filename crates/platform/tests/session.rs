//! Signing in and out, tokens for scripts, and foreign origins (platform.md, sections 0.4 h, 2.5
//! and 6; local-platform.md, "Sign-in and tokens").

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::{
    body::Body,
    http::{Request, header},
};
use fullmakt_platform::seed::{AGENT_REQUEST, CHANGE_REQUEST, STANDARD_REQUEST};
use support::{Bench, CUSTOMER, PORTAL_SCOPES, REQUEST, Reply, SMARTCLOUD, VENDOR_SCOPES};

const API: &str = "/authentication/api/v1";
const LOGIN: &str = "/authentication/api/v1/authentication";
const CURRENT: &str = "/profile/api/v1/users/current";
const OWN: &str = "http://localhost:8080";

fn encode(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

async fn get(bench: &Bench, path: &str, headers: &[(&str, &str)]) -> Reply {
    send(bench, "GET", path, headers, "").await
}

async fn send(
    bench: &Bench,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Reply {
    let mut request = Request::builder().method(method).uri(path);
    request = request.header(header::HOST, "localhost:8080");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    bench
        .send(request.body(Body::from(body.to_owned())).unwrap())
        .await
}

async fn sign_in(bench: &Bench, user: &str, goto: &str, headers: &[(&str, &str)]) -> Reply {
    let body = format!("userId={user}&goto={}", encode(goto));
    send(bench, "POST", LOGIN, headers, &body).await
}

/// The first `Set-Cookie` of that name, as (value, attributes).
fn cookie(reply: &Reply, name: &str) -> Option<(String, String)> {
    let lines = reply.headers.get_all(header::SET_COOKIE).into_iter();
    lines.map(|line| line.to_str().unwrap()).find_map(|line| {
        let (pair, attributes) = line.split_once("; ")?;
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| (value.to_owned(), attributes.to_owned()))
    })
}

fn location(reply: &Reply) -> &str {
    reply.headers[header::LOCATION].to_str().unwrap()
}

fn text(reply: &Reply) -> &str {
    std::str::from_utf8(&reply.body).unwrap()
}

#[tokio::test]
async fn the_page_lists_everybody_and_what_they_may_do() {
    let bench = Bench::new();
    let reply = get(&bench, &format!("{LOGIN}?goTo={}", encode(OWN)), &[]).await;
    assert_eq!(reply.status, 200);
    let page = text(&reply);
    assert!(page.contains(r#"<html lang="nb">"#));
    for user in 20001..=20007 {
        assert!(page.contains(&format!(r#"value="{user}""#)), "{user}");
    }
    assert!(page.contains("Kan ikke avgjøre, bare sende videre, for"));
    assert!(page.contains("Ser tilganger, men kan ikke avgjøre"));
    assert!(page.contains("Har ingen tilknytning"));
    assert!(!page.contains("<script"));
    let policy = reply.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"));
    assert_eq!(reply.headers["cache-control"], "no-store");
    for (wanted, sentence) in [
        ("nn", "Kven vil du vere?"),
        ("en", "Who do you want to be?"),
    ] {
        let reply = get(&bench, LOGIN, &[("accept-language", wanted)]).await;
        assert!(text(&reply).contains(&format!(r#"<html lang="{wanted}">"#)));
        assert!(text(&reply).contains(sentence));
    }
}

#[tokio::test]
async fn who_is_picked_gets_a_session_and_goes_on() {
    let bench = Bench::new();
    let goto = format!("{OWN}/accessmanagement/ui/systemuser/request?id=1&DONTCHOOSEREPORTEE=true");
    let reply = sign_in(&bench, "20001", &goto, &[("origin", OWN)]).await;
    assert_eq!(reply.status, 302);
    assert_eq!(
        location(&reply),
        "/accessmanagement/ui/systemuser/request?id=1&DONTCHOOSEREPORTEE=true"
    );
    let (token, attributes) = cookie(&reply, "AltinnStudioRuntime").unwrap();
    assert_eq!(attributes, "Path=/; HttpOnly; SameSite=Lax; Max-Age=1800");
    let session = format!("other=1; AltinnStudioRuntime={token}");
    let user = get(&bench, CURRENT, &[("cookie", &session)])
        .await
        .expect(200);
    assert_eq!(user["userId"], 20001);
    assert_eq!(user["party"]["name"], "INTUITIV HEST");
    // The page says who is there already.
    let page = get(&bench, LOGIN, &[("cookie", &session)]).await;
    assert_eq!(text(&page).matches("Innlogget nå").count(), 1);
}

#[tokio::test]
async fn nobody_is_signed_in_by_another_site() {
    let bench = Bench::new();
    for origin in [
        "https://evil.example",
        "null",
        "http://localhost:8081",
        "http://localhost",
    ] {
        let reply = sign_in(&bench, "20001", OWN, &[("origin", origin)]).await;
        assert_eq!((reply.status, reply.body.len()), (403, 0), "{origin}");
        assert_eq!(cookie(&reply, "AltinnStudioRuntime"), None);
    }
    for user in ["", "29999", "x", "20001 or 1=1"] {
        let reply = sign_in(&bench, user, OWN, &[]).await;
        assert_eq!(reply.status, 400, "{user}");
        assert_eq!(cookie(&reply, "AltinnStudioRuntime"), None);
    }
    // A link alone signs nobody in.
    let reply = get(&bench, &format!("{LOGIN}?goto={OWN}&userId=20001"), &[]).await;
    assert_eq!(cookie(&reply, "AltinnStudioRuntime"), None);
}

/// Destinations that lead out of the platform, or would in some browser.
const HOSTILE: [&str; 34] = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "http://evil.example:8080/",
    "http://localhost:8081/",
    "http://localhost/",
    "https://localhost:8080/",
    "http://localhost:8080@evil.example/",
    "http://localhost:8080:pass@evil.example/",
    "http://user@localhost:8080/",
    "http://localhost:8080.evil.example/",
    "http://localhost:8080\\@evil.example/",
    "http://localhost:8080\\.evil.example/",
    "http:///evil.example",
    "http:/evil.example",
    "http:evil.example",
    "http:\\\\evil.example",
    "http://127.0.0.1:8080/",
    "http://localhost%3A8080/",
    "http://localhost%2eevil.example:8080/",
    "http://localhost:8080//evil.example",
    "http://localhost:8080/%2F%2Fevil.example",
    "http://localhost:8080/..//evil.example",
    "http://localhost:8080/\t/evil.example",
    "http://local\nhost:8080/",
    "http://localhost:8080/\r\nSet-Cookie: a=b",
    "\thttp://evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt://localhost:8080/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "ftp://localhost:8080/",
    "http%3A%2F%2Fevil.example",
];

#[tokio::test]
async fn no_way_out_of_the_platform() {
    let bench = Bench::new();
    for goto in HOSTILE {
        let path = format!("{LOGIN}?goto={}", encode(goto));
        let page = get(&bench, &path, &[]).await;
        assert_eq!(page.status, 400, "{goto:?}");
        assert!(
            text(&page).contains("Denne lenken kan ikke brukes"),
            "{goto:?}"
        );
        let picked = sign_in(&bench, "20001", goto, &[("origin", OWN)]).await;
        assert_eq!(picked.status, 400, "{goto:?}");
        assert!(!picked.headers.contains_key(header::LOCATION), "{goto:?}");
        assert_eq!(cookie(&picked, "AltinnStudioRuntime"), None, "{goto:?}");
    }
    // The one that was checked is the one that is followed.
    let twice = format!("{LOGIN}?goto={OWN}&goto=https://evil.example");
    let page = get(&bench, &twice, &[]).await;
    assert!(!text(&page).contains("evil.example"));
}

#[tokio::test]
async fn a_session_is_renewed_until_it_has_ended() {
    let bench = Bench::new();
    let token = bench.person(20001);
    let session = format!("AltinnStudioRuntime={token}");
    bench.platform.clock.set_offset_seconds(29 * 60);
    let reply = get(&bench, &format!("{API}/refresh"), &[("cookie", &session)]).await;
    assert_eq!(reply.status, 200);
    let (renewed, _) = cookie(&reply, "AltinnStudioRuntime").unwrap();
    assert_eq!(renewed, text(&reply));
    bench.platform.clock.set_offset_seconds(58 * 60);
    assert_eq!(bench.get(CURRENT, &renewed).await.status, 200);
    assert_eq!(bench.get(CURRENT, &token).await.status, 401);
    let late = get(&bench, &format!("{API}/refresh"), &[("cookie", &session)]).await;
    assert_eq!((late.status, late.body.len()), (401, 0));
    let none = get(&bench, &format!("{API}/refresh"), &[]).await;
    assert_eq!(none.status, 401);
    // A script's token is renewed and does not become a session.
    let script = bench.get(&format!("{API}/refresh"), &renewed).await;
    assert_eq!(script.status, 200);
    assert_eq!(cookie(&script, "AltinnStudioRuntime"), None);
}

#[tokio::test]
async fn only_our_own_tokens_are_exchanged() {
    let bench = Bench::new();
    let token = bench.vendor(SMARTCLOUD);
    for provider in ["id-porten", "maskinporten", "altinnstudio"] {
        let reply = bench
            .get(&format!("{API}/exchange/{provider}"), &token)
            .await;
        assert_eq!(reply.status, 200, "{provider}");
        let vendor = format!("{REQUEST}/vendor/{STANDARD_REQUEST}");
        assert_eq!(bench.get(&vendor, text(&reply)).await.status, 200);
        let path = format!("{API}/exchange/{provider}");
        assert_eq!(
            bench.get(&path, "eyJhbGciOiJub25lIn0.e30.").await.status,
            401
        );
        let session = format!("AltinnStudioRuntime={token}");
        assert_eq!(
            get(&bench, &path, &[("cookie", &session)]).await.status,
            401
        );
    }
    let other = bench
        .get(&format!("{API}/exchange/elsewhere"), &token)
        .await;
    assert_eq!(other.status, 404);
}

#[tokio::test]
async fn logging_out_leads_to_the_vendor_of_the_request() {
    let bench = Bench::new();
    let reply = get(&bench, &format!("{API}/logout"), &[]).await;
    assert_eq!(reply.status, 302);
    let next = location(&reply).to_owned();
    assert_eq!(next, format!("{API}/logout/handleloggedout"));
    let (value, attributes) = cookie(&reply, "AltinnStudioRuntime").unwrap();
    assert!(value.is_empty() && attributes.contains("Max-Age=0"));
    for (form, id) in [
        ("SystemuserRequestId", STANDARD_REQUEST),
        ("SystemuserAgentRequestId", AGENT_REQUEST),
        ("SystemuserChangeRequestId", CHANGE_REQUEST),
    ] {
        for sign in ["=", "%3D"] {
            let info = format!("AltinnLogoutInfo={form}{sign}{id}");
            let reply = get(&bench, &next, &[("cookie", &info)]).await;
            assert_eq!(reply.status, 302);
            assert_eq!(
                location(&reply),
                "http://localhost:8080/vendor/receipt",
                "{info}"
            );
            let (value, _) = cookie(&reply, "AltinnLogoutInfo").unwrap();
            assert!(value.is_empty());
        }
    }
}

#[tokio::test]
async fn nothing_else_decides_where_a_logout_leads() {
    let bench = Bench::new();
    let next = format!("{API}/logout/handleloggedout");
    for info in [
        String::new(),
        "AltinnLogoutInfo=".to_owned(),
        "AltinnLogoutInfo=amSafeRedirectUrl=aHR0cHM6Ly9ldmlsLmV4YW1wbGU=".to_owned(),
        "AltinnLogoutInfo=SystemuserRequestId=https://evil.example".to_owned(),
        "AltinnLogoutInfo=SystemuserRequestId=00000000-0000-0000-0000-000000000001".to_owned(),
        // The kind belongs to the request.
        format!("AltinnLogoutInfo=SystemuserAgentRequestId={STANDARD_REQUEST}"),
        format!("AltinnLogoutInfo=SystemuserChangeRequestId={AGENT_REQUEST}"),
    ] {
        let path = format!("{next}?redirectUrl=https://evil.example&goto=https://evil.example");
        let reply = get(&bench, &path, &[("cookie", &info)]).await;
        assert_eq!((reply.status, location(&reply)), (302, "/"), "{info}");
    }
    // A request that the vendor has taken back leads nowhere either.
    let vendor = bench.vendor(SMARTCLOUD);
    let path = format!("{REQUEST}/vendor/{STANDARD_REQUEST}");
    assert_eq!(bench.delete(&path, &vendor).await.status, 202);
    let info = format!("AltinnLogoutInfo=SystemuserRequestId={STANDARD_REQUEST}");
    let reply = get(&bench, &next, &[("cookie", &info)]).await;
    assert_eq!(location(&reply), "/");
}

#[tokio::test]
async fn tokens_for_scripts() {
    let bench = Bench::new();
    let user = "/Home/GetTestUserToken";
    let reply = get(&bench, &format!("{user}/20001"), &[]).await;
    assert_eq!(reply.status, 200);
    assert!(
        reply.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/plain")
    );
    assert_eq!(bench.get(CURRENT, text(&reply)).await.status, 200);
    let claims = bench
        .platform
        .tokens
        .verify(text(&reply), bench.platform.clock.now())
        .unwrap();
    assert_eq!(claims.scopes.join(" "), PORTAL_SCOPES);
    assert_eq!(claims.authentication_level, 3);
    assert!(claims.party_uuid.is_some());

    let path = format!("{user}/20001?authenticationLevel=2&scopes=altinn:portal/enduser%20b");
    let low = get(&bench, &path, &[]).await;
    let claims = bench
        .platform
        .tokens
        .verify(text(&low), bench.platform.clock.now())
        .unwrap();
    assert_eq!(claims.scopes, ["altinn:portal/enduser", "b"]);
    assert_eq!(claims.authentication_level, 2);
    // Below level 3 nothing is permitted (platform.md, section 0.3).
    let pending = format!("{REQUEST}/{CUSTOMER}/314248295/pending");
    assert_eq!(bench.get(&pending, text(&low)).await.status, 403);
    assert_eq!(bench.get(&pending, text(&reply)).await.status, 200);

    for (path, status) in [
        (format!("{user}/29999"), 404),
        (format!("{user}/x"), 404),
        (format!("{user}/20001?authenticationLevel=5"), 400),
        (format!("{user}/20001?authenticationLevel=x"), 400),
        ("/Home/GetTestOrgToken/smart".to_owned(), 400),
        ("/Home/GetTestOrgToken/smart?orgNumber=12".to_owned(), 400),
    ] {
        assert_eq!(get(&bench, &path, &[]).await.status, status, "{path}");
    }
    let scopes = encode(VENDOR_SCOPES);
    let path = format!("/Home/GetTestOrgToken/smart?orgNumber={SMARTCLOUD}&scopes={scopes}");
    let vendor = get(&bench, &path, &[]).await;
    let request = format!("{REQUEST}/vendor/{STANDARD_REQUEST}");
    assert_eq!(bench.get(&request, text(&vendor)).await.status, 200);
}

#[tokio::test]
async fn a_session_changes_nothing_for_another_origin() {
    let bench = Bench::with(|options| options.allow_origins.push("https://app.example".to_owned()));
    let token = bench.person(20002);
    let session = format!("AltinnStudioRuntime={token}");
    let bearer = format!("Bearer {token}");
    let path = format!("{REQUEST}/{CUSTOMER}/{STANDARD_REQUEST}/escalate");
    for foreign in [
        "https://evil.example",
        "null",
        "",
        "http://localhost:8081",
        "https://localhost:8080",
        "http://localhost:8080.evil.example",
        "https://app.example.evil.example",
        "https://app.example:444",
    ] {
        let headers = [("cookie", session.as_str()), ("origin", foreign)];
        let reply = send(&bench, "POST", &path, &headers, "").await;
        assert_eq!((reply.status, reply.body.len()), (403, 0), "{foreign}");
        // Whoever has the token itself does not ride on anybody's session.
        let headers = [("authorization", bearer.as_str()), ("origin", foreign)];
        assert_eq!(send(&bench, "POST", &path, &headers, "").await.status, 200);
        // Reading is not changing.
        let headers = [("cookie", session.as_str()), ("origin", foreign)];
        assert_eq!(send(&bench, "GET", CURRENT, &headers, "").await.status, 200);
    }
    for own in [
        None,
        Some(OWN),
        Some("HTTP://LOCALHOST:8080"),
        Some("https://app.example"),
    ] {
        let mut headers = vec![("cookie", session.as_str())];
        headers.extend(own.map(|own| ("origin", own)));
        assert_eq!(
            send(&bench, "POST", &path, &headers, "").await.status,
            200,
            "{own:?}"
        );
    }
}

#[tokio::test]
async fn cors_for_allowed_origins_and_no_other() {
    let bench = Bench::with(|options| options.allow_origins.push("https://app.example".to_owned()));
    let allowed = get(&bench, "/health", &[("origin", "https://app.example")]).await;
    let header = |reply: &Reply, name: &str| {
        let value = reply.headers.get(name).map(|value| value.to_str().unwrap());
        value.unwrap_or_default().to_ascii_lowercase()
    };
    assert_eq!(
        header(&allowed, "access-control-allow-origin"),
        "https://app.example"
    );
    assert_eq!(header(&allowed, "access-control-allow-credentials"), "true");
    let exposed = header(&allowed, "access-control-expose-headers");
    for name in ["location", "retry-after", "x-total-count"] {
        assert!(exposed.contains(name), "{exposed}");
    }
    assert!(header(&allowed, "vary").contains("origin"));
    for other in ["https://evil.example", "null", OWN] {
        let reply = get(&bench, "/health", &[("origin", other)]).await;
        assert_eq!(header(&reply, "access-control-allow-origin"), "", "{other}");
        assert_eq!(
            header(&reply, "access-control-allow-credentials"),
            "",
            "{other}"
        );
        assert!(header(&reply, "vary").contains("origin"));
    }
    let preflight = [
        ("origin", "https://app.example"),
        ("access-control-request-method", "PATCH"),
        (
            "access-control-request-headers",
            "content-type,authorization",
        ),
    ];
    let reply = send(&bench, "OPTIONS", CURRENT, &preflight, "").await;
    assert!((200..300).contains(&reply.status));
    assert_eq!(
        header(&reply, "access-control-allow-origin"),
        "https://app.example"
    );
    for method in ["get", "post", "put", "patch", "delete"] {
        assert!(
            header(&reply, "access-control-allow-methods").contains(method),
            "{method}"
        );
    }
    for name in [
        "content-type",
        "authorization",
        "accept-language",
        "apikey",
        "x-lookup-reason",
    ] {
        assert!(
            header(&reply, "access-control-allow-headers").contains(name),
            "{name}"
        );
    }
    // Nobody is allowed without the option.
    let reply = get(
        &Bench::new(),
        "/health",
        &[("origin", "https://app.example")],
    )
    .await;
    assert_eq!(header(&reply, "access-control-allow-origin"), "");
}
