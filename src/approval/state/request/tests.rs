use super::*;
use crate::approval::state::tests::approval_request;

/// In place of the browser, for addresses as plain as those below.
fn host_of(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    Some(rest.split('/').next()?.to_lowercase())
}

const ID: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";

#[test]
fn only_a_true_skiplogout_and_a_local_back_path_count() {
    for (value, counts) in [
        ("true", true),
        ("True", true),
        ("false", false),
        ("1", false),
        ("", false),
    ] {
        assert_eq!(
            ApprovalParams::new([], Some(value), None).skip_logout,
            counts,
            "{value}"
        );
    }
    let back = |path| ApprovalParams::new([], None, Some(path)).back_to;
    let path = "/accessmanagement/ui/x";
    assert_eq!(back(path).as_ref().map(ReturnPath::as_str), Some(path));
    assert_eq!(back("//evil.no"), None);
}

#[test]
fn an_answer_about_another_request_is_odd() {
    let request: RequestSummary = serde_json::from_value(serde_json::json!({
        "id": ID, "systemId": "s", "partyOrgNo": "314248295", "partyId": 1,
        "partyUuid": "u", "status": "New"
    }))
    .expect("decodes");
    let read = |id: &str| {
        ApprovalRequest::from_summary(RequestKind::Agent, id, request.clone(), host_of).map(drop)
    };
    assert_eq!(read(ID), Ok(()));
    assert_eq!(read(&ID.to_uppercase()), Ok(()));
    assert_eq!(read(&ID.replace('5', "6")), Err(MismatchedResponse));
}

#[test]
fn the_vendor_is_in_the_system_id() {
    let mut request: RequestSummary = serde_json::from_value(serde_json::json!({
        "id": ID, "systemId": "991825827_smartcloud", "partyOrgNo": "314248295", "partyId": 1,
        "partyUuid": "u", "status": "New", "redirectUrl": "https://SmartCloud.no/x"
    }))
    .expect("decodes");
    let read = |request: &RequestSummary| {
        let request = request.clone();
        ApprovalRequest::from_summary(RequestKind::Standard, ID, request, host_of).expect("fits")
    };
    assert_eq!(read(&request).vendor_number(), Some("991825827"));
    assert_eq!(
        read(&request).return_destination,
        ReturnDestination::Vendor {
            host: Some("smartcloud.no".to_owned())
        }
    );
    request.system_id = "oldsystem_1".to_owned();
    assert_eq!(read(&request).vendor_number(), None);
}

#[test]
fn a_host_is_shown_whole_or_not_at_all() {
    let host = |url: &str| match return_destination(Some(url.to_owned()), host_of) {
        ReturnDestination::Vendor { host } => host,
        ReturnDestination::Nowhere => Some("nowhere".to_owned()),
    };
    assert_eq!(host(" "), Some("nowhere".to_owned()));
    assert_eq!(host("javascript:alert(1)"), None);
    assert_eq!(
        host(" http://localhost:8080/x ").as_deref(),
        Some("localhost:8080")
    );
    let labels = ["smartcloud.no"; 6].join(".");
    assert_eq!(host(&format!("https://{labels}.evil.example/")), None);
}

/// Approving an agent request gives nothing yet; whoever may only pass on gives nothing either.
#[test]
fn whoever_gives_nothing_is_not_asked_whether_that_is_possible() {
    let request = approval_request(
        RequestKind::Standard,
        RequestStatus::New,
        Permission::Decide,
    );
    assert_eq!(request.giver(), Some(&*request.party_uuid));
    let mut agent = request.clone();
    agent.kind = RequestKind::Agent;
    let mut reader = request.clone();
    reader.permission = Permission::Escalate;
    let mut done = request;
    done.status = RequestStatus::Accepted;
    for request in [agent, reader, done] {
        assert_eq!(request.giver(), None, "{request:?}");
    }
}
