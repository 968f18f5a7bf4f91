//! The guide's API, point by point of docs/contract/contacts.md, section 1.8.

use crate::{KEY, READ_ONLY, ROOT, fixture, get, support::TestServer};
use serde_json::{Value, json};

#[tokio::test]
async fn the_guides_answers_and_the_oddities_are_given_as_they_stand() {
    let server = TestServer::new();
    for (path, file) in [
        (
            "/organizations?$filter=Type+eq+'IS'",
            "guide/organizations-list.json",
        ),
        (
            "/organizations?email=kontakt@example.no",
            "guide/organizations-search.json",
        ),
        (
            "/organizations?phoneNumber=99000010",
            "guide/organizations-search.json",
        ),
        (
            "/organizations/?ForceEIAuthentication&EMail=KONTAKT%40example.no&PhoneNumber=%2B4799000010",
            "guide/organizations-search.json",
        ),
        (
            "/organizations/010000211/?ForceEIAuthentication",
            "guide/organization-010000211.json",
        ),
        (
            "/organizations/910021451/officialcontacts/",
            "guide/officialcontacts-910021451.json",
        ),
        (
            "/organizations/910021451/personalcontacts/",
            "guide/personalcontacts-910021451.json",
        ),
        (
            "/organizations/910514318/personalcontacts/r50051516/roles",
            "guide/roles-910514318-r50051516.json",
        ),
        (
            "/organizations?phoneNumber=99000031",
            "quirks/organizations-search-same-twice.json",
        ),
        (
            "/organizations?email=nobody@example.no",
            "quirks/organizations-search-none.json",
        ),
        (
            "/organizations/314200012?$expand=OfficialContacts",
            "quirks/organization-expanded.json",
        ),
        (
            "/organizations/314200012/officialcontacts",
            "quirks/officialcontacts-null-changed.json",
        ),
        (
            "/organizations/314200012/personalcontacts",
            "quirks/personalcontacts-padded-blank-shared.json",
        ),
        (
            "/organizations/314200314/personalcontacts",
            "quirks/personalcontacts-none.json",
        ),
        (
            "/organizations/314200012/personalcontacts/r60000001/roles",
            "quirks/roles-mixed-with-delegator.json",
        ),
        (
            "/authorization/roles?subject=14907000029&reportee=314200012&language=1033",
            "quirks/authorization-roles-text-id.json",
        ),
    ] {
        let response = get(&server, path).await;
        assert_eq!(
            response.header("content-type"),
            "application/hal+json; charset=utf-8",
            "{path}"
        );
        assert_eq!(response.expect(200), fixture(file), "{path}");
    }
    let unknown = get(&server, "/organizations/123456785").await.expect(400);
    assert_eq!(unknown, fixture("quirks/error-unknown-organization.json"));

    let all = get(&server, "/organizations").await.expect(200);
    let rows = all["_embedded"]["organizations"].as_array().unwrap();
    for file in [
        "guide/organizations-search.json",
        "quirks/organizations-with-quirks.json",
    ] {
        for row in fixture(file)["_embedded"]["organizations"]
            .as_array()
            .unwrap()
        {
            assert!(rows.contains(row), "{row}");
        }
    }
    let defined = get(&server, "/roledefinitions").await.expect(200);
    let defined = defined["_embedded"]["roledefinitions"].as_array().unwrap();
    for row in fixture("quirks/roledefinitions.json")["_embedded"]["roledefinitions"]
        .as_array()
        .unwrap()
    {
        assert!(defined.contains(row), "{row}");
        let one = get(
            &server,
            &format!("/roledefinitions/{}", row["RoleDefinitionId"]),
        )
        .await;
        assert_eq!(one.expect(200), *row);
    }
}

