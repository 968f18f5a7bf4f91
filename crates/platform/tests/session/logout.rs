//! Signing out, with the way back to the vendor.

use crate::{
    API, cookie, get,
    support::{Bench, REQUEST, SMARTCLOUD},
};
use fullmakt_platform::seed::{AGENT_REQUEST, CHANGE_REQUEST, STANDARD_REQUEST};

#[tokio::test]
async fn logging_out_leads_to_the_vendor_of_the_request() {
    let bench = Bench::new();
    let reply = get(&bench, &format!("{API}/logout"), &[]).await;
    assert_eq!(reply.status, 302);
    let next = reply.header("location").to_owned();
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
                reply.header("location"),
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
        assert_eq!(
            (reply.status, reply.header("location")),
            (302, "/"),
            "{info}"
        );
    }
    // A request that the vendor has taken back leads nowhere either.
    let vendor = bench.vendor(SMARTCLOUD);
    let path = format!("{REQUEST}/vendor/{STANDARD_REQUEST}");
    assert_eq!(bench.delete(&path, &vendor).await.status, 202);
    let info = format!("AltinnLogoutInfo=SystemuserRequestId={STANDARD_REQUEST}");
    let reply = get(&bench, &next, &[("cookie", &info)]).await;
    assert_eq!(reply.header("location"), "/");
}
