//! Packages, roles and services, for anybody (docs/contract/platform.md, section 2.6).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use serde_json::{Value, json};
use support::{TestResponse, TestServer};

const PACKAGES: &str = "/accessmanagement/api/v1/meta/info/accesspackages";
const ROLES: &str = "/accessmanagement/api/v1/meta/info/roles";
const REGISTRY: &str = "/resourceregistry/api/v1/resource";
const TAX_BASIS: &str = "4c859601-9b2b-4662-af39-846f4117ad7a";
const NOBODY: &str = "00000000-0000-0000-0000-000000000001";

async fn get(server: &TestServer, path: &str, language: &str) -> TestResponse {
    let headers = [("accept-language", language)];
    server.request("GET", path, &headers, "").await
}

async fn json(server: &TestServer, path: &str) -> Value {
    server.get_json(path, "").await
}

fn len(value: &Value) -> usize {
    value.as_array().unwrap().len()
}

#[tokio::test]
async fn a_package_with_its_services_in_three_languages() {
    let server = TestServer::new();
    let by_id = format!("{PACKAGES}/package/{TAX_BASIS}");
    let package = json(&server, &by_id).await;
    assert_eq!(package["urn"], "urn:altinn:accesspackage:skattegrunnlag");
    assert_eq!(package["isAssignable"], true);
    assert_eq!(package["area"]["name"], "Skatt, avgift, regnskap og toll");
    assert_eq!(package["area"]["group"]["name"], "Allment");
    assert_eq!(package["type"]["name"], "Organisasjon");
    assert_eq!(len(&package["resources"]), 6);
    assert_eq!(package["resources"][0]["provider"]["name"], "Skatteetaten");
    for name in [
        "urn:altinn:accesspackage:skattegrunnlag",
        "urn%3Aaltinn%3Aaccesspackage%3Askattegrunnlag",
        ":skattegrunnlag",
        "skattegrunnlag",
    ] {
        let path = format!("{PACKAGES}/package/urn/{name}");
        assert_eq!(json(&server, &path).await, package, "{name}");
    }
    let services = json(&server, &format!("{by_id}/resources")).await;
    assert_eq!(services, package["resources"]);
    for (language, title, area) in [
        ("nb", "Beregnet skatt", "Skatt, avgift, regnskap og toll"),
        ("nn", "Berekna skatt", "Skatt, avgift, rekneskap og toll"),
        (
            "en-GB,nb;q=0.5",
            "Calculated tax",
            "Taxes, Fees, Accounting and Customs",
        ),
        ("de", "Beregnet skatt", "Skatt, avgift, regnskap og toll"),
    ] {
        let response = get(&server, &by_id, language).await;
        assert!(
            response.headers["vary"]
                .to_str()
                .unwrap()
                .contains("Accept-Language")
        );
        let package = response.expect(200);
        assert_eq!(package["area"]["name"], area, "{language}");
        let services = package["resources"].as_array().unwrap();
        assert!(
            services.iter().any(|one| one["name"] == title),
            "{language}"
        );
    }
}

#[tokio::test]
async fn groups_areas_and_the_whole_tree() {
    let server = TestServer::new();
    let groups = json(&server, &format!("{PACKAGES}/group")).await;
    assert_eq!(len(&groups), 5);
    let tree = json(&server, &format!("{PACKAGES}/export")).await;
    let mut packages = 0;
    for (group, branch) in groups
        .as_array()
        .unwrap()
        .iter()
        .zip(tree.as_array().unwrap())
    {
        let id = group["id"].as_str().unwrap();
        assert_eq!(
            json(&server, &format!("{PACKAGES}/group/{id}")).await,
            *group
        );
        let areas = json(&server, &format!("{PACKAGES}/group/{id}/areas")).await;
        assert_eq!(len(&areas), len(&branch["areas"]));
        for area in areas.as_array().unwrap() {
            let id = area["id"].as_str().unwrap();
            assert_eq!(json(&server, &format!("{PACKAGES}/area/{id}")).await, *area);
            let response = server
                .get(&format!("{PACKAGES}/area/{id}/packages"), "")
                .await;
            if response.status == 200 {
                packages += len(&response.json());
            } else {
                assert_eq!((response.status, response.body.len()), (204, 0));
            }
        }
    }
    assert_eq!(packages, 223);
    let areas = tree
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|one| one["areas"].as_array().unwrap());
    let inside: usize = areas.map(|area| len(&area["packages"])).sum();
    assert_eq!(inside, 223);
}