#[tokio::test]
async fn the_plain_form_is_an_array_and_so_are_its_links() {
    let server = TestServer::new();
    let path = format!("{ROOT}/organizations?phoneNumber=99000031");
    let ask = async |accept: &str| {
        let headers = [KEY, ("accept", accept)];
        server.request("GET", &path, &headers, "").await
    };
    let plain = ask("application/json").await;
    assert_eq!(
        plain.header("content-type"),
        "application/json; charset=utf-8"
    );
    let plain = plain.expect(200);
    let file = fixture("quirks/organizations-plain-json.json");
    assert_eq!(plain.as_array().unwrap().len(), 3);
    assert_eq!(plain[0]["_links"], file[0]["_links"]);
    assert_eq!(plain[2], file[1]);
    for accept in [
        "*/*",
        "application/hal+json",
        "application/xml",
        "text/html",
        "application/hal+json, application/json",
    ] {
        assert!(ask(accept).await.expect(200).is_object(), "{accept}");
    }
    let one = [KEY, ("accept", "application/json")];
    let one = server
        .request("GET", &format!("{ROOT}/organizations/314200314"), &one, "")
        .await;
    assert_eq!(one.expect(200), file[1]);
}

#[tokio::test]
async fn keys_say_what_may_be_read() {
    let server = TestServer::new();
    let paths = [
        ("/organizations", true),
        ("/organizations/910021451", true),
        ("/organizations/910021451/officialcontacts", true),
        ("/organizations/910021451/personalcontacts", true),
        (
            "/organizations/910514318/personalcontacts/r50051516/roles",
            false,
        ),
        ("/roledefinitions", true),
        ("/roledefinitions/4", true),
        (
            "/authorization/roles?subject=14907000029&reportee=314200012",
            false,
        ),
    ];
    for (path, readable) in paths {
        let ask = async |headers: &[(&str, &str)]| {
            server
                .request("GET", &format!("{ROOT}{path}"), headers, "")
                .await
        };
        for missing in [&[][..], &[("apikey", "")]] {
            let body = ask(missing).await.expect(400);
            let text = "Required header 'ApiKey' is missing.";
            assert_eq!(
                body,
                json!({"ErrorCode": 400, "ErrorMessage": text}),
                "{path}"
            );
        }
        let forbidden = json!({"ErrorCode": 403,
            "ErrorMessage": "Forbidden - The API key is not authorized for this operation"});
        assert_eq!(
            ask(&[("apikey", "local-test-keY")]).await.expect(403),
            forbidden
        );
        assert_eq!(ask(&[KEY]).await.status, 200, "{path}");
        let response = ask(&[READ_ONLY]).await;
        if readable {
            assert_eq!(response.status, 200, "{path}");
        } else {
            assert_eq!(response.expect(403), forbidden);
        }
        let response = ask(&[KEY]).await;
        assert_eq!(response.header("cache-control"), "no-store", "{path}");
        assert_eq!(ask(&[]).await.header("cache-control"), "no-store", "{path}");
    }
}

#[tokio::test]
async fn errors_name_the_number() {
    let server = TestServer::new();
    for who in ["123456785", "123", "abc", "0", "%20"] {
        for rest in [
            "",
            "/",
            "/officialcontacts",
            "/personalcontacts",
            "/personalcontacts/r1/roles",
        ] {
            let body = get(&server, &format!("/organizations/{who}{rest}"))
                .await
                .expect(400);
            let who = who.replace("%20", " ");
            let text = format!("Invalid organization number: {who}");
            assert_eq!(
                body,
                json!({"ErrorCode": 400, "ErrorMessage": text}),
                "{rest}"
            );
        }
    }
    assert_eq!(
        get(&server, "/organizations/%FF").await.expect(400)["ErrorCode"],
        400
    );
    // Found with and without its blanks.
    for who in ["00420", "00420%20%20%20%20", "%2000420"] {
        let body = get(&server, &format!("/organizations/{who}"))
            .await
            .expect(200);
        assert_eq!(body["OrganizationNumber"], "00420    ");
    }
    for (path, status) in [
        ("/organizations/910514318/personalcontacts/r1/roles", 404),
        (
            "/organizations/910021451/personalcontacts/r50051516/roles",
            404,
        ),
        ("/roledefinitions/77777", 404),
        ("/roledefinitions/x", 400),
        ("/organizations?$filter=Name+eq+'A'", 400),
        (
            "/organizations/910021451/personalcontacts?serviceCode=4628",
            400,
        ),
        (
            "/organizations/910021451/personalcontacts?serviceEdition=1",
            400,
        ),
        ("/authorization/roles", 400),
        (
            "/authorization/roles?subject=1490700002&reportee=314200012",
            400,
        ),
    ] {
        let body = get(&server, path).await.expect(status);
        assert_eq!(body["ErrorCode"], status, "{path}");
    }
}

