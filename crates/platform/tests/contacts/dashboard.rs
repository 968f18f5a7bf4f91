//! The dashboard API, the register and the parties of others (contacts.md, sections 2.2 to 2.4 and 2.7).

use crate::support::{Bench, Reply, SMARTCLOUD};
use serde_json::{Value, json};

const ROOT: &str = "/profile/api/v1/dashboard";
const SUPPORT: &str = "altinn:profile.support.admin";

/// A call of support staff with these headers.
async fn get(bench: &Bench, path: &str, headers: &[(&str, &str)]) -> Reply {
    let token = format!("Bearer {}", bench.vendor_with(SMARTCLOUD, SUPPORT));
    let mut all = headers.to_vec();
    all.push(("authorization", &token));
    bench.ask("GET", &format!("{ROOT}{path}"), &all, "").await
}

fn names(body: &Value) -> Vec<&str> {
    let rows = body.as_array().unwrap().iter();
    rows.map(|row| row["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn addresses_stand_one_by_one_and_sub_units_have_their_main_units() {
    let bench = Bench::new();
    let own = get(
        &bench,
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
    let inherited = get(&bench, path, &[]).await.expect(200);
    let rows = inherited.as_array().unwrap();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0]["sourceOrgNumber"], "314200012");
    assert_eq!(rows[0]["requestedOrgNumber"], "314200128");

    for none in ["123456785", "010000211", "x"] {
        let path = format!("/organizations/{none}/notificationaddresses");
        let reply = get(&bench, &path, &[]).await;
        assert_eq!((reply.status, reply.body.len()), (404, 0), "{none}");
        assert_eq!(reply.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn addresses_are_found_whole() {
    let bench = Bench::new();
    let found = async |what: &str, headers: &[(&str, &str)]| {
        let path = format!("/organizations/notificationaddresses/{what}");
        let reply = get(&bench, &path, headers).await;
        if reply.status != 200 {
            return reply.status.to_string();
        }
        let body = reply.json();
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
    let bench = Bench::new();
    let of = get(&bench, "/organizations/314200012/contactinformation", &[])
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
    let unknown = get(&bench, "/organizations/123456785/contactinformation", &[]).await;
    assert_eq!(unknown.expect(200), json!([]));
    let unnumbered = get(&bench, "/organizations/314200217/contactinformation", &[])
        .await
        .expect(200);
    assert_eq!(unnumbered[1]["nationalIdentityNumber"], Value::Null);

    let found = async |what: &str, headers: &[(&str, &str)]| {
        let path = format!("/organizations/contactinformation/{what}");
        let reply = get(&bench, &path, headers).await;
        if reply.status == 200 {
            names(&reply.json()).join(",")
        } else {
            reply.status.to_string()
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
    let bench = Bench::new();
    let path = "/users/contactinformation";
    let name = "NationalIdentityNumber";
    let reserved = get(&bench, path, &[(name, "03838500063")])
        .await
        .expect(200);
    assert_eq!(
        reserved,
        json!({"nationalIdentityNumber": "03838500063", "isReserved": true, "phoneNumber": null,
            "emailAddress": null, "phoneNumberLastUpdatedOrVerified": "2024-05-02T06:00:00Z",
            "emailLastUpdatedOrVerified": null, "username": null})
    );
    assert_eq!(
        get(&bench, path, &[(name, "45899200040")]).await.status,
        404
    );
    assert_eq!(get(&bench, path, &[(name, "4589920004")]).await.status, 400);
    assert_eq!(get(&bench, path, &[]).await.status, 400);
    let path = "/users/contactinformation/email";
    let both = get(&bench, path, &[("emailAddress", "privat@example.no")])
        .await
        .expect(200);
    assert_eq!(both.as_array().unwrap().len(), 2);
    assert_eq!(
        (&both[1]["nationalIdentityNumber"], &both[1]["username"]),
        (&json!(null), &json!("privat"))
    );
    let none = get(&bench, path, &[("emailAddress", "x@example.no")]).await;
    assert_eq!(none.expect(200), json!([]));
}

#[tokio::test]
async fn nobody_without_the_scope_and_no_older_form() {
    let bench = Bench::new();
    let path = format!("{ROOT}/organizations/314200012/contactinformation");
    assert_eq!(bench.get(&path, "").await.status, 401);
    assert_eq!(
        bench.get(&path, &bench.vendor(SMARTCLOUD)).await.status,
        403
    );
    let key = [
        ("ApiKey", "anything"),
        ("Ocp-Apim-Subscription-Key", "anything"),
    ];
    assert_eq!(
        get(&bench, "/organizations/314200012/contactinformation", &key)
            .await
            .status,
        200
    );
    for older in [
        "/organizations/notificationaddresses/email/kontakt@example.no",
        "/organizations/notificationaddresses/phonenumber/99000010",
        "/organizations/contactinformation/email/ase@example.no",
    ] {
        assert_eq!(get(&bench, older, &[]).await.status, 404, "{older}");
    }
}

#[tokio::test]
async fn the_register_and_the_parties_of_others() {
    let bench = Bench::new();
    let support = bench.vendor_with(SMARTCLOUD, SUPPORT);
    let identifiers = "/register/api/v1/parties/identifiers";
    let path = format!("{identifiers}?orgs=314200012,314200128&orgs=910514318");
    let rows = bench.get(&path, &support).await.expect(200);
    assert_eq!(rows.as_array().unwrap().len(), 3);
    let id = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["orgNumber"] == "314200012");
    let id = id.unwrap()["partyId"].clone();
    let by_id = bench
        .get(&format!("{identifiers}?ids={id}"), &support)
        .await
        .expect(200);
    assert_eq!(by_id[0]["orgNumber"], "314200012");
    let many = vec!["314200012"; 101].join(",");
    for bad in [
        "orgs=123456789",
        "orgs=1",
        "ids=x",
        "uuids=x",
        &format!("orgs={many}"),
    ] {
        assert_eq!(
            bench
                .get(&format!("{identifiers}?{bad}"), &support)
                .await
                .status,
            400,
            "{bad}"
        );
    }
    let list = "/register/api/v1/parties/partylist";
    let with_units = format!("{list}?fetchSubUnits=true");
    let parties = bench
        .post(&with_units, &support, Some(json!([id, 1])))
        .await
        .expect(200);
    assert_eq!(parties.as_array().unwrap().len(), 1);
    assert_eq!(parties[0]["childParties"][0]["orgNumber"], "314200128");
    let bare = bench
        .post(list, &support, Some(json!([id])))
        .await
        .expect(200);
    assert_eq!(bare[0]["childParties"], Value::Null);
    assert_eq!(
        bench.post(list, &support, Some(json!([1]))).await.status,
        404
    );

    let path = "/accessmanagement/api/v1/serviceowner/authorizedparties";
    let owner = bench.vendor_with(
        SMARTCLOUD,
        "altinn:accessmanagement/authorizedparties.admin",
    );
    let body = json!({"type": "urn:altinn:person:identifier-no", "value": "14907000029",
        "partyFilter": [{"type": "urn:altinn:organization:identifier-no", "value": "314200012"}]});
    let rows = bench
        .post(path, &owner, Some(body.clone()))
        .await
        .expect(200);
    assert_eq!(
        rows[0]["authorizedRoles"],
        json!(["ADMAI", "DAGL", "L0017", "UTINN"])
    );
    let same = path.replace("serviceowner", "resourceowner");
    assert_eq!(
        bench
            .post(&same, &owner, Some(body.clone()))
            .await
            .expect(200),
        rows
    );
    assert_eq!(
        bench.post(path, &support, Some(body.clone())).await.status,
        403
    );
    let none = format!("{path}?includeRoles=false");
    let rows = bench.post(&none, &owner, Some(body)).await.expect(200);
    assert_eq!(rows[0]["authorizedRoles"], json!([]));
}

#[tokio::test]
async fn each_look_up_is_written_down_without_personal_data() {
    let bench = Bench::new();
    let number = [
        ("NationalIdentityNumber", "14907000029"),
        ("x-lookup-reason", "sak%201"),
    ];
    get(&bench, "/users/contactinformation", &number)
        .await
        .expect(200);
    get(&bench, "/organizations/314200012/contactinformation", &[])
        .await
        .expect(200);
    let email = [("emailAddress", "ase@example.no")];
    get(&bench, "/organizations/contactinformation/email", &email)
        .await
        .expect(200);
    get(
        &bench,
        "/organizations/314200012/notificationaddresses",
        &[],
    )
    .await
    .expect(200);
    let path = "/accessmanagement/api/v1/serviceowner/authorizedparties";
    let body = json!({"type": "urn:altinn:person:identifier-no", "value": "14907000029"});
    let owner = bench.vendor_with(
        SMARTCLOUD,
        "altinn:accessmanagement/authorizedparties.admin",
    );
    bench.post(path, &owner, Some(body)).await.expect(200);
    bench
        .get("/register/api/v1/parties/identifiers?orgs=314200012", "")
        .await;

    let audit = bench.get("/_platform/audit", "").await;
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
