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
    let read = server.get(&public, &person).await.expect(200);
    assert_eq!(read["systemId"], id);
    assert_eq!(read["systemVendorOrgNumber"], SMARTCLOUD);
    assert_eq!(read["systemVendorOrgName"], "");
    assert_eq!(read["name"]["nn"], "Eit system");
    assert!(read.get("allowedRedirectUrls").is_none());
    let rights = server
        .get(&format!("{public}/rights"), &person)
        .await
        .expect(200);
    assert_eq!(rights, read["rights"]);
    let packages = server
        .get(&format!("{public}/accesspackages"), &person)
        .await
        .expect(200);
    assert_eq!(packages, read["accessPackages"]);

    let own = format!("{REGISTER_PATH}/vendor/{id}");
    let full = server.get(&own, &vendor).await.expect(200);
    assert_eq!(full["clientId"], json!(["one", "two"]));
    assert_eq!(
        full["allowedRedirectUrls"],
        json!(["https://vendor.example/done"])
    );
    assert_eq!(full["vendor"]["ID"], "0192:991825827");

    // What is read can be sent back.
    assert_eq!(
        server.put(&own, &vendor, full.clone()).await.expect(200)["success"],
        true
    );
    assert_eq!(server.get(&own, &vendor).await.expect(200), full);
    let hidden = with_member(full, "isVisible", json!(false));
    let hidden = with_member(hidden, "clientId", json!(["two", "three"]));
    server.put(&own, &vendor, hidden).await.expect(200);
    let visible = |rows: Value| {
        let rows = rows.as_array().unwrap().clone();
        rows.iter().any(|row| row["systemId"] == id)
    };
    assert!(!visible(
        server.get(REGISTER_PATH, &person).await.expect(200)
    ));
    assert!(visible(
        server
            .get(&format!("{REGISTER_PATH}/vendor"), &vendor)
            .await
            .expect(200)
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
            server
                .get(&format!("{public}/{list}"), &person)
                .await
                .expect(200),
            body
        );
    }
    server.delete(&own, &vendor).await.expect(200);
    assert_eq!(server.get(&public, &person).await.status_and_code(), "404");
    assert_eq!(server.get(&own, &vendor).await.status_and_code(), "404");
    assert_eq!(server.delete(&own, &vendor).await.status_and_code(), "404");
    // Its id and clients are free again.
    server
        .post(
            &format!("{REGISTER_PATH}/vendor"),
            &vendor,
            Some(system(id)),
        )
        .await
        .expect(200);
}

