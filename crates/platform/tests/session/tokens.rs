//! Tokens: renewed, exchanged, and made for scripts.

use crate::{
    API, CURRENT, cookie, encode, get,
    support::{CUSTOMER, PORTAL_SCOPES, REQUEST_PATH, SMARTCLOUD, TestServer, VENDOR_SCOPES},
};
use fullmakt_platform::seed::STANDARD_REQUEST;

#[tokio::test]
async fn a_session_is_renewed_until_it_has_ended() {
    let server = TestServer::new();
    let token = server.person(20001);
    let session = format!("AltinnStudioRuntime={token}");
    server.platform.clock.set_offset_seconds(29 * 60);
    let response = get(&server, &format!("{API}/refresh"), &[("cookie", &session)]).await;
    assert_eq!(response.status, 200);
    let (renewed, _) = cookie(&response, "AltinnStudioRuntime").unwrap();
    assert_eq!(renewed, response.text());
    server.platform.clock.set_offset_seconds(58 * 60);
    assert_eq!(server.get(CURRENT, &renewed).await.status, 200);
    assert_eq!(server.get(CURRENT, &token).await.status, 401);
    let late = get(&server, &format!("{API}/refresh"), &[("cookie", &session)]).await;
    assert_eq!((late.status, late.body.len()), (401, 0));
    let none = get(&server, &format!("{API}/refresh"), &[]).await;
    assert_eq!(none.status, 401);
    // A script's token is renewed and does not become a session.
    let script = server.get(&format!("{API}/refresh"), &renewed).await;
    assert_eq!(script.status, 200);
    assert_eq!(cookie(&script, "AltinnStudioRuntime"), None);
}

/// Browsers send the cookie with the longest path first; the one after it may be another person's.
#[tokio::test]
async fn of_two_cookies_of_one_name_the_first_counts() {
    let server = TestServer::new();
    let (first, second) = (server.person(20001), server.person(20002));
    let user = |response: crate::support::TestResponse| response.json()["userId"].clone();
    let cookies = format!("AltinnStudioRuntime={first}; AltinnStudioRuntime={second}");
    let response = get(&server, CURRENT, &[("cookie", &cookies)]).await;
    assert_eq!(user(response), 20001);
    let (first, second) = (
        format!("AltinnStudioRuntime={first}"),
        format!("AltinnStudioRuntime={second}"),
    );
    let lines = [("cookie", first.as_str()), ("cookie", &second)];
    assert_eq!(user(get(&server, CURRENT, &lines).await), 20001);
}

#[tokio::test]
async fn only_our_own_tokens_are_exchanged() {
    let server = TestServer::new();
    let token = server.vendor(SMARTCLOUD);
    for provider in ["id-porten", "Maskinporten", "altinnstudio"] {
        let response = server
            .get(&format!("{API}/exchange/{provider}"), &token)
            .await;
        assert_eq!(response.status, 200, "{provider}");
        let vendor = format!("{REQUEST_PATH}/vendor/{STANDARD_REQUEST}");
        assert_eq!(server.get(&vendor, response.text()).await.status, 200);
        let path = format!("{API}/exchange/{provider}");
        let forged = server.get(&path, "eyJhbGciOiJub25lIn0.e30.").await;
        assert_eq!(forged.expect(401)["title"], "Unauthorized");
        let session = format!("AltinnStudioRuntime={token}");
        assert_eq!(
            get(&server, &path, &[("cookie", &session)]).await.status,
            401
        );
    }
    let other = server
        .get(&format!("{API}/exchange/elsewhere"), &token)
        .await;
    assert_eq!(other.status, 400);
}

#[tokio::test]
async fn tokens_for_scripts() {
    let server = TestServer::new();
    let user = "/Home/GetTestUserToken";
    let response = get(&server, &format!("{user}/20001"), &[]).await;
    assert_eq!(response.status, 200);
    assert!(
        response.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("text/plain")
    );
    assert_eq!(server.get(CURRENT, response.text()).await.status, 200);
    let claims = server
        .platform
        .tokens
        .verify(response.text(), server.platform.clock.now())
        .unwrap();
    assert_eq!(claims.scopes.join(" "), PORTAL_SCOPES);
    assert_eq!(claims.authentication_level, 3);
    assert!(claims.party_uuid.is_some());

    let path = format!("{user}/20001?authenticationLevel=2&scopes=altinn:portal/enduser%20b");
    let low = get(&server, &path, &[]).await;
    let claims = server
        .platform
        .tokens
        .verify(low.text(), server.platform.clock.now())
        .unwrap();
    assert_eq!(claims.scopes, ["altinn:portal/enduser", "b"]);
    assert_eq!(claims.authentication_level, 2);
    // Below level 3 nothing is permitted (docs/contract/platform.md, section 0.3).
    let pending = format!("{REQUEST_PATH}/{CUSTOMER}/314248295/pending");
    assert_eq!(server.get(&pending, low.text()).await.status, 403);
    assert_eq!(server.get(&pending, response.text()).await.status, 200);

    for (path, status) in [
        (format!("{user}/29999"), 404),
        (format!("{user}/x"), 404),
        (format!("{user}/20001?authenticationLevel=5"), 400),
        (format!("{user}/20001?authenticationLevel=x"), 400),
        ("/Home/GetTestOrgToken/smart".to_owned(), 400),
        ("/Home/GetTestOrgToken/smart?orgNumber=12".to_owned(), 400),
    ] {
        assert_eq!(get(&server, &path, &[]).await.status, status, "{path}");
    }
    let scopes = encode(VENDOR_SCOPES);
    let path = format!("/Home/GetTestOrgToken/smart?orgNumber={SMARTCLOUD}&scopes={scopes}");
    let vendor = get(&server, &path, &[]).await;
    let request = format!("{REQUEST_PATH}/vendor/{STANDARD_REQUEST}");
    assert_eq!(server.get(&request, vendor.text()).await.status, 200);
}
