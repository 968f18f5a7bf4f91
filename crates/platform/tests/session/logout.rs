//! Signing out, with the way back to the vendor.

use crate::{
    API, cookie, get,
    support::{REQUEST_PATH, SMARTCLOUD, TestServer, id_of, smartcloud_request, with_member},
};
use fullmakt_platform::seed::{AGENT_REQUEST, CHANGE_REQUEST, STANDARD_REQUEST};
use serde_json::json;

#[tokio::test]
async fn logging_out_leads_to_the_vendor_of_the_request() {
    let server = TestServer::new();
    let response = get(&server, &format!("{API}/logout"), &[]).await;
    assert_eq!(response.status, 302);
    let next = response.header("location").to_owned();
    assert_eq!(next, format!("{API}/logout/handleloggedout"));
    let everywhere = get(&server, &format!("{API}/frontchannel_logout"), &[]).await;
    assert_eq!(everywhere.status, 200);
    for response in [&response, &everywhere] {
        for name in ["AltinnStudioRuntime", "AltinnPartyId", "AltinnPartyUuid"] {
            let (value, attributes) = cookie(response, name).unwrap();
            assert!(value.is_empty() && attributes.contains("Path=/; Max-Age=0"));
        }
    }
    for (form, id) in [
        ("SystemuserRequestId", STANDARD_REQUEST),
        ("SystemuserAgentRequestId", AGENT_REQUEST),
        ("SystemuserChangeRequestId", CHANGE_REQUEST),
    ] {
        for sign in ["=", "%3D"] {
            let info = format!("AltinnLogoutInfo={form}{sign}{id}");
            let response = get(&server, &next, &[("cookie", &info)]).await;
            assert_eq!(response.status, 302);
            assert_eq!(
                response.header("location"),
                "http://localhost:8080/vendor/receipt",
                "{info}"
            );
            let (value, _) = cookie(&response, "AltinnLogoutInfo").unwrap();
            assert!(value.is_empty());
        }
    }
}

/// What a vendor can store is an address of the system's own host, and a header of one line.
#[tokio::test]
async fn no_stored_address_leads_anywhere_else() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let create = format!("{REQUEST_PATH}/vendor");
    let receipt = "http://localhost:8080/vendor/receipt";
    let mut stored = 0;
    for tail in [
        "?next=https://evil.example",
        "?a=\r\nSet-Cookie: a=b",
        "?a=%0d%0aSet-Cookie:%20a=b",
        "?æøå\u{202e}",
        "#\u{0}",
        "?\u{7f}",
        "/../../evil",
        "@evil.example",
        "\\@evil.example",
    ] {
        let body = smartcloud_request(tail);
        let body = with_member(body, "redirectUrl", json!(format!("{receipt}{tail}")));
        let response = server.post(&create, &vendor, Some(body)).await;
        if response.status != 201 {
            assert_eq!(response.status_and_code(), "400 AUTH-00021", "{tail:?}");
            continue;
        }
        stored += 1;
        let info = format!(
            "AltinnLogoutInfo=SystemuserRequestId={}",
            id_of(&response.json())
        );
        let path = format!("{API}/logout/handleloggedout");
        let response = get(&server, &path, &[("cookie", &info)]).await;
        assert!(response.header("location").starts_with(receipt), "{tail:?}");
        assert_eq!(response.headers.get_all("set-cookie").iter().count(), 1);
    }
    assert!(stored > 1);
    for other in [
        "http://localhost:8080@evil.example/vendor/receipt",
        "http://localhost:8080\\@evil.example/vendor/receipt",
        "http://user@localhost:8080/vendor/receipt",
        "//localhost:8080/vendor/receipt",
        "javascript://localhost:8080/vendor/receipt",
    ] {
        let body = with_member(smartcloud_request("other"), "redirectUrl", json!(other));
        let response = server.post(&create, &vendor, Some(body)).await;
        assert_eq!(response.status_and_code(), "400 AUTH-00021", "{other:?}");
    }
}

#[tokio::test]
async fn nothing_else_decides_where_a_logout_leads() {
    let server = TestServer::new();
    let next = format!("{API}/logout/handleloggedout");
    for info in [
        String::new(),
        "AltinnLogoutInfo=".to_owned(),
        "AltinnLogoutInfo==".to_owned(),
        "AltinnLogoutInfo=SystemuserRequestId".to_owned(),
        "AltinnLogoutInfo=SystemuserRequestId=".to_owned(),
        format!("AltinnLogoutInfo=systemuserrequestid={STANDARD_REQUEST}"),
        "AltinnLogoutInfo=amSafeRedirectUrl=aHR0cHM6Ly9ldmlsLmV4YW1wbGU=".to_owned(),
        "AltinnLogoutInfo=SystemuserRequestId=https://evil.example".to_owned(),
        "AltinnLogoutInfo=SystemuserRequestId=00000000-0000-0000-0000-000000000001".to_owned(),
        // The kind belongs to the request.
        format!("AltinnLogoutInfo=SystemuserAgentRequestId={STANDARD_REQUEST}"),
        format!("AltinnLogoutInfo=SystemuserChangeRequestId={AGENT_REQUEST}"),
    ] {
        let path = format!("{next}?redirectUrl=https://evil.example&goto=https://evil.example");
        let response = get(&server, &path, &[("cookie", &info)]).await;
        assert_eq!(
            (response.status, response.header("location")),
            (302, "/"),
            "{info}"
        );
    }
    // A request that the vendor has taken back leads nowhere either.
    let vendor = server.vendor(SMARTCLOUD);
    let path = format!("{REQUEST_PATH}/vendor/{STANDARD_REQUEST}");
    assert_eq!(server.delete(&path, &vendor).await.status, 202);
    let info = format!("AltinnLogoutInfo=SystemuserRequestId={STANDARD_REQUEST}");
    let response = get(&server, &next, &[("cookie", &info)]).await;
    assert_eq!(response.header("location"), "/");
}

/// Through the proxy of a second front end both redirects of a logout stay on its origin: they name none.
#[tokio::test]
async fn a_proxied_logout_stays_on_the_origin_of_the_proxy() {
    let server = TestServer::with_options(|options| {
        options
            .allow_origins
            .push("http://localhost:8081".to_owned());
    });
    for host in ["localhost:8080", "localhost:8081"] {
        let headers = [("host", host), ("referer", "http://localhost:8081/")];
        let first = get(&server, &format!("{API}/logout"), &headers).await;
        let next = first.header("location").to_owned();
        assert_eq!(next, format!("{API}/logout/handleloggedout"));
        let last = get(&server, &next, &headers).await;
        assert_eq!(last.header("location"), "/");
    }
}
