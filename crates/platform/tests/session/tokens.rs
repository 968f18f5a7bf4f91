//! Tokens: renewed, exchanged, and made for scripts.

use crate::{
    API, CURRENT, cookie, encode, get,
    support::{Bench, CUSTOMER, PORTAL_SCOPES, REQUEST, SMARTCLOUD, VENDOR_SCOPES},
};
use fullmakt_platform::seed::STANDARD_REQUEST;

#[tokio::test]
async fn a_session_is_renewed_until_it_has_ended() {
    let bench = Bench::new();
    let token = bench.person(20001);
    let session = format!("AltinnStudioRuntime={token}");
    bench.platform.clock.set_offset_seconds(29 * 60);
    let reply = get(&bench, &format!("{API}/refresh"), &[("cookie", &session)]).await;
    assert_eq!(reply.status, 200);
    let (renewed, _) = cookie(&reply, "AltinnStudioRuntime").unwrap();
    assert_eq!(renewed, reply.text());
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
        assert_eq!(bench.get(&vendor, reply.text()).await.status, 200);
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
    assert_eq!(bench.get(CURRENT, reply.text()).await.status, 200);
    let claims = bench
        .platform
        .tokens
        .verify(reply.text(), bench.platform.clock.now())
        .unwrap();
    assert_eq!(claims.scopes.join(" "), PORTAL_SCOPES);
    assert_eq!(claims.authentication_level, 3);
    assert!(claims.party_uuid.is_some());

    let path = format!("{user}/20001?authenticationLevel=2&scopes=altinn:portal/enduser%20b");
    let low = get(&bench, &path, &[]).await;
    let claims = bench
        .platform
        .tokens
        .verify(low.text(), bench.platform.clock.now())
        .unwrap();
    assert_eq!(claims.scopes, ["altinn:portal/enduser", "b"]);
    assert_eq!(claims.authentication_level, 2);
    // Below level 3 nothing is permitted (platform.md, section 0.3).
    let pending = format!("{REQUEST}/{CUSTOMER}/314248295/pending");
    assert_eq!(bench.get(&pending, low.text()).await.status, 403);
    assert_eq!(bench.get(&pending, reply.text()).await.status, 200);

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
    assert_eq!(bench.get(&request, vendor.text()).await.status, 200);
}