#[tokio::test]
async fn people_are_filtered_by_role_and_service() {
    let server = TestServer::new();
    let ids = async |query: &str| {
        let path = format!("/organizations/314200012/personalcontacts?{query}");
        let body = get(&server, &path).await.expect(200);
        let rows = body["_embedded"]["personalcontacts"]
            .as_array()
            .unwrap()
            .clone();
        let ids = rows
            .iter()
            .map(|row| row["PersonalContactId"].as_str().unwrap());
        (ids.collect::<Vec<_>>().join(","), rows)
    };
    assert_eq!(ids("roleDefinitionCode=dagl").await.0, "r60000001");
    assert_eq!(
        ids("roleDefinitionCode=L0017&language=1033").await.0,
        "r60000001"
    );
    assert_eq!(ids("roleDefinitionCode=REGNA").await.0, "");
    assert_eq!(ids("serviceCode=9999&serviceEdition=1").await.0, "");
    let (subscribers, rows) = ids("serviceCode=4628&serviceEdition=1").await;
    assert_eq!(subscribers, "r60000001,r60000002");
    // Switched off but for this service.
    assert_eq!(rows[1]["MobileNumber"], "99000033");
    let many = get(&server, "/organizations/314200411/personalcontacts")
        .await
        .expect(200);
    let rows = many["_embedded"]["personalcontacts"].as_array().unwrap();
    assert_eq!(rows.len(), 250);
    let unit = get(&server, "/organizations/314200128/officialcontacts")
        .await
        .expect(200);
    assert_eq!(unit["_embedded"]["officialcontacts"], json!([]));
}

#[tokio::test]
async fn roles_are_named_in_three_languages_as_far_as_there_are_names() {
    let server = TestServer::new();
    let name = async |language: &str| {
        let path = format!("/roledefinitions/4?language={language}");
        let body = get(&server, &path).await.expect(200);
        body["RoleName"].as_str().unwrap().to_owned()
    };
    assert_eq!(name("1033").await, "Access manager");
    assert_eq!(name("1044").await, "Tilgangsstyring");
    assert_eq!(name("2068").await, "Tilgangsstyring");
    let path = "/authorization/roles?subject=14907000029&reportee=314200012";
    let body = get(&server, path).await.expect(200);
    let first: &Value = &body["_embedded"]["roles"][0];
    assert_eq!(
        (&first["RoleName"], &first["RoleDefinitionId"]),
        (&json!("Tilgangsstyring"), &json!("4"))
    );
    let path = "/authorization/roles?subject=01819010001&reportee=314200012";
    let body = get(&server, path).await.expect(200);
    assert_eq!(body["_embedded"]["roles"], json!([]));
}

#[tokio::test]
async fn the_headers_of_a_look_up_pass_a_preflight() {
    let server = TestServer::with_options(|options| {
        options.allow_origins.push("https://app.example".to_owned())
    });
    let wanted = "apikey,accept,authorization,x-lookup-reason,x-lookup-person";
    let preflight = [
        ("origin", "https://app.example"),
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", wanted),
    ];
    let path = format!("{ROOT}/organizations");
    let response = server.request("OPTIONS", &path, &preflight, "").await;
    let allowed = response.header("access-control-allow-headers");
    let allowed = allowed.to_ascii_lowercase();
    for name in wanted.split(',') {
        assert!(allowed.contains(name), "{name}");
    }
}
