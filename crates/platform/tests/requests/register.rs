//! The system register (docs/contract/platform.md, section 1.7).

use crate::{
    fixture::system,
    support::{REGISTER_PATH, SMARTCLOUD, SUPERREGNSKAP, TestServer, with_member},
};
use serde_json::{Value, json};

fn error_codes(body: &Value) -> Vec<String> {
    let errors = body["validationErrors"].as_array().unwrap();
    let code = |error: &Value| error["code"].as_str().unwrap().replace("AUTH.VLD-", "");
    errors.iter().map(code).collect()
}

#[tokio::test]
async fn registered_read_replaced_and_deleted() {
    let server = TestServer::new();
    let (vendor, person) = (server.vendor(SMARTCLOUD), server.person(20004));
    let id = "991825827_new";
    let answer = server
        .post(
            &format!("{REGISTER_PATH}/vendor"),
            &vendor,
            Some(system(id)),
        )
        .await;
    let internal = answer.expect(200);
    assert_eq!(internal.as_str().unwrap().len(), 36);

    let public = format!("{REGISTER_PATH}/{id}");
    let read = server.get_json(&public, &person).await;
    assert_eq!(read["systemId"], id);
    assert_eq!(read["systemVendorOrgNumber"], SMARTCLOUD);
    assert_eq!(read["systemVendorOrgName"], "");
    assert_eq!(read["name"]["nn"], "Eit system");
    assert!(read.get("allowedRedirectUrls").is_none());
    let rights = server.get_json(&format!("{public}/rights"), &person).await;
    assert_eq!(rights, read["rights"]);
    let packages = server
        .get_json(&format!("{public}/accesspackages"), &person)
        .await;
    assert_eq!(packages, read["accessPackages"]);

    let own = format!("{REGISTER_PATH}/vendor/{id}");
    let full = server.get_json(&own, &vendor).await;
    assert_eq!(full["clientId"], json!(["one", "two"]));
    assert_eq!(
        full["allowedRedirectUrls"],
        json!(["https://vendor.example/done"])
    );
    assert_eq!(full["vendor"]["ID"], "0192:991825827");

    // What is read can be sent back.
    let done = json!({"succeeded": true});
    assert_eq!(
        server.put(&own, &vendor, full.clone()).await.expect(200),
        done
    );
    assert_eq!(server.get_json(&own, &vendor).await, full);
    let hidden = with_member(full, "isVisible", json!(false));
    let hidden = with_member(hidden, "clientId", json!(["two", "three"]));
    server.put(&own, &vendor, hidden).await.expect(200);
    let visible = |rows: Value| {
        let rows = rows.as_array().unwrap().clone();
        rows.iter().any(|row| row["systemId"] == id)
    };
    assert!(!visible(server.get_json(REGISTER_PATH, &person).await));
    assert!(visible(
        server
            .get_json(&format!("{REGISTER_PATH}/vendor"), &vendor)
            .await
    ));

    let lists = [
        ("rights", json!([])),
        (
            "accesspackages",
            json!([{"urn": "urn:altinn:accesspackage:regnskapsforer-lonn"}]),
        ),
    ];
    for (list, body) in lists {
        server
            .put(&format!("{own}/{list}"), &vendor, body.clone())
            .await
            .expect(200);
        assert_eq!(
            server.get_json(&format!("{public}/{list}"), &person).await,
            body
        );
    }
    assert_eq!(server.delete(&own, &vendor).await.expect(200), done);

    let log = server.get_json(&format!("{own}/changelog"), &vendor).await;
    let log = log.as_array().unwrap();
    let types: Vec<_> = log.iter().map(|change| &change["changeType"]).collect();
    let expected = [
        "delete",
        "accesspackageupdate",
        "rightsupdate",
        "update",
        "update",
        "create",
    ];
    assert_eq!(types, expected);
    assert!(log[0].get("changedData").is_none());
    assert_eq!(log[2]["changedData"], json!([]));
    assert_eq!(log[5]["changedData"]["clientId"], json!(["one", "two"]));
    assert_eq!(log[5]["systemInternalId"], internal);
    assert_eq!(log[5]["changedByOrgNumber"], SMARTCLOUD);
}

