//! What vendors read about their requests and system users (docs/contract/platform.md, sections 1.1 to 1.5).

use crate::support::{
    AUDITOR, CUSTOMER, REQUEST_PATH, SMARTCLOUD, SUPERREGNSKAP, SYSTEM_USER_PATH, TestServer,
    id_of, smartcloud_request, superregnskap_request,
};
use fullmakt_platform::seed::{AGENT_REQUEST, STANDARD_REQUEST};
use serde_json::json;
use std::collections::HashSet;

#[tokio::test]
async fn which_members_each_answer_fills() {
    let server = TestServer::new();
    let person = server.person(20001);
    for (vendor, agent, party, escalator) in [
        (SMARTCLOUD, false, CUSTOMER, 20002),
        (SUPERREGNSKAP, true, AUDITOR, 20002),
    ] {
        let token = server.vendor(vendor);
        let kind = if agent { "/agent" } else { "" };
        let body = if agent {
            superregnskap_request("m")
        } else {
            smartcloud_request("m")
        };
        let vendors = format!("{REQUEST_PATH}/vendor{kind}");
        let id = id_of(
            &server
                .post(&vendors, &token, Some(body.clone()))
                .await
                .expect(201),
        );
        let escalate = format!("{REQUEST_PATH}{kind}/{party}/{id}/escalate");
        server
            .post(&escalate, &server.person(escalator), None)
            .await
            .expect(200);
        server.advance_days(11);
        let (token, person_later) = (server.vendor(vendor), server.person(20001));
        let (system, org) = (
            body["systemId"].as_str().unwrap(),
            body["partyOrgNo"].as_str().unwrap(),
        );
        // link, escalated, timedOut as section 1.2 has them; title and created are in all of these.
        let table = [
            (format!("{vendors}/{id}"), &token, true, false, true),
            (
                format!("{vendors}/byexternalref/{system}/{org}/m"),
                &token,
                true,
                agent,
                true,
            ),
            (
                format!("{vendors}/bysystem/{system}"),
                &token,
                false,
                true,
                true,
            ),
            (
                format!("{REQUEST_PATH}{kind}/{party}/{id}"),
                &person_later,
                false,
                false,
                false,
            ),
        ];
        for (path, token, link, escalated, timed_out) in table {
            let answer = server.get_json(&path, token).await;
            let row = match answer["data"].as_array() {
                Some(rows) => rows
                    .iter()
                    .find(|row| row["id"] == id.as_str())
                    .unwrap()
                    .clone(),
                None => answer,
            };
            assert_eq!(row.get("confirmUrl").is_some(), link, "{path}");
            assert_eq!(row["escalated"], escalated, "{path}");
            assert_eq!(row["timedOut"], timed_out, "{path}");
            assert_eq!(row["status"], "Timedout", "{path}");
            assert!(
                row["integrationTitle"].is_string() && row["created"].is_string(),
                "{path}"
            );
            assert_eq!(row.get("rights").is_some(), !agent, "{path}");
        }
        server.platform.clock.set_offset_seconds(0);
        let for_approver = server
            .get_json(&format!("{REQUEST_PATH}{kind}/{id}"), &person)
            .await;
        for absent in ["confirmUrl", "integrationTitle", "timedOut"] {
            assert!(for_approver.get(absent).is_none(), "{absent}");
        }
        assert_eq!(for_approver["escalated"], true);
        assert_eq!(
            for_approver.get("systemUserType"),
            agent.then(|| json!("Agent")).as_ref()
        );
    }
}

#[tokio::test]
async fn another_vendors_requests_do_not_exist() {
    let server = TestServer::new();
    let other = server.vendor(SUPERREGNSKAP);
    let id = STANDARD_REQUEST;
    let vendors = format!("{REQUEST_PATH}/vendor");
    for path in [
        format!("{vendors}/{id}"),
        format!("{vendors}/bysystem/991825827_smartcloud"),
        format!("{vendors}/byexternalref/991825827_smartcloud/314248295/314248295"),
        format!("{vendors}/bysystem/nothing"),
    ] {
        assert_eq!(
            server.get_status(&path, &other).await,
            "404 AUTH-00011",
            "{path}"
        );
    }
    let response = server.delete(&format!("{vendors}/{id}"), &other).await;
    assert_eq!(response.status_and_code(), "404 AUTH-00011");
    let own = server.vendor(SMARTCLOUD);
    server.get_json(&format!("{vendors}/{id}"), &own).await;
    // The path tells the kind.
    let response = server.get(&format!("{vendors}/agent/{id}"), &own).await;
    assert_eq!(response.status_and_code(), "404 AUTH-00010");
    let path = format!("{vendors}/byexternalref/991825827_smartcloud/314248295/none");
    assert_eq!(server.get_status(&path, &own).await, "404 AUTH-00010");
    // An agent request is withdrawn through the same path.
    let agent = AGENT_REQUEST;
    assert_eq!(
        server
            .delete(&format!("{vendors}/{agent}"), &other)
            .await
            .status,
        202
    );
}

