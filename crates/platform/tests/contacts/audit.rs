//! Who has looked up whom, and what must not be remembered (docs/contract/contacts.md, section 4).

use crate::{
    KEY, READ_ONLY, ROOT, get,
    support::{TestResponse, TestServer},
};
use fullmakt_platform::store::StoreError;
use serde_json::{Value, json};

async fn audit(server: &TestServer) -> Vec<Value> {
    let rows = server.get("/_platform/audit", "").await.expect(200);
    rows.as_array().unwrap().clone()
}

async fn look_up(server: &TestServer, path: &str, headers: &[(&str, &str)]) -> TestResponse {
    server
        .request("GET", &format!("{ROOT}{path}"), headers, "")
        .await
}

#[tokio::test]
async fn each_look_up_is_recorded_once() {
    let server = TestServer::new();
    for silent in [
        "/organizations",
        "/organizations/910021451",
        "/organizations/910021451/officialcontacts",
        "/roledefinitions",
        "/roledefinitions/4",
    ] {
        get(&server, silent).await.expect(200);
    }
    assert_eq!(audit(&server).await, [] as [Value; 0]);

    let reason = ("x-lookup-reason", "Innringer%20%C3%B8nsker%20bekreftelse");
    let person = ("x-lookup-person", "r50041943");
    let people = "/organizations/910021451/personalcontacts/";
    let both = json!(["r50022994", "r50041943"]);
    let roles = "/organizations/910514318/personalcontacts/r50051516/roles";
    let (full, read_only) = ("local-test-key", "local-readonly-key");
    for (path, headers, status, recorded) in [
        (people, &[KEY][..], 200, json!([full, both, 2, null])),
        (
            people,
            &[READ_ONLY, reason, person],
            200,
            json!([read_only, ["r50041943"], 2, "Innringer ønsker bekreftelse"]),
        ),
        // Whoever names somebody else has been shown all.
        (
            people,
            &[KEY, ("x-lookup-person", "r1")],
            200,
            json!([full, ["r1", "r50022994", "r50041943"], 2, null]),
        ),
        (people, &[], 400, json!(["nobody", [], 0, null])),
        (
            people,
            &[("apikey", "somebody-elses-secret")],
            403,
            json!(["unknown key", [], 0, null]),
        ),
        (
            roles,
            &[READ_ONLY],
            403,
            json!([read_only, ["r50051516"], 0, null]),
        ),
        (roles, &[KEY], 200, json!([full, ["r50051516"], 1, null])),
    ] {
        look_up(&server, path, headers).await.expect(status);
        let rows = audit(&server).await;
        let row = rows.last().unwrap();
        let what = ["caller", "people", "shown", "reason"].map(|name| row[name].clone());
        assert_eq!(json!(what), recorded, "{path} {headers:?}");
        assert_eq!(row["status"], status);
        assert_eq!(row["organisation"], path[15..24]);
    }
    let spelled = "/API/ServiceOwner/organizations/910021451/PersonalContacts/r50041943/ROLES/";
    let response = server.request("GET", spelled, &[KEY], "").await;
    response.expect(200);
    let row = audit(&server).await.pop().unwrap();
    assert_eq!(
        row["endpoint"],
        "/api/serviceowner/organizations/{who}/personalcontacts/{person}/roles"
    );
    assert_eq!(row["people"], json!(["r50041943"]));
    let between = "/authorization/roles?subject=14907000029&reportee=314200012";
    get(&server, between).await.expect(200);
    let search = "/organizations?email=kontakt@example.no&phoneNumber=1";
    get(&server, search).await.expect(200);
    let rows = audit(&server).await;
    assert_eq!(rows.len(), 10);
    assert_eq!(
        rows[0]["endpoint"],
        "/api/serviceowner/organizations/{who}/personalcontacts"
    );
    let asked = |row: &Value| row["people"].as_array().unwrap().len();
    assert_eq!((asked(&rows[8]), asked(&rows[9])), (2, 2));
    assert_eq!(
        (&rows[8]["shown"], &rows[8]["people"][1]),
        (&json!(1), &json!("314200012"))
    );
}

#[tokio::test]
async fn a_look_up_that_cannot_be_recorded_is_not_answered() {
    let server = TestServer::new();
    let store = &server.platform.store;
    let broken = store.write(|conn| Ok::<_, StoreError>(conn.execute("DROP TABLE audit", [])?));
    broken.unwrap();
    for (path, status) in [
        ("/organizations/910021451/personalcontacts", 503),
        ("/organizations/910021451", 200),
    ] {
        let response = get(&server, path).await;
        assert_eq!(response.status, status);
        assert_eq!(response.body.is_empty(), status == 503);
    }
}

/// What failed on demand, and what was carried out and never arrived, is a look-up too.
#[tokio::test]
async fn failed_look_ups_are_recorded_with_their_status() {
    let server = TestServer::new();
    for order in [
        json!({"path": "/api/serviceowner/*", "status": 503, "times": 1}),
        json!({"path": "/api/serviceowner/*", "status": 504, "times": 1, "afterHandling": true}),
    ] {
        server
            .post("/_platform/faults", "", Some(order))
            .await
            .expect(200);
        let failed = get(&server, "/organizations/910021451/personalcontacts").await;
        assert_eq!(failed.header("cache-control"), "no-store");
    }
    let rows = audit(&server).await;
    let of = |row: &Value| json!([row["organisation"], row["shown"], row["status"]]);
    assert_eq!(of(&rows[0]), json!(["910021451", 0, 503]));
    assert_eq!(of(&rows[1]), json!(["910021451", 0, 504]));
}