/// It can be read, and neither changed nor registered again; its clients are free.
#[tokio::test]
async fn a_system_that_is_deleted() {
    let server = TestServer::new();
    let (vendor, person) = (server.vendor(SMARTCLOUD), server.person(20004));
    let register = format!("{REGISTER_PATH}/vendor");
    let id = "991825827_new";
    let (public, own) = (
        format!("{REGISTER_PATH}/{id}"),
        format!("{REGISTER_PATH}/vendor/{id}"),
    );
    let body = system(id);
    server
        .post(&register, &vendor, Some(body.clone()))
        .await
        .expect(200);
    for deleted in [false, true] {
        for (path, token) in [(&public, &person), (&own, &vendor)] {
            let read = server.get_json(path, token).await;
            assert_eq!(read["isDeleted"], deleted, "{path}");
        }
        for (path, token) in [(REGISTER_PATH, &person), (&register, &vendor)] {
            let list = server.get_json(path, token).await.to_string();
            assert_eq!(list.contains(id), !deleted, "{path}");
        }
        server.delete(&own, &vendor).await.expect(200);
    }
    for (path, body) in [
        (own.clone(), body.clone()),
        (format!("{own}/rights"), json!([])),
        (format!("{own}/accesspackages"), json!([])),
    ] {
        let refused = server.put(&path, &vendor, body).await;
        assert_eq!(refused.status, 400, "{path}");
        assert_eq!(refused.text(), "Cannot update a system marked as deleted.");
    }
    let again = server.post(&register, &vendor, Some(body)).await;
    let again = again.expect(400);
    assert_eq!(error_codes(&again), ["00002"]);
    let title = again["validationErrors"][0]["title"].as_str().unwrap();
    assert!(title.contains("already exists"), "{title}");
    let other = Some(system("991825827_other"));
    server.post(&register, &vendor, other).await.expect(200);
}

/// Errors about lists name what is at fault, under the service's own names.
#[tokio::test]
async fn what_is_at_fault_in_a_list() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let right = |id: &str, value: &str| json!({"resource": [{"id": id, "value": value}]});
    let urn = |urn: &str| json!({"urn": urn});
    let body = with_member(
        system("991825827_new"),
        "rights",
        json!([
            right("urn:altinn:resource", "none"),
            right("urn:altinn:resource", "neither"),
            right("urn:altinn:resource", "ttd-datadeling"),
            right("urn:altinn:app", "a3-app"),
        ]),
    );
    let packages = json!([
        urn("short"),
        urn("urn:altinn:accesspackage:none"),
        urn("urn:altinn:accesspackage:eksplisitt"),
    ]);
    let body = with_member(body, "accessPackages", packages);
    let path = format!("{REGISTER_PATH}/vendor");
    let response = server.post(&path, &vendor, Some(body)).await.expect(400);
    assert_eq!(error_codes(&response), ["00009", "00003", "00017", "00008"]);
    let named = [
        ("Invalid Resource Id Details : ", "a3-app"),
        ("ResourceIds Not Found : ", "none | neither"),
        ("ResourceIds Not Delegable : ", "ttd-datadeling"),
        (
            "Invalid Urn Details : ",
            "Invalid format: short | Not found: urn:altinn:accesspackage:none \
             | Not possible to delegate: urn:altinn:accesspackage:eksplisitt",
        ),
    ];
    for (error, (name, values)) in response["validationErrors"]
        .as_array()
        .unwrap()
        .iter()
        .zip(named)
    {
        assert_eq!(error[name], values);
    }
}