/// Story: the service loses one row at each page boundary (section 1.5).
#[tokio::test]
async fn paging_loses_nothing() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let path = format!("{REQUEST_PATH}/vendor");
    let list = format!("{path}/bysystem/991825827_smartcloud");
    let before = server.get_json(&list, &vendor).await["data"]
        .as_array()
        .unwrap()
        .len();
    let mut made = HashSet::new();
    for n in 0..120 {
        let body = smartcloud_request(&format!("page-{n}"));
        made.insert(id_of(
            &server.post(&path, &vendor, Some(body)).await.expect(201),
        ));
    }
    let (mut read, mut sizes, mut next) = (HashSet::new(), Vec::new(), list.clone());
    loop {
        let page = server.get_json(&next, &vendor).await;
        let rows = page["data"].as_array().unwrap();
        sizes.push(rows.len());
        for row in rows {
            assert!(read.insert(id_of(row)), "a row came twice");
        }
        match page["links"].get("next") {
            Some(address) => {
                let address = address.as_str().unwrap();
                next = address
                    .strip_prefix("http://localhost:8080")
                    .unwrap()
                    .to_owned();
            }
            None => {
                assert_eq!(page["links"], json!({}));
                break;
            }
        }
    }
    assert!(made.is_subset(&read));
    assert_eq!(read.len(), 120 + before);
    assert_eq!(sizes, [50, 50, 20 + before]);
    // A token that is none of ours means the first page.
    let first = server
        .get_json(&format!("{list}?TOKEN=what"), &vendor)
        .await;
    assert_eq!(first["data"].as_array().unwrap().len(), 50);
}

#[tokio::test]
async fn a_timed_out_request_can_be_repeated_in_documented_mode_only() {
    use fullmakt_domain::TimeoutMode::{Documented, Service};
    for (mode, status, decided) in [(Documented, 201, "409 AUTH-00013"), (Service, 200, "200")] {
        let server = TestServer::with_options(|options| options.request_timeout_mode = mode);
        let path = format!("{REQUEST_PATH}/vendor");
        let vendor = server.vendor(SMARTCLOUD);
        let old = id_of(
            &server
                .post(&path, &vendor, Some(smartcloud_request("t")))
                .await
                .expect(201),
        );
        server.advance_days(9);
        let vendor = server.vendor(SMARTCLOUD);
        server
            .post(&path, &vendor, Some(smartcloud_request("t")))
            .await
            .expect(200);
        server.advance_days(1);
        let (vendor, person) = (server.vendor(SMARTCLOUD), server.person(20001));
        let read = server.get_json(&format!("{path}/{old}"), &vendor).await;
        assert_eq!(read["timedOut"], true);
        let expected = if mode == Documented {
            "Timedout"
        } else {
            "New"
        };
        assert_eq!(read["status"], expected);
        let pending = format!("{REQUEST_PATH}/{CUSTOMER}/314248295/pending");
        let pending = server.get_json(&pending, &person).await;
        let listed = pending
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["id"] == old.as_str());
        assert_eq!(listed, mode == Service);

        let again = server
            .post(&path, &vendor, Some(smartcloud_request("t")))
            .await
            .expect(status);
        assert_eq!(again["id"] == old.as_str(), mode == Service);
        let by_reference = format!("{path}/byexternalref/991825827_smartcloud/314248295/t");
        let newest = server.get_json(&by_reference, &vendor).await;
        assert_eq!(newest["id"], again["id"]);
        for decision in ["escalate", "approve"] {
            let response = server
                .post(
                    &format!("{REQUEST_PATH}/{CUSTOMER}/{old}/{decision}"),
                    &person,
                    None,
                )
                .await;
            assert_eq!(response.status_and_code(), decided, "{decision} {mode:?}");
        }
    }
}

#[tokio::test]
async fn system_users_of_a_system_page_by_page() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    for n in 0..60 {
        let body = smartcloud_request(&format!("s-{n}"));
        let id = id_of(&server.create_request(&vendor, body).await);
        server.approve_request(CUSTOMER, &id).await;
    }
    let list = format!("{SYSTEM_USER_PATH}/vendor/bysystem/991825827_smartcloud");
    let first = server.get_json(&list, &vendor).await;
    let next = first["links"]["next"].as_str().unwrap();
    let next = next.strip_prefix("http://localhost:8080").unwrap();
    let second = server.get_json(next, &vendor).await;
    let ids: HashSet<String> = [&first, &second]
        .iter()
        .flat_map(|page| page["data"].as_array().unwrap())
        .map(id_of)
        .collect();
    assert_eq!(ids.len(), 61);
    assert_eq!(second["links"], json!({}));
    let response = server.get(&list, &server.vendor(SUPERREGNSKAP)).await;
    assert_eq!(response.status_and_code(), "404 AUTH-00011");
}

#[tokio::test]
async fn the_look_up_of_token_issuers() {
    let server = TestServer::new();
    let token = server.vendor_with("889640782", "altinn:maskinporten/systemuser.read");
    let path = |query: &str| format!("{SYSTEM_USER_PATH}/byExternalId?{query}");
    let query = "clientId=8ab0e5f4-superregnskap&systemProviderOrgNo=312605031&systemUserOwnerOrgNo=311037889";
    let user = server.get_json(&path(query), &token).await;
    assert_eq!(user["integrationTitle"], "SuperRegnskap");
    assert_eq!(user["productName"], "312605031_SuperRegnskap");
    let user = server
        .get_json(&path(&format!("{query}&externalRef=skatt")), &token)
        .await;
    assert_eq!(user["integrationTitle"], "SuperRegnskap skatt");
    for (query, status) in [
        (
            "clientId=8ab0e5f4-superregnskap&systemProviderOrgNo=312605031",
            "400",
        ),
        (
            "clientId=x&systemProviderOrgNo=312605031&systemUserOwnerOrgNo=311037889",
            "404",
        ),
        (
            "clientId=8ab0e5f4-superregnskap&systemProviderOrgNo=991825827&systemUserOwnerOrgNo=311037889",
            "404",
        ),
        (
            "clientId=8ab0e5f4-superregnskap&systemProviderOrgNo=312605031&systemUserOwnerOrgNo=314248295",
            "404",
        ),
    ] {
        assert_eq!(
            server.get_status(&path(query), &token).await,
            status,
            "{query}"
        );
    }
    assert_eq!(
        server
            .get_status(&path(query), &server.vendor(SUPERREGNSKAP))
            .await,
        "403"
    );
}
