//! The dashboard API (docs/contract/contacts.md, sections 2.2 and 2.7).

use crate::support::{SMARTCLOUD, TestResponse, TestServer};
use serde_json::{Value, json};

const ROOT: &str = "/profile/api/v1/dashboard";
pub(crate) const SUPPORT: &str = "altinn:profile.support.admin";

/// A call of support staff with these headers.
async fn get(server: &TestServer, path: &str, headers: &[(&str, &str)]) -> TestResponse {
    let token = format!("Bearer {}", server.vendor_with(SMARTCLOUD, SUPPORT));
    let mut all = headers.to_vec();
    all.push(("authorization", &token));
    server
        .request("GET", &format!("{ROOT}{path}"), &all, "")
        .await
}

fn names(body: &Value) -> Vec<&str> {
    let rows = body.as_array().unwrap().iter();
    rows.map(|row| row["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn addresses_stand_one_by_one_and_sub_units_have_their_main_units() {
    let server = TestServer::new();
    let own = get(
        &server,
        "/organizations/314200012/notificationaddresses",
        &[],
    )
    .await
    .expect(200);
    let rows = own.as_array().unwrap();
    let first = json!({"notificationAddressId": rows[0]["notificationAddressId"], "countryCode": "+47",
        "email": null, "phone": "99000021", "sourceOrgNumber": "314200012",
        "requestedOrgNumber": "314200012", "lastChanged": "2016-10-11T06:15:33Z"});
    assert_eq!((rows.len(), &rows[0]), (4, &first));
    assert_eq!(
        (&rows[1]["email"], &rows[1]["lastChanged"]),
        (&json!("kontakt1@example.no"), &json!(null))
    );
    assert_eq!(rows[2]["phone"], "99000022");

    let path = "/organizations/314200128/notificationaddresses";
    let inherited = get(&server, path, &[]).await.expect(200);
    let rows = inherited.as_array().unwrap();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0]["sourceOrgNumber"], "314200012");
    assert_eq!(rows[0]["requestedOrgNumber"], "314200128");

    for none in ["123456785", "010000211", "x"] {
        let path = format!("/organizations/{none}/notificationaddresses");
        let response = get(&server, &path, &[]).await;
        assert_eq!(response.status, 404, "{none}");
        assert_eq!(response.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn addresses_are_found_whole() {
    let server = TestServer::new();
    let found = async |what: &str, headers: &[(&str, &str)]| {
        let path = format!("/organizations/notificationaddresses/{what}");
        let response = get(&server, &path, headers).await;
        if response.status != 200 {
            return response.status.to_string();
        }
        let body = response.json();
        let rows = body.as_array().unwrap().iter();
        let rows = rows.map(|row| row["sourceOrgNumber"].as_str().unwrap().to_owned());
        rows.collect::<Vec<_>>().join(",")
    };
    for (header, expected) in [
        ("Kontakt@Example.no", "910514318,810748532"),
        ("kontakt2@example.no", "314200012"),
        ("ase@example.no", "404"),
        ("ontakt@example.no", "404"),
        ("x", "400"),
        ("", "400"),
    ] {
        assert_eq!(
            found("email", &[("EMAILADDRESS", header)]).await,
            expected,
            "{header}"
        );
    }
    assert_eq!(found("email", &[]).await, "400");
    for (number, code, expected) in [
        ("99000022", None, "314200012"),
        ("99000022", Some("+47"), "314200012"),
        ("99000022", Some("+46"), "404"),
        ("9900002", None, "404"),
        ("99000031", None, "314200314"),
        ("+4799000022", None, "400"),
        ("99 00 00 22", None, "400"),
        ("1234", None, "400"),
        ("99000022", Some("47"), "400"),
    ] {
        let mut headers = vec![("phoneNumber", number)];
        headers.extend(code.map(|code| ("countrycode", code)));
        assert_eq!(
            found("phonenumber", &headers).await,
            expected,
            "{number} {code:?}"
        );
    }
}

#[tokio::test]
async fn people_are_found_as_in_the_service() {
    let server = TestServer::new();
    let of = get(&server, "/organizations/314200012/contactinformation", &[])
        .await
        .expect(200);
    assert_eq!(
        names(&of),
        ["ÅSE ØRN", "BRÅ BEVER", "DUS DUE", "EGEN EKORN"]
    );
    assert_eq!(
        of[0],
        json!({"nationalIdentityNumber": "14907000029", "name": "ÅSE ØRN", "email": "ase@example.no",
            "phone": "99000031", "organizationNumber": "314200012",
            "resourceIncludeList": ["urn:altinn:resource:se_4628_1"],
            "lastChanged": "2020-02-29T11:00:00Z"})
    );
    assert_eq!(
        (&of[1]["email"], &of[1]["phone"]),
        (&json!(null), &json!(null))
    );
    let unknown = get(&server, "/organizations/123456785/contactinformation", &[]).await;
    assert_eq!(unknown.expect(200), json!([]));
    let unnumbered = get(&server, "/organizations/314200217/contactinformation", &[])
        .await
        .expect(200);
    assert_eq!(unnumbered[1]["nationalIdentityNumber"], Value::Null);

    let found = async |what: &str, headers: &[(&str, &str)]| {
        let path = format!("/organizations/contactinformation/{what}");
        let response = get(&server, &path, headers).await;
        if response.status == 200 {
            names(&response.json()).join(",")
        } else {
            response.status.to_string()
        }
    };
    for (number, code, expected) in [
        // Anywhere in the number when no country is named, and else written in the same style.
        ("99000031", None, "ÅSE ØRN,DUS DUE"),
        ("9000032", None, "EGEN EKORN"),
        ("99000031", Some("+47"), "DUS DUE"),
        ("99000031", Some("0047"), ""),
        ("99000032", Some("0046"), "EGEN EKORN"),
        ("99000032", Some("+46"), ""),
        ("99000033", None, ""),
        ("1234", None, "400"),
        ("+4799000031", None, "400"),
        ("99000031", Some("Norge"), "400"),
    ] {
        let mut headers = vec![("phoneNumber", number)];
        headers.extend(code.map(|code| ("countryCode", code)));
        assert_eq!(
            found("phonenumber", &headers).await,
            expected,
            "{number} {code:?}"
        );
    }
    assert_eq!(
        found("email", &[("emailAddress", "EGEN@example.no")]).await,
        "EGEN EKORN"
    );
    assert_eq!(
        found("email", &[("emailAddress", "bra@example.no")]).await,
        ""
    );
    assert_eq!(found("email", &[]).await, "400");
}

#[tokio::test]
async fn private_contacts_can_be_reserved_and_lack_a_value() {
    let server = TestServer::new();
    let path = "/users/contactinformation";
    let name = "NationalIdentityNumber";
    let reserved = get(&server, path, &[(name, "03838500063")])
        .await
        .expect(200);
    assert_eq!(
        reserved,
        json!({"nationalIdentityNumber": "03838500063", "isReserved": true, "phoneNumber": null,
            "emailAddress": null, "phoneNumberLastUpdatedOrVerified": "2024-05-02T06:00:00Z",
            "emailLastUpdatedOrVerified": null, "username": null})
    );
    assert_eq!(
        get(&server, path, &[(name, "45899200040")]).await.status,
        404
    );
    assert_eq!(
        get(&server, path, &[(name, "4589920004")]).await.status,
        400
    );
    assert_eq!(get(&server, path, &[]).await.status, 400);
    let path = "/users/contactinformation/email";
    let both = get(&server, path, &[("emailAddress", "privat@example.no")])
        .await
        .expect(200);
    assert_eq!(both.as_array().unwrap().len(), 2);
    assert_eq!(
        (&both[1]["nationalIdentityNumber"], &both[1]["username"]),
        (&json!(null), &json!("privat"))
    );
    let none = get(&server, path, &[("emailAddress", "x@example.no")]).await;
    assert_eq!(none.expect(200), json!([]));
}

#[tokio::test]
async fn keys_do_not_matter_and_older_forms_are_not_served() {
    let server = TestServer::new();
    let keys = [
        ("ApiKey", "anything"),
        ("Ocp-Apim-Subscription-Key", "anything"),
    ];
    let path = "/organizations/314200012/contactinformation";
    get(&server, path, &keys).await.expect(200);
    for older in [
        "/organizations/notificationaddresses/email/kontakt@example.no",
        "/organizations/notificationaddresses/phonenumber/99000010",
        "/organizations/contactinformation/email/ase@example.no",
    ] {
        assert_eq!(get(&server, older, &[]).await.status, 404, "{older}");
    }
}

#[tokio::test]
async fn each_look_up_is_recorded_without_personal_data() {
    let server = TestServer::new();
    let number = [
        ("NationalIdentityNumber", "14907000029"),
        ("x-lookup-reason", "sak%201"),
    ];
    get(&server, "/users/contactinformation", &number)
        .await
        .expect(200);
    get(&server, "/organizations/314200012/contactinformation", &[])
        .await
        .expect(200);
    let email = [("emailAddress", "ase@example.no")];
    get(&server, "/organizations/contactinformation/email", &email)
        .await
        .expect(200);
    get(
        &server,
        "/organizations/314200012/notificationaddresses",
        &[],
    )
    .await
    .expect(200);
    let path = "/accessmanagement/api/v1/serviceowner/authorizedparties";
    let body = json!({"type": "urn:altinn:person:identifier-no", "value": "14907000029"});
    let owner = server.vendor_with(
        SMARTCLOUD,
        "altinn:accessmanagement/authorizedparties.admin",
    );
    server.post(path, &owner, Some(body)).await.expect(200);
    server
        .get("/register/api/v1/parties/identifiers?orgs=314200012", "")
        .await;

    let audit = server.get("/_platform/audit", "").await;
    for secret in ["14907000029", "ase@example"] {
        assert!(!audit.text().contains(secret));
    }
    let rows = audit.json();
    let ase = &rows[0]["people"][0];
    let of = |row: &Value| {
        json!([
            row["endpoint"],
            row["caller"],
            row["organisation"],
            row["shown"],
            row["status"]
        ])
    };
    let caller = format!("organisation {SMARTCLOUD}");
    let endpoint = |rest: &str| format!("{ROOT}{rest}");
    assert_eq!(
        of(&rows[0]),
        json!([endpoint("/users/contactinformation"), caller, null, 1, 200])
    );
    assert_eq!(rows[0]["reason"], "sak 1");
    let by_number = endpoint("/organizations/{organizationNumber}/contactinformation");
    assert_eq!(
        of(&rows[1]),
        json!([by_number, caller, "314200012", 4, 200])
    );
    assert_eq!(&rows[1]["people"][0], ase);
    // What was asked for, and who was found.
    assert_eq!((&rows[2]["people"][1], &rows[2]["shown"]), (ase, &json!(1)));
    assert_eq!(
        (&rows[3]["organisation"], &rows[3]["shown"]),
        (&json!("314200012"), &json!(0))
    );
    assert_eq!(
        (&rows[4]["people"][0], &rows[4]["endpoint"]),
        (ase, &json!(path))
    );
    assert_eq!(
        (&rows[5]["status"], &rows[5]["caller"]),
        (&json!(401), &json!("nobody"))
    );
}
