//! The system register (platform.md, section 1.7).

use crate::support::{Bench, REGISTER, SMARTCLOUD, SUPERREGNSKAP, with};
use serde_json::{Value, json};

fn system(id: &str) -> Value {
    json!({
        "id": id,
        "vendor": {"authority": "iso6523-actorid-upis", "ID": "0192:991825827"},
        "name": {"nb": "Et system", "nn": "Eit system", "en": "A system"},
        "description": {"nb": "Gjør noe", "nn": "Gjer noko", "en": "Does something"},
        "rights": [{"resource": [{"id": "urn:altinn:resource", "value": "ske-krav-og-betalinger"}]}],
        "accessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}],
        "clientId": ["one", "two"],
        "isVisible": true,
        "allowedredirecturls": ["https://vendor.example/done"]
    })
}

fn faults(body: &Value) -> Vec<String> {
    let errors = body["validationErrors"].as_array().unwrap();
    let code = |error: &Value| error["code"].as_str().unwrap().replace("AUTH.VLD-", "");
    errors.iter().map(code).collect()
}

#[tokio::test]
async fn registered_read_replaced_and_deleted() {
    let bench = Bench::new();
    let (vendor, person) = (bench.vendor(SMARTCLOUD), bench.person(20004));
    let id = "991825827_new";
    let answer = bench
        .post(&format!("{REGISTER}/vendor"), &vendor, Some(system(id)))
        .await;
    let internal = answer.expect(200);
    assert_eq!(internal.as_str().unwrap().len(), 36);

    let public = format!("{REGISTER}/{id}");
    let read = bench.get(&public, &person).await.expect(200);
    assert_eq!(read["systemId"], id);
    assert_eq!(read["systemVendorOrgNumber"], SMARTCLOUD);
    assert_eq!(read["systemVendorOrgName"], "");
    assert_eq!(read["name"]["nn"], "Eit system");
    assert!(read.get("allowedRedirectUrls").is_none());
    let rights = bench
        .get(&format!("{public}/rights"), &person)
        .await
        .expect(200);
    assert_eq!(rights, read["rights"]);
    let packages = bench
        .get(&format!("{public}/accesspackages"), &person)
        .await
        .expect(200);
    assert_eq!(packages, read["accessPackages"]);

    let own = format!("{REGISTER}/vendor/{id}");
    let full = bench.get(&own, &vendor).await.expect(200);
    assert_eq!(full["clientId"], json!(["one", "two"]));
    assert_eq!(
        full["allowedRedirectUrls"],
        json!(["https://vendor.example/done"])
    );
    assert_eq!(full["vendor"]["ID"], "0192:991825827");

    // What is read can be sent back.
    assert_eq!(
        bench.put(&own, &vendor, full.clone()).await.expect(200)["success"],
        true
    );
    assert_eq!(bench.get(&own, &vendor).await.expect(200), full);
    let hidden = with(full, "isVisible", json!(false));
    let hidden = with(hidden, "clientId", json!(["two", "three"]));
    bench.put(&own, &vendor, hidden).await.expect(200);
    let visible = |rows: Value| {
        let rows = rows.as_array().unwrap().clone();
        rows.iter().any(|row| row["systemId"] == id)
    };
    assert!(!visible(bench.get(REGISTER, &person).await.expect(200)));
    assert!(visible(
        bench
            .get(&format!("{REGISTER}/vendor"), &vendor)
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
        bench
            .put(&format!("{own}/{list}"), &vendor, body.clone())
            .await
            .expect(200);
        assert_eq!(
            bench
                .get(&format!("{public}/{list}"), &person)
                .await
                .expect(200),
            body
        );
    }
    bench.delete(&own, &vendor).await.expect(200);
    assert_eq!(bench.get(&public, &person).await.outcome(), "404");
    assert_eq!(bench.get(&own, &vendor).await.outcome(), "404");
    assert_eq!(bench.delete(&own, &vendor).await.outcome(), "404");
    // Its id and clients are free again.
    bench
        .post(&format!("{REGISTER}/vendor"), &vendor, Some(system(id)))
        .await
        .expect(200);
}

/// Each row breaks one rule, or several.
#[tokio::test]
async fn what_a_vendor_may_not_register() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let base = system("991825827_new");
    let right = |id: &str, value: &str| json!([{"resource": [{"id": id, "value": value}]}]);
    let one = |name: &str| json!({"urn": format!("urn:altinn:accesspackage:{name}")});
    let twice = |value: Value| json!([value.clone(), value]);
    let table = [
        (
            with(base.clone(), "vendor", json!({"ID": "0198:991825827"})),
            vec!["00000"],
        ),
        (
            with(base.clone(), "vendor", json!({"ID": "991825827"})),
            vec!["00000"],
        ),
        (with(base.clone(), "id", json!("new")), vec!["00001"]),
        (
            with(base.clone(), "id", json!("312605031_new")),
            vec!["00001"],
        ),
        (
            with(base.clone(), "id", json!("991825827_smartcloud")),
            vec!["00002"],
        ),
        (
            with(base.clone(), "id", json!("991825827_a b")),
            vec!["00013"],
        ),
        (
            with(
                base.clone(),
                "rights",
                right("urn:altinn:resource", "nothing"),
            ),
            vec!["00003"],
        ),
        (
            with(base.clone(), "clientId", json!(["d1f6c3a2-smartcloud"])),
            vec!["00004"],
        ),
        (
            with(
                base.clone(),
                "allowedredirecturls",
                json!(["vendor.example"]),
            ),
            vec!["00005"],
        ),
        (
            with(
                base.clone(),
                "allowedredirecturls",
                json!(["http://vendor.example"]),
            ),
            vec!["00005"],
        ),
        (
            with(
                base.clone(),
                "rights",
                twice(right("urn:altinn:resource", "ske-krav-og-betalinger")[0].clone()),
            ),
            vec!["00006"],
        ),
        (
            with(base.clone(), "accessPackages", twice(one("skattegrunnlag"))),
            vec!["00007"],
        ),
        (
            with(base.clone(), "accessPackages", json!([one("eksplisitt")])),
            vec!["00008"],
        ),
        (
            with(
                base.clone(),
                "accessPackages",
                json!([{"urn": "skattegrunnlag"}]),
            ),
            vec!["00008"],
        ),
        (
            with(base.clone(), "rights", json!([{"resource": []}])),
            vec!["00009"],
        ),
        (
            with(
                base.clone(),
                "rights",
                right("resource", "ske-krav-og-betalinger"),
            ),
            vec!["00009"],
        ),
        (
            with(base.clone(), "clientId", json!(["a", "a"])),
            vec!["00011"],
        ),
        (
            with(
                base.clone(),
                "rights",
                right("urn:altinn:resource", "appid-511"),
            ),
            vec!["00017"],
        ),
        (
            with(
                base.clone(),
                "accessPackages",
                json!([one("regnskapsforer-lonn")]),
            ),
            vec!["00018"],
        ),
        // Several come together.
        (
            with(
                with(base.clone(), "id", json!("a b")),
                "clientId",
                json!(["a", "a"]),
            ),
            vec!["00013", "00011"],
        ),
    ];
    for (body, expected) in table {
        let reply = bench
            .post(&format!("{REGISTER}/vendor"), &vendor, Some(body.clone()))
            .await;
        assert_eq!(reply.outcome(), "400 STD-00000", "{body}");
        assert_eq!(faults(&reply.json()), expected, "{body}");
    }
    let replace = format!("{REGISTER}/vendor/991825827_smartcloud");
    let reply = bench.put(&replace, &vendor, base.clone()).await;
    assert_eq!(faults(&reply.expect(400)), ["00012"]);
    let lists = [
        ("rights", right("urn:altinn:resource", "nothing"), "00003"),
        ("accesspackages", json!([one("eksplisitt")]), "00008"),
        ("accesspackages", json!([one("ansvarlig-revisor")]), "00018"),
    ];
    for (list, body, expected) in lists {
        let reply = bench.put(&format!("{replace}/{list}"), &vendor, body).await;
        assert_eq!(faults(&reply.expect(400)), [expected]);
    }
    // Redirect addresses on this machine are for the local platform (section 0.4 i).
    let local = json!(["http://localhost:3000/a", "http://127.0.0.1/b"]);
    let body = with(base, "allowedredirecturls", local);
    bench
        .post(&format!("{REGISTER}/vendor"), &vendor, Some(body))
        .await
        .expect(200);
}