/// Each row breaks one rule.
#[tokio::test]
async fn what_a_vendor_may_not_register() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let base = system("991825827_new");
    let right = |id: &str, value: &str| json!([{"resource": [{"id": id, "value": value}]}]);
    let service = |value: &str| right("urn:altinn:resource", value);
    let one = |name: &str| json!({"urn": format!("urn:altinn:accesspackage:{name}")});
    let twice = |value: Value| json!([value.clone(), value]);
    let client_package = json!([one("regnskapsforer-lonn")]);
    let table = [
        ("vendor", json!({"ID": "0198:991825827"}), "00000"),
        ("vendor", json!({"ID": "991825827"}), "00000"),
        ("id", json!("new"), "00001"),
        ("id", json!("312605031_new"), "00001"),
        ("id", json!("991825827_smartcloud"), "00002"),
        ("id", json!("991825827_a b"), "00013"),
        ("rights", service("nothing"), "00003"),
        ("clientId", json!(["d1f6c3a2-smartcloud"]), "00004"),
        ("allowedredirecturls", json!(["vendor.example"]), "00005"),
        ("allowedredirecturls", json!(["http://a.example"]), "00005"),
        (
            "allowedredirecturls",
            json!(["http://localhost.evil.example"]),
            "00005",
        ),
        ("allowedredirecturls", json!(["https://a@b.no"]), "00005"),
        ("allowedredirecturls", json!([""]), "00005"),
        ("rights", twice(base["rights"][0].clone()), "00006"),
        ("accessPackages", twice(one("skattegrunnlag")), "00007"),
        ("accessPackages", json!([one("eksplisitt")]), "00008"),
        (
            "accessPackages",
            json!([{"urn": "skattegrunnlag"}]),
            "00008",
        ),
        ("rights", json!([{"resource": []}]), "00009"),
        ("rights", right("urn:altinn:app", "a3-app"), "00009"),
        ("rights", service(" "), "00009"),
        ("clientId", json!(["a", "a"]), "00011"),
        // Of a type that system users cannot have, whatever can be given.
        ("rights", service("ttd-datadeling"), "00017"),
        ("accessPackages", client_package, "00018"),
    ];
    let register = format!("{REGISTER_PATH}/vendor");
    for (member, value, expected) in table {
        let body = with_member(base.clone(), member, value.clone());
        let response = server.post(&register, &vendor, Some(body)).await;
        assert_eq!(response.status_and_code(), "400 STD-00000", "{value}");
        assert_eq!(error_codes(&response.json()), [expected], "{value}");
    }
    // Several come together.
    let body = with_member(base.clone(), "id", json!("a b"));
    let body = with_member(body, "clientId", json!(["a", "a"]));
    let response = server.post(&register, &vendor, Some(body)).await;
    assert_eq!(error_codes(&response.expect(400)), ["00013", "00011"]);
    let replace = format!("{REGISTER_PATH}/vendor/991825827_smartcloud");
    let response = server.put(&replace, &vendor, base.clone()).await;
    assert_eq!(error_codes(&response.expect(400)), ["00012"]);
    let lists = [
        ("rights", right("urn:altinn:resource", "nothing"), "00003"),
        ("accesspackages", json!([one("eksplisitt")]), "00008"),
        ("accesspackages", json!([one("ansvarlig-revisor")]), "00018"),
    ];
    for (list, body, expected) in lists {
        let response = server
            .put(&format!("{replace}/{list}"), &vendor, body)
            .await;
        assert_eq!(error_codes(&response.expect(400)), [expected]);
    }
    // Redirect addresses on this machine are for the local platform (section 0.4 i).
    let local = json!(["http://localhost:3000/a", "http://127.0.0.1/b"]);
    let body = with_member(base, "allowedredirecturls", local);
    server
        .post(&format!("{REGISTER_PATH}/vendor"), &vendor, Some(body))
        .await
        .expect(200);
}