#[tokio::test]
async fn the_search_finds_names_texts_services_and_owners() {
    let server = TestServer::new();
    let search = |query: &str| format!("{PACKAGES}/search?{query}");
    assert_eq!(len(&json(&server, &search("")).await), 223);
    assert_eq!(len(&json(&server, &search("typeName=Person")).await), 76);
    assert_eq!(
        len(&json(&server, &search("typeName=organisasjon")).await),
        147
    );
    let hits = json(&server, &search("term=SKATTEGRUNNLAG")).await;
    assert_eq!(hits[0]["object"]["name"], "Skattegrunnlag");
    assert_eq!(hits[0]["fields"][0]["field"], "name");
    let scores: Vec<f64> = hits
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["score"].as_f64().unwrap())
        .collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    // Only in a service's name, so only with the services.
    let term = "term=formuesopplysninger";
    assert_eq!(server.get(&search(term), "").await.status, 204);
    let hits = json(&server, &search(&format!("{term}&SEARCHINRESOURCES=true"))).await;
    assert_eq!(hits[0]["object"]["id"], TAX_BASIS);
    // Part of a word, and not when words have to be whole.
    assert_eq!(
        server.get(&search("term=skattegrunn"), "").await.status,
        200
    );
    assert_eq!(
        server
            .get(&search("term=skattegrunn&strict=true"), "")
            .await
            .status,
        204
    );
    // One word of several is enough, and all are needed when it is strict.
    let several = "term=skattegrunnlag%20zzzz";
    assert_eq!(
        json(&server, &search(several)).await[0]["object"]["id"],
        TAX_BASIS
    );
    let strict = search(&format!("{several}&strict=true"));
    assert_eq!(server.get(&strict, "").await.status, 204);
    // Mistyped.
    let mistyped = "term=skategrunlag";
    assert_eq!(server.get(&search(mistyped), "").await.status, 204);
    let fuzzy = search(&format!("{mistyped}&simpleSearch=false"));
    assert_eq!(json(&server, &fuzzy).await[0]["object"]["id"], TAX_BASIS);
    let owned = json(&server, &search("resourceProviderCode=KV")).await;
    assert_eq!(len(&owned), 2);
    let faulty = server.get(&search("searchInResources=maybe"), "").await;
    assert_eq!(faulty.status, 400);
    assert!(faulty.json()["errors"]["searchInResources"].is_array());
}

#[tokio::test]
async fn roles_and_what_they_give() {
    let server = TestServer::new();
    let roles = json(&server, ROLES).await;
    assert_eq!(len(&roles), 148);
    let auditor = "f76b997a-9bd8-4f7b-899f-fcd85d35669f";
    let role = json(&server, &format!("{ROLES}/{auditor}")).await;
    assert_eq!(len(&role), 1);
    assert_eq!(role[0]["code"], "revisor");
    assert_eq!(role[0]["provider"]["code"], "sys-ccr");
    let codes = |packages: &Value| {
        let urns = packages
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["urn"].as_str().unwrap());
        let mut codes: Vec<String> = urns
            .map(|urn| urn.rsplit(':').next().unwrap().to_owned())
            .collect();
        codes.sort_unstable();
        codes
    };
    let by_id = json(&server, &format!("{ROLES}/{auditor}/packages?variant=AS")).await;
    assert_eq!(codes(&by_id), ["ansvarlig-revisor", "revisormedarbeider"]);
    assert_eq!(by_id[0]["resources"], Value::Null);
    for name in ["revisor", "urn:altinn:external-role:ccr:revisor"] {
        let path = format!("{ROLES}/packages?role={name}&variant=as");
        assert_eq!(json(&server, &path).await, by_id);
    }
    let path = format!("{ROLES}/packages?role=revisor&variant=AS&includeResources=true");
    assert!(len(&json(&server, &path).await[0]["resources"]) > 0);
    // docs/contract/platform.md, section 3.3: by organisation form.
    let manager = |form| format!("{ROLES}/packages?role=forretningsforer&variant={form}");
    assert_eq!(
        codes(&json(&server, &manager("BRL")).await),
        ["forretningsforer-eiendom"]
    );
    assert_eq!(json(&server, &manager("AS")).await, json!([]));
    assert_eq!(len(&json(&server, &manager("NUF")).await), 10);

    let services = format!("{ROLES}/{auditor}/resources?variant=AS");
    assert_eq!(json(&server, &services).await, json!([]));
    let with_packages = json(&server, &format!("{services}&includePackageResources=true")).await;
    assert_eq!(len(&with_packages), 7);
    let by_name = format!("{ROLES}/resources?role=revisor&variant=AS&includePackageResources=true");
    assert_eq!(json(&server, &by_name).await, with_packages);
    let nobody = format!("{ROLES}/{NOBODY}/packages?variant=AS");
    assert_eq!(json(&server, &nobody).await, json!([]));
}