#[tokio::test]
async fn a_system_is_visible_unless_its_vendor_says_otherwise() {
    let bench = Bench::new();
    let (vendor, person) = (bench.vendor(SMARTCLOUD), bench.person(20001));
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
        let path = format!("{REGISTER}/vendor");
        bench.post(&path, &vendor, Some(body)).await.expect(200);
        let read = bench.get(&format!("{REGISTER}/{id}"), &person).await;
        assert_eq!(read.expect(200)["isVisible"], visible, "{name}");
        let list = bench.get(REGISTER, &person).await.expect(200);
        let is_listed = |system: &Value| system["systemId"] == id;
        assert_eq!(list.as_array().unwrap().iter().any(is_listed), visible);
    }
}

#[tokio::test]
async fn who_may_use_the_register() {
    let bench = Bench::new();
    let (vendor, other) = (bench.vendor(SMARTCLOUD), bench.vendor(SUPERREGNSKAP));
    let person = bench.person(20001);
    let admin = bench.vendor_with("889640782", "altinn:authentication/systemregister.admin");
    let own = format!("{REGISTER}/vendor/991825827_smartcloud");
    let body = system("991825827_new");
    for (token, expected) in [
        ("", "401"),
        (&person, "403"),
        (&other, "403"),
        (&admin, "200"),
    ] {
        let reply = bench
            .post(&format!("{REGISTER}/vendor"), token, Some(body.clone()))
            .await;
        assert_eq!(reply.outcome(), expected);
    }
    for (path, expected) in [(&own, "403"), (&format!("{REGISTER}/vendor/none"), "404")] {
        assert_eq!(bench.get(path, &other).await.outcome(), expected);
        assert_eq!(
            bench.put(path, &other, body.clone()).await.outcome(),
            expected
        );
        assert_eq!(bench.delete(path, &other).await.outcome(), expected);
        let rights = format!("{path}/rights");
        assert_eq!(bench.put(&rights, &other, json!([])).await.outcome(), "403");
    }
    // Readers need a portal session; vendors do not have one.
    for path in [
        "",
        "/991825827_smartcloud",
        "/991825827_smartcloud/rights",
        "/991825827_smartcloud/accesspackages",
    ] {
        let path = format!("{REGISTER}{path}");
        assert_eq!(bench.get(&path, "").await.outcome(), "401");
        assert_eq!(bench.get(&path, &vendor).await.outcome(), "403");
        assert_eq!(bench.get(&path, &person).await.status, 200);
    }
    let hidden = format!("{REGISTER}/312605031_SuperRegnskap");
    assert_eq!(bench.get(&hidden, &person).await.status, 200);
    let visible = bench.get(REGISTER, &person).await.expect(200);
    assert!(!visible.to_string().contains("312605031_SuperRegnskap"));
    for word in ["maybe", "1"] {
        let path = format!("{REGISTER}/991825827_smartcloud/rights?useOldFormatForApp={word}");
        assert_eq!(bench.get(&path, &person).await.outcome(), "400");
    }
}

#[tokio::test]
async fn an_app_in_the_older_form() {
    let bench = Bench::new();
    let (vendor, person) = (bench.vendor(SMARTCLOUD), bench.person(20001));
    let app = json!([{"resource": [{"id": "urn:altinn:resource", "value": "app_ttd_a3-app"}]}]);
    let body = with(system("991825827_app"), "rights", app.clone());
    bench
        .post(&format!("{REGISTER}/vendor"), &vendor, Some(body))
        .await
        .expect(200);
    let path = format!("{REGISTER}/991825827_app/rights");
    assert_eq!(bench.get(&path, &person).await.expect(200), app);
    let old = bench
        .get(&format!("{path}?useoldformatforapp=True"), &person)
        .await
        .expect(200);
    assert_eq!(
        old,
        json!([{"resource": [
            {"id": "urn:altinn:org", "value": "ttd"}, {"id": "urn:altinn:app", "value": "a3-app"}]}])
    );
}