/// Each row breaks one rule, or several.
#[tokio::test]
async fn what_a_vendor_may_not_register() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let base = system("991825827_new");
    let right = |id: &str, value: &str| json!([{"resource": [{"id": id, "value": value}]}]);
    let one = |name: &str| json!({"urn": format!("urn:altinn:accesspackage:{name}")});
    let twice = |value: Value| json!([value.clone(), value]);
    let table = [
        (
            with_member(base.clone(), "vendor", json!({"ID": "0198:991825827"})),
            vec!["00000"],
        ),
        (
            with_member(base.clone(), "vendor", json!({"ID": "991825827"})),
            vec!["00000"],
        ),
        (with_member(base.clone(), "id", json!("new")), vec!["00001"]),
        (
            with_member(base.clone(), "id", json!("312605031_new")),
            vec!["00001"],
        ),
        (
            with_member(base.clone(), "id", json!("991825827_smartcloud")),
            vec!["00002"],
        ),
        (
            with_member(base.clone(), "id", json!("991825827_a b")),
            vec!["00013"],
        ),
        (
            with_member(
                base.clone(),
                "rights",
                right("urn:altinn:resource", "nothing"),
            ),
            vec!["00003"],
        ),
        (
            with_member(base.clone(), "clientId", json!(["d1f6c3a2-smartcloud"])),
            vec!["00004"],
        ),
        (
            with_member(
                base.clone(),
                "allowedredirecturls",
                json!(["vendor.example"]),
            ),
            vec!["00005"],
        ),
        (
            with_member(
                base.clone(),
                "allowedredirecturls",
                json!(["http://vendor.example"]),
            ),
            vec!["00005"],
        ),
        (
            with_member(
                base.clone(),
                "rights",
                twice(right("urn:altinn:resource", "ske-krav-og-betalinger")[0].clone()),
            ),
            vec!["00006"],
        ),
        (
            with_member(base.clone(), "accessPackages", twice(one("skattegrunnlag"))),
            vec!["00007"],
        ),
        (
            with_member(base.clone(), "accessPackages", json!([one("eksplisitt")])),
            vec!["00008"],
        ),
        (
            with_member(
                base.clone(),
                "accessPackages",
                json!([{"urn": "skattegrunnlag"}]),
            ),
            vec!["00008"],
        ),
        (
            with_member(base.clone(), "rights", json!([{"resource": []}])),
            vec!["00009"],
        ),
        (
            with_member(
                base.clone(),
                "rights",
                right("resource", "ske-krav-og-betalinger"),
            ),
            vec!["00009"],
        ),
        (
            with_member(base.clone(), "clientId", json!(["a", "a"])),
            vec!["00011"],
        ),
        (
            with_member(
                base.clone(),
                "rights",
                right("urn:altinn:resource", "appid-511"),
            ),
            vec!["00017"],
        ),
        (
            with_member(
                base.clone(),
                "accessPackages",
                json!([one("regnskapsforer-lonn")]),
            ),
            vec!["00018"],
        ),
        // Several come together.
        (
            with_member(
                with_member(base.clone(), "id", json!("a b")),
                "clientId",
                json!(["a", "a"]),
            ),
            vec!["00013", "00011"],
        ),
    ];
    for (body, expected) in table {
        let response = server
            .post(
                &format!("{REGISTER_PATH}/vendor"),
                &vendor,
                Some(body.clone()),
            )
            .await;
        assert_eq!(response.status_and_code(), "400 STD-00000", "{body}");
        assert_eq!(error_codes(&response.json()), expected, "{body}");
    }
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
        let list = server.get(REGISTER_PATH, &person).await.expect(200);
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
    for (token, expected) in [
        ("", "401"),
        (&person, "403"),
        (&other, "403"),
        (&admin, "200"),
    ] {
        let response = server
            .post(
                &format!("{REGISTER_PATH}/vendor"),
                token,
                Some(body.clone()),
            )
            .await;
        assert_eq!(response.status_and_code(), expected);
    }
    for (path, expected) in [
        (&own, "403"),
        (&format!("{REGISTER_PATH}/vendor/none"), "404"),
    ] {
        assert_eq!(server.get(path, &other).await.status_and_code(), expected);
        assert_eq!(
            server
                .put(path, &other, body.clone())
                .await
                .status_and_code(),
            expected
        );
        assert_eq!(
            server.delete(path, &other).await.status_and_code(),
            expected
        );
        let rights = format!("{path}/rights");
        assert_eq!(
            server
                .put(&rights, &other, json!([]))
                .await
                .status_and_code(),
            "403"
        );
    }
    // Readers need a portal session; vendors do not have one.
    for path in [
        "",
        "/991825827_smartcloud",
        "/991825827_smartcloud/rights",
        "/991825827_smartcloud/accesspackages",
    ] {
        let path = format!("{REGISTER_PATH}{path}");
        assert_eq!(server.get(&path, "").await.status_and_code(), "401");
        assert_eq!(server.get(&path, &vendor).await.status_and_code(), "403");
        assert_eq!(server.get(&path, &person).await.status, 200);
    }
    let hidden = format!("{REGISTER_PATH}/312605031_SuperRegnskap");
    assert_eq!(server.get(&hidden, &person).await.status, 200);
    let visible = server.get(REGISTER_PATH, &person).await.expect(200);
    assert!(!visible.to_string().contains("312605031_SuperRegnskap"));
    for word in ["maybe", "1"] {
        let path = format!("{REGISTER_PATH}/991825827_smartcloud/rights?useOldFormatForApp={word}");
        assert_eq!(server.get(&path, &person).await.status_and_code(), "400");
    }
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
    assert_eq!(server.get(&path, &person).await.expect(200), app);
    let old = server
        .get(&format!("{path}?useoldformatforapp=True"), &person)
        .await
        .expect(200);
    assert_eq!(
        old,
        json!([{"resource": [
            {"id": "urn:altinn:org", "value": "ttd"}, {"id": "urn:altinn:app", "value": "a3-app"}]}])
    );
}
