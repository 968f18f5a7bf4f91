//! The page where one picks who to be.

use crate::{
    CURRENT, OWN, cookie, encode, get,
    support::{TestResponse, TestServer},
};
use axum::http::header;
use fullmakt_platform::store::parties;

const LOGIN: &str = "/authentication/api/v1/authentication";

async fn sign_in(
    server: &TestServer,
    user: &str,
    goto: &str,
    headers: &[(&str, &str)],
) -> TestResponse {
    let body = format!("userId={user}&goto={}", encode(goto));
    server.request("POST", LOGIN, headers, body).await
}

#[tokio::test]
async fn the_page_lists_everybody_and_what_they_may_do() {
    let server = TestServer::new();
    let response = get(&server, &format!("{LOGIN}?goTo={}", encode(OWN)), &[]).await;
    assert_eq!(response.status, 200);
    let page = response.text();
    for user in 20001..=20007 {
        assert!(page.contains(&format!(r#"value="{user}""#)), "{user}");
    }
    for sentence in [
        "<p>Approves, rejects and adds clients for Snill Skog AS, Trygg Revisjon AS and Varm Økonomisk Ape.</p>",
        "<p>Adds and removes clients, but cannot approve, for Varm Økonomisk Ape.</p>",
        "<p>Sees access, but cannot decide, only pass on, for Snill Skog AS.</p>",
        "<p>Cannot decide, only pass on, for Snill Skog AS and Trygg Revisjon AS.</p>",
        "<p>Has no relation to the organisations here.</p>",
    ] {
        assert!(page.contains(sentence), "{sentence}: {page}");
    }
    // A role that no seeded person has.
    server.give_role(20004, 50_000_000 + 20001, "rettighetshaver");
    server.give_role(20004, 60_000_003, "admai");
    let page = get(&server, LOGIN, &[]).await;
    assert!(page.text().contains("<p>Approves and rejects for "));
}

#[tokio::test]
async fn who_is_picked_gets_a_session_and_goes_on() {
    let server = TestServer::new();
    let goto = format!("{OWN}/accessmanagement/ui/systemuser/request?id=1&DONTCHOOSEREPORTEE=true");
    let response = sign_in(&server, "20001", &goto, &[("origin", OWN)]).await;
    assert_eq!(response.status, 302);
    assert_eq!(
        response.header("location"),
        "/accessmanagement/ui/systemuser/request?id=1&DONTCHOOSEREPORTEE=true"
    );
    let (token, attributes) = cookie(&response, "AltinnStudioRuntime").unwrap();
    assert_eq!(attributes, "HttpOnly; SameSite=Lax; Path=/; Max-Age=1800");
    // Readable by scripts: the portal's own app needs them.
    let director = server
        .platform
        .store
        .read(|conn| parties::by_user_id(conn, 20001));
    let director = director.unwrap().unwrap();
    for (name, value) in [
        ("AltinnPartyId", director.party_id.to_string()),
        ("AltinnPartyUuid", director.uuid.to_string()),
    ] {
        let attributes = "SameSite=Lax; Path=/".to_owned();
        assert_eq!(cookie(&response, name), Some((value, attributes)));
    }
    let session = format!("other=1; AltinnStudioRuntime={token}");
    let user = get(&server, CURRENT, &[("cookie", &session)])
        .await
        .expect(200);
    assert_eq!(user["userId"], 20001);
    assert_eq!(user["party"]["name"], "INTUITIV HEST");
    // The page says who is there already.
    let page = get(&server, LOGIN, &[("cookie", &session)]).await;
    assert_eq!(page.text().matches("Signed in now").count(), 1);
}

#[tokio::test]
async fn nobody_is_signed_in_by_another_site() {
    let server = TestServer::new();
    let evil = [("origin", "https://evil.example")];
    let response = sign_in(&server, "20001", OWN, &evil).await;
    assert_eq!((response.status, response.body.len()), (403, 0));
    assert_eq!(cookie(&response, "AltinnStudioRuntime"), None);
    for user in ["", "29999", "x", "20001 or 1=1"] {
        let response = sign_in(&server, user, OWN, &[]).await;
        assert_eq!(response.status, 400, "{user}");
        assert_eq!(cookie(&response, "AltinnStudioRuntime"), None);
    }
    // A link alone signs nobody in.
    let response = get(&server, &format!("{LOGIN}?goto={OWN}&userId=20001"), &[]).await;
    assert_eq!(cookie(&response, "AltinnStudioRuntime"), None);
}

#[tokio::test]
async fn goto_never_leaves_the_platform() {
    let server = TestServer::new();
    for goto in ["//evil.example", "http://localhost:8080\\@evil.example/"] {
        let path = format!("{LOGIN}?goto={}", encode(goto));
        let page = get(&server, &path, &[]).await;
        assert_eq!(page.status, 400, "{goto:?}");
        assert!(page.text().contains("This link cannot be used"), "{goto:?}");
        let picked = sign_in(&server, "20001", goto, &[("origin", OWN)]).await;
        assert_eq!(picked.status, 400, "{goto:?}");
        assert!(!picked.headers.contains_key(header::LOCATION), "{goto:?}");
        assert!(!picked.headers.contains_key(header::SET_COOKIE), "{goto:?}");
    }
    // The one that was checked is the one that is followed.
    let twice = format!("{LOGIN}?goto={OWN}&goto=https://evil.example");
    let page = get(&server, &twice, &[]).await;
    assert!(!page.text().contains("evil.example"));
}

/// The origin of a second front end, as `--allow-origin` names it.
const SECOND: &str = "http://localhost:8081";

#[tokio::test]
async fn goto_leads_back_to_an_allowed_origin() {
    let server = TestServer::with_options(|options| options.allow_origins.push(SECOND.to_owned()));
    let path = "/accessmanagement/ui/systemuser/request?id=1";
    let goto = format!("{SECOND}{path}");
    // Directly, and through the second origin's proxy with either `Host`.
    for (host, origin, location) in [
        ("localhost:8080", OWN, goto.as_str()),
        ("localhost:8080", SECOND, goto.as_str()),
        ("localhost:8081", SECOND, path),
    ] {
        let page_path = format!("{LOGIN}?goto={}", encode(&goto));
        let page = get(&server, &page_path, &[("host", host)]).await;
        assert_eq!(page.status, 200, "{host}");
        // Chromium applies `form-action` to the redirect that answers the form.
        let policy = page.header("content-security-policy");
        let external = format!("form-action 'self' {SECOND};");
        assert_eq!(policy.contains(&external), location == goto, "{policy}");
        assert!(policy.contains("default-src 'none'"), "{policy}");
        let headers = [("host", host), ("origin", origin)];
        let signed_in = sign_in(&server, "20001", &goto, &headers).await;
        assert_eq!(
            (signed_in.status, signed_in.header("location")),
            (302, location)
        );
        assert!(cookie(&signed_in, "AltinnStudioRuntime").is_some());
    }
    // Our own pages stay possible, and lead nowhere else.
    let own = get(&server, &format!("{LOGIN}?goto={}", encode(OWN)), &[]).await;
    assert_eq!(own.status, 200);
    assert!(
        own.header("content-security-policy")
            .contains("form-action 'self';")
    );
    let signed_in = sign_in(&server, "20001", OWN, &[("origin", OWN)]).await;
    assert_eq!(signed_in.header("location"), "/");
}