/// The same person has the same pseudonym, here and after a restart, and nobody else has it.
#[tokio::test]
async fn personal_data_is_never_recorded_in_clear() {
    let server = TestServer::new();
    let dash = "/profile/api/v1/dashboard/organizations";
    let reason = "Ringte%20fra%20990%2000%20031%20om%20061177%2001547%20og%20ase%40example.no%2C%20ase06117701%40example.no%2C%20org%20314200012";
    for path in [
        format!("{ROOT}/organizations?email=ase@example.no&phoneNumber=%2B4799000031"),
        format!("{ROOT}/organizations/?ForceEIAuthentication&PhoneNumber=99000031"),
        format!("{ROOT}/organizations/06117701547/personalcontacts"),
        format!("{ROOT}/organizations/ase@example.no/personalcontacts/06117701547/roles"),
        format!("{ROOT}/organizations/99000031/officialcontacts"),
        format!("{ROOT}/organizations/910021451/personalcontacts/r06117701547/roles"),
        format!("{ROOT}/roledefinitions/06117701547"),
        format!("{ROOT}/authorization/roles?subject=06117701547&reportee=910021451"),
        format!("{dash}/notificationaddresses/email/ase@example.no"),
        format!("{dash}/contactinformation/phonenumber/%2B4799000031"),
        format!("{dash}/ase%40example.no/contactinformation"),
        "/PROFILE/api/v1/dashboard/users/contactinformation/06117701547".to_owned(),
    ] {
        let headers = [KEY, ("x-lookup-reason", reason)];
        let status = server.request("GET", &path, &headers, "").await.status;
        assert!(status < 500, "{path} {status}");
    }
    let audited = server.get("/_platform/audit", "").await;
    let calls = server.get("/_platform/calls", "").await;
    let page = server.get("/_platform", "").await;
    for text in [audited.text(), calls.text(), page.text()] {
        for secret in [
            "06117701547",
            "99000031",
            "ase@example",
            "ase%40example",
            "061177",
            "000 31",
            "000%2031",
        ] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
    let rows = audit(&server).await;
    // Whatever way a number is written.
    assert_eq!(rows[0]["people"][1], rows[1]["people"][0]);
    let said = rows[0]["reason"].as_str().unwrap();
    assert!(
        said.starts_with("Ringte fra phone#") && said.ends_with("org 314200012"),
        "{said}"
    );
    assert!(
        said.contains(" om person#") && said.contains(" og email#"),
        "{said}"
    );
    let other = TestServer::new();
    let path = format!("{ROOT}/organizations?phoneNumber=99000031");
    other.request("GET", &path, &[KEY], "").await.expect(200);
    assert_ne!(audit(&other).await[0]["people"], rows[1]["people"]);
}

#[tokio::test]
async fn reasons_are_cut_and_odd_ones_do_no_harm() {
    let server = TestServer::new();
    let path = "/organizations/314200314/personalcontacts";
    let long = "a".repeat(1000);
    for reason in [long.as_str(), "%", "%FF%zz", " ", "+", "1 2 3 4 5 6 7"] {
        look_up(&server, path, &[KEY, ("x-lookup-reason", reason)])
            .await
            .expect(200);
    }
    let rows = audit(&server).await;
    assert_eq!(rows[0]["reason"].as_str().unwrap().len(), 400);
    assert_eq!(rows[3]["reason"], Value::Null);
    assert_eq!(rows[5]["reason"], "1 2 3 4 5 6 7");
}

/// Whoever looks for a slip in an address finds it in the record of calls.
#[tokio::test]
async fn paths_that_are_not_served_are_recorded_as_they_came() {
    let server = TestServer::new();
    for (path, recorded) in [
        (
            "/api/serviceowner/organisations/Ola%20N",
            "/api/serviceowner/organisations/Ola%20N",
        ),
        (
            "/profile/api/v1/partys/51000001/b6c3d1f0-4f3e-4b53-8f6e-2a9f6c0d1e47",
            "/profile/api/v1/partys/51000001/b6c3d1f0-4f3e-4b53-8f6e-2a9f6c0d1e47",
        ),
        ("/nowhere/991825827_smartcloud", "/nowhere/(number)"),
        ("/nowhere/061177%2001547", "/nowhere/(number)"),
        ("/nowhere/ase%40example.no", "/nowhere/(e-mail)"),
        // Where people are looked up, eight digits are a phone number.
        ("/register/api/v1/99000031", "/register/api/v1/(number)"),
        // And however they are written.
        (
            "/profile/api/v1/dashboard/users/contactinformation/018190_10001",
            "/profile/api/v1/dashboard/users/contactinformation/(number)",
        ),
        (
            "/profile/api/v1/dashboard/phonenumber/99/00/00/10",
            "/profile/api/v1/dashboard/phonenumber/(number)/(number)/(number)/(number)",
        ),
        (
            "/register/api/v1/018190%C2%A010001/018190%2510001",
            "/register/api/v1/(number)/(e-mail)",
        ),
        (
            "/register/api/v1/kontakt%2540example.no/ase%EF%BC%A0example.no",
            "/register/api/v1/(e-mail)/(e-mail)",
        ),
    ] {
        server.get(path, "").await;
        let calls = server.get("/_platform/calls", "").await.json();
        assert_eq!(calls.as_array().unwrap().last().unwrap()["path"], recorded);
    }
}