#[tokio::test]
async fn a_system_is_visible_unless_its_vendor_says_otherwise() {
    let server = TestServer::new();
    let (vendor, person) = (server.vendor(SMARTCLOUD), server.person(20001));
    for (name, said, visible) in [
        ("silent", None, true),
        ("null", Some(json!(null)), true),
        ("yes", Some(json!(true)), true),
        ("no", Some(json!(false)), false),
    ] {
        let id = format!("991825827_{name}");
        let mut body = json!({"id": id, "vendor": {"ID": "0192:991825827"}, "name": {"nb": name},
            "description": {}});
        if let Some(said) = said {
            body["isVisible"] = said;
        }
        let path = format!("{REGISTER_PATH}/vendor");
        server.post(&path, &vendor, Some(body)).await.expect(200);
        let read = server.get(&format!("{REGISTER_PATH}/{id}"), &person).await;
        assert_eq!(read.expect(200)["isVisible"], visible, "{name}");
        let list = server.get_json(REGISTER_PATH, &person).await;
        let is_listed = |system: &Value| system["systemId"] == id;
        assert_eq!(list.as_array().unwrap().iter().any(is_listed), visible);
    }
}

#[tokio::test]
async fn who_may_use_the_register() {
    let server = TestServer::new();
    let (vendor, other) = (server.vendor(SMARTCLOUD), server.vendor(SUPERREGNSKAP));
    let person = server.person(20001);
    let admin = server.vendor_with("889640782", "altinn:authentication/systemregister.admin");
    let own = format!("{REGISTER_PATH}/vendor/991825827_smartcloud");
    let body = system("991825827_new");
    for (token, expected) in [(&person, "403"), (&other, "403"), (&admin, "200")] {
        let response = server
            .post(
                &format!("{REGISTER_PATH}/vendor"),
                token,
                Some(body.clone()),
            )
            .await;
        assert_eq!(response.status_and_code(), expected);
    }
    let none = format!("{REGISTER_PATH}/vendor/none");
    for (method, path, expected) in [
        ("GET", own.clone(), "403"),
        ("PUT", own.clone(), "403"),
        ("DELETE", own.clone(), "403"),
        ("PUT", format!("{own}/rights"), "403"),
        ("GET", format!("{own}/changelog"), "403"),
        ("PUT", format!("{none}/rights"), "403"),
    ] {
        let body = match method {
            "PUT" if path.ends_with("rights") => Some(json!([])),
            "PUT" => Some(body.clone()),
            _ => None,
        };
        let response = server.request_with_token(method, &path, &other, body).await;
        assert_eq!(response.status_and_code(), expected, "{method} {path}");
    }
    // Nobody gives a system away.
    let owner = json!({"ID": format!("0192:{SUPERREGNSKAP}")});
    let given_away = with_member(system("991825827_smartcloud"), "vendor", owner);
    let response = server.put(&own, &vendor, given_away).await;
    assert_eq!(response.status_and_code(), "404");
    let hidden = format!("{REGISTER_PATH}/312605031_SuperRegnskap");
    assert_eq!(server.get(&hidden, &person).await.status, 200);
    let visible = server.get_json(REGISTER_PATH, &person).await;
    assert!(!visible.to_string().contains("312605031_SuperRegnskap"));
}

#[tokio::test]
async fn an_app_in_the_older_form() {
    let server = TestServer::new();
    let (vendor, person) = (server.vendor(SMARTCLOUD), server.person(20001));
    let app = json!([{"resource": [{"id": "urn:altinn:resource", "value": "app_ttd_a3-app"}]}]);
    let body = with_member(system("991825827_app"), "rights", app.clone());
    server
        .post(&format!("{REGISTER_PATH}/vendor"), &vendor, Some(body))
        .await
        .expect(200);
    let path = format!("{REGISTER_PATH}/991825827_app/rights");
    assert_eq!(server.get_json(&path, &person).await, app);
    let old = server
        .get_json(&format!("{path}?useoldformatforapp=True"), &person)
        .await;
    assert_eq!(
        old,
        json!([{"resource": [
            {"id": "urn:altinn:org", "value": "ttd"}, {"id": "urn:altinn:app", "value": "a3-app"}]}])
    );
}