/// What else is wrong with a call is in the table of `openapi`.
#[tokio::test]
async fn what_cannot_be_found_or_read() {
    let server = TestServer::new();
    for (path, status) in [
        (format!("{ROLES}/{NOBODY}/packages"), 400),
        (format!("{ROLES}/packages?role=x"), 400),
        (format!("{ROLES}/packages?role=revisor&variant=x"), 404),
        (
            format!("{ROLES}/packages?role=revisor&variant=AS&includeResources=1"),
            400,
        ),
    ] {
        assert_eq!(server.get(&path, "").await.status, status, "{path}");
    }
    let path = format!("{PACKAGES}/package/{NOBODY}/resources");
    let problem = server.get(&path, "").await.expect(404);
    assert_eq!(
        (&problem["title"], &problem["status"]),
        (&json!("Not Found"), &json!(404))
    );
    assert!(problem["traceId"].is_string() && problem.get("code").is_none());
}

#[tokio::test]
async fn forms_of_organisations() {
    let server = TestServer::new();
    let path = "/accessmanagement/api/v1/meta/types/organization/subtypes";
    let forms = json(&server, path).await;
    let forms = forms.as_array().unwrap();
    let company = forms.iter().find(|form| form["name"] == "AS").unwrap();
    assert_eq!(company["description"], "Aksjeselskap");
    assert!(forms.iter().all(|form| form["name"] != "Person"));
}

#[tokio::test]
async fn the_registry_has_what_packages_name() {
    let server = TestServer::new();
    let service = json(&server, &format!("{REGISTRY}/ske-krav-og-betalinger")).await;
    assert_eq!(service["title"]["nn"], "Krav og betalingar");
    assert_eq!(service["hasCompetentAuthority"]["orgcode"], "skd");
    assert_eq!(service["delegable"], true);
    let tree = json(
        &server,
        &format!("{PACKAGES}/search?searchInResources=true"),
    )
    .await;
    for hit in tree.as_array().unwrap() {
        for service in hit["object"]["resources"].as_array().unwrap() {
            let id = service["refId"].as_str().unwrap();
            json(&server, &format!("{REGISTRY}/{id}")).await;
        }
    }
    let all = json(&server, &format!("{REGISTRY}/resourcelist")).await;
    assert!(all.as_array().unwrap().contains(&service));
    let found = json(
        &server,
        &format!("{REGISTRY}/search?Title=krav%20og%20betal"),
    )
    .await;
    assert_eq!(found, json!([service]));
    let found = json(&server, &format!("{REGISTRY}/search?id=SKE-KRAV")).await;
    assert_eq!(found, json!([service]));
    let found = json(
        &server,
        &format!("{REGISTRY}/search?resourceType=maskinportenschema"),
    )
    .await;
    assert!(len(&found) > 1);
    assert_eq!(
        json(&server, &format!("{REGISTRY}/search?title=zzzz")).await,
        json!([])
    );
    let owners = json(&server, &format!("{REGISTRY}/orgs")).await;
    assert_eq!(owners["orgs"]["skd"]["name"]["nb"], "Skatteetaten");
    assert!(owners["orgs"]["skd"].get("logo").is_none());
}
