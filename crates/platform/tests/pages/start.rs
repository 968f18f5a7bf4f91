//! The start page.

use crate::{
    START, all_between, read, submit,
    support::{CHANGE_REQUEST_PATH, REQUEST_PATH, SMARTCLOUD, TestServer},
    unescaped,
};
use fullmakt_platform::{
    Options,
    options::SeedKind,
    seed::{AGENT_REQUEST, CHANGE_REQUEST, STANDARD_REQUEST},
};
use serde_json::Value;

/// The heading of a group of buttons is a promise: it is held against the API.
#[tokio::test]
async fn the_start_page_says_truly_who_may_do_what() {
    let server = TestServer::new();
    let page = read(&server, START).await;
    let page = page.as_str();
    for (id, path, form) in [
        (STANDARD_REQUEST, REQUEST_PATH.to_owned(), "request"),
        (
            AGENT_REQUEST,
            format!("{REQUEST_PATH}/agent"),
            "agentrequest",
        ),
        (
            CHANGE_REQUEST,
            CHANGE_REQUEST_PATH.to_owned(),
            "changerequest",
        ),
    ] {
        let entry = all_between(page, &format!("<h3 id=\"request-{id}\">"), "</form>")[0];
        let link =
            format!("/accessmanagement/ui/systemuser/{form}?id={id}&amp;DONTCHOOSEREPORTEE=true");
        assert!(entry.contains(&format!("href=\"{link}\"")), "{entry}");
        assert!(entry.contains(&format!(
            "name=\"goto\" value=\"http://localhost:8080{link}\""
        )));
        let mut seen = 0;
        for group in all_between(entry, "role=\"group\"", "role=\"group\"") {
            for user in all_between(group, "name=\"userId\" value=\"", "\"") {
                seen += 1;
                let token = server.person(user.parse().unwrap());
                let response = server.get(&format!("{path}/{id}"), &token).await;
                let escalates = || response.json()["userMayEscalateButNotApprove"] == true;
                let promise = match response.status {
                    200 if escalates() => "May only pass it on",
                    200 => "May answer yes or no",
                    403 => "Is turned away",
                    other => panic!("{other}"),
                };
                assert!(group.contains(promise), "{user} {id}: {promise}");
            }
        }
        assert_eq!(seen, 7, "{id}");
    }
}

#[tokio::test]
async fn a_button_signs_in_and_opens_the_request() {
    let server = TestServer::new();
    let page = read(&server, START).await;
    let goto = unescaped(all_between(&page, "name=\"goto\" value=\"", "\"")[0]);
    let fields = form_urlencoded::Serializer::new(String::new())
        .append_pair("goto", &goto)
        .append_pair("userId", "20001")
        .finish();
    let login = all_between(&page, "<form method=\"post\" action=\"", "\"")[0];
    let response = submit(&server, login, &fields).await;
    assert_eq!(response.status, 302);
    let location = response.headers["location"].to_str().unwrap();
    assert!(goto.ends_with(location), "{location}");
    let cookie = response.headers["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap();

    let page = server
        .request("GET", START, &[("cookie", cookie)], "")
        .await;
    let row = all_between(page.text(), "<th scope=\"row\">", "</th>");
    let row = row
        .iter()
        .find(|row| row.contains("Signed in now"))
        .unwrap();
    assert!(row.contains("Intuitiv Hest"), "{row}");
}

#[tokio::test]
async fn the_commands_for_vendors_work_as_they_stand() {
    let server = TestServer::new();
    let page = read(&server, START).await;
    let commands = all_between(&page, "<pre><code>", "</code></pre>");
    let [token, create, read] = commands[..] else {
        panic!("three commands");
    };
    let scopes = unescaped(all_between(token, "SCOPES=", "\n")[0]).replace("%20", " ");
    let vendor = server.vendor_with(SMARTCLOUD, &scopes);
    let path = "/Home/GetTestOrgToken/smartcloud?orgNumber=991825827";
    assert!(unescaped(token).contains(path));
    assert_eq!(server.get(path, "").await.status, 200);

    let api = all_between(token, "API=$HOST", "\n")[0];
    let body: Value =
        serde_json::from_str(&unescaped(all_between(create, "-d '", "'")[0])).unwrap();
    let created = server.post(api, &vendor, Some(body)).await.expect(201);
    let by_reference = all_between(read, "$API", " ")[0];
    let found = server
        .get(&format!("{api}{by_reference}"), &vendor)
        .await
        .expect(200);
    assert_eq!(found["id"], created["id"]);
    assert_eq!(found["status"], "New");
}

#[tokio::test]
async fn the_start_page_lists_only_what_is_there() {
    let server = TestServer::with_options(|options: &mut Options| options.seed = SeedKind::Empty);
    let page = read(&server, START).await;
    let page = page.as_str();
    assert!(page.contains("There is no request to answer"));
    assert!(!page.contains("/accessmanagement/ui/systemuser/request"));
    for path in ["overview", "create"] {
        assert!(page.contains(&format!("href=\"/accessmanagement/ui/systemuser/{path}\"")));
    }
    // Started without the app, its links would lead nowhere.
    assert!(page.contains("--app"));
    let folder = tempfile::tempdir().unwrap();
    let server = TestServer::with_options(|options: &mut Options| {
        options.app = Some(folder.path().to_owned())
    });
    let page = read(&server, START).await;
    let page = page.as_str();
    assert!(!page.contains("--app"));
    assert!(page.contains("/accessmanagement/ui/systemuser/request"));
}
