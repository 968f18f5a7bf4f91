//! The platform's own pages: start page, the vendor's receipt, the page of the controls.

mod support;

use axum::{
    body::Body,
    http::{Request, header},
};
use fullmakt_contract::{
    LocalizedText,
    requests::AccessPackageRef,
    systems::{RegisterSystem, VendorId},
};
use fullmakt_platform::{
    Options,
    options::SeedKind,
    seed::{AGENT_REQUEST, CHANGE_REQUEST, STANDARD_REQUEST},
    store::systems,
};
use serde_json::{Value, json};
use support::{
    AUDITOR, Bench, CHANGE, CUSTOMER, REQUEST, Reply, SMARTCLOUD, id_of, smartcloud_request, with,
};

const START: &str = "/";
const RECEIPT: &str = "/vendor/receipt";
const CONTROLS: &str = "/_platform";

fn text(reply: &Reply) -> String {
    String::from_utf8(reply.body.to_vec()).unwrap()
}

async fn read(bench: &Bench, path: &str) -> String {
    let reply = bench.get(path, "").await;
    assert_eq!(reply.status, 200, "{path}");
    text(&reply)
}

async fn in_language(bench: &Bench, path: &str, language: &str) -> Reply {
    let request = Request::get(path)
        .header(header::HOST, "localhost:8080")
        .header(header::ACCEPT_LANGUAGE, language);
    bench.send(request.body(Body::empty()).unwrap()).await
}

async fn submit(bench: &Bench, path: &str, fields: &str) -> Reply {
    let request = Request::post(path)
        .header(header::HOST, "localhost:8080")
        .header(header::ORIGIN, "http://localhost:8080")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    bench
        .send(request.body(Body::from(fields.to_owned())).unwrap())
        .await
}

/// What stands between `from` and the next `to`, for each `from`.
fn all_between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let pieces = text.split(from).skip(1);
    pieces
        .map(|piece| piece.split(to).next().unwrap())
        .collect()
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

async fn decide(bench: &Bench, party: i32, id: &str, verb: &str, user: i32) {
    let path = format!("{REQUEST}/{party}/{id}/{verb}");
    let reply = bench.post(&path, &bench.person(user), None).await;
    assert_eq!((reply.status, reply.json()), (200, json!(true)), "{path}");
}

#[tokio::test]
async fn every_page_is_whole_and_locked() {
    let bench = Bench::new();
    let unknown = format!("{RECEIPT}?id=x");
    for (path, status) in [
        (START, 200),
        (RECEIPT, 200),
        (CONTROLS, 200),
        (&unknown, 404),
    ] {
        for language in ["nb", "nn", "en"] {
            let reply = in_language(&bench, path, language).await;
            assert_eq!(reply.status, status, "{path}");
            assert_eq!(reply.headers["content-type"], "text/html; charset=utf-8");
            let policy = reply.headers["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("default-src 'none'"), "{policy}");
            assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
            assert_eq!(reply.headers["cache-control"], "no-store");
            let page = text(&reply);
            // The controls have one language: that of their JSON.
            let expected = if path == CONTROLS { "en" } else { language };
            assert!(
                page.contains(&format!("lang=\"{expected}\"")),
                "{path} {language}"
            );
            assert_eq!(page.matches("<h1").count(), 1, "{path} {language}");
            assert_eq!(page.matches("<main id=\"main\"").count(), 1, "{path}");
            assert!(page.contains("<a class=\"skip\" href=\"#main\">"), "{path}");
            for forbidden in ["<script", " style=", "javascript:", "onclick"] {
                assert!(!page.contains(forbidden), "{path} {forbidden}");
            }
            let mut ids = all_between(&page, " id=\"", "\"");
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{path}: an id stands twice");
            for labels in all_between(&page, "aria-labelledby=\"", "\"") {
                for label in labels.split(' ') {
                    assert!(ids.contains(&label), "{path}: nothing has the id {label}");
                }
            }
        }
    }
}

/// The heading of a group of buttons is a promise: it is held against the API.
#[tokio::test]
async fn the_start_page_says_truly_who_may_do_what() {
    let bench = Bench::new();
    let page = text(&in_language(&bench, START, "en").await);
    for (id, path, form) in [
        (STANDARD_REQUEST, REQUEST.to_owned(), "request"),
        (AGENT_REQUEST, format!("{REQUEST}/agent"), "agentrequest"),
        (CHANGE_REQUEST, CHANGE.to_owned(), "changerequest"),
    ] {
        let entry = all_between(&page, &format!("<h3 id=\"request-{id}\">"), "</form>")[0];
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
                let token = bench.person(user.parse().unwrap());
                let reply = bench.get(&format!("{path}/{id}"), &token).await;
                let escalates = || reply.json()["userMayEscalateButNotApprove"] == true;
                let promise = match reply.status {
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
    let bench = Bench::new();
    let page = read(&bench, START).await;
    let goto = unescaped(all_between(&page, "name=\"goto\" value=\"", "\"")[0]);
    let fields = form_urlencoded::Serializer::new(String::new())
        .append_pair("goto", &goto)
        .append_pair("userId", "20001")
        .finish();
    let login = all_between(&page, "<form method=\"post\" action=\"", "\"")[0];
    let reply = submit(&bench, login, &fields).await;
    assert_eq!(reply.status, 302);
    let location = reply.headers["location"].to_str().unwrap();
    assert!(goto.ends_with(location), "{location}");
    let cookie = reply.headers["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap();

    let request = Request::get(START)
        .header(header::COOKIE, cookie)
        .header(header::ACCEPT_LANGUAGE, "en");
    let page = text(&bench.send(request.body(Body::empty()).unwrap()).await);
    let row = all_between(&page, "<th scope=\"row\">", "</th>");
    let row = row
        .iter()
        .find(|row| row.contains("Signed in now"))
        .unwrap();
    assert!(row.contains("Intuitiv Hest"), "{row}");
}

#[tokio::test]
async fn the_commands_for_vendors_work_as_they_stand() {
    let bench = Bench::new();
    let page = read(&bench, START).await;
    let commands = all_between(&page, "<pre><code>", "</code></pre>");
    let [token, create, read] = commands[..] else {
        panic!("three commands");
    };
    let scopes = unescaped(all_between(token, "SCOPES=", "\n")[0]).replace("%20", " ");
    let vendor = bench.vendor_with(SMARTCLOUD, &scopes);
    let path = "/Home/GetTestOrgToken/smartcloud?orgNumber=991825827";
    assert!(unescaped(token).contains(path));
    assert_eq!(bench.get(path, "").await.status, 200);

    let api = all_between(token, "API=$HOST", "\n")[0];
    let body: Value =
        serde_json::from_str(&unescaped(all_between(create, "-d '", "'")[0])).unwrap();
    let created = bench.post(api, &vendor, Some(body)).await.expect(201);
    let by_reference = all_between(read, "$API", " ")[0];
    let found = bench
        .get(&format!("{api}{by_reference}"), &vendor)
        .await
        .expect(200);
    assert_eq!(found["id"], created["id"]);
    assert_eq!(found["status"], "New");
}

#[tokio::test]
async fn the_start_page_lists_only_what_is_there() {
    let bench = Bench::with(|options: &mut Options| options.seed = SeedKind::Empty);
    let page = text(&in_language(&bench, START, "en").await);
    assert!(page.contains("There is no request to answer"));
    assert!(!page.contains("/accessmanagement/ui/systemuser/"));
    // Started without the app, its links would lead nowhere.
    assert!(page.contains("--app"));
    let folder = tempfile::tempdir().unwrap();
    let bench = Bench::with(|options: &mut Options| options.app = Some(folder.path().to_owned()));
    let page = text(&in_language(&bench, START, "en").await);
    assert!(!page.contains("--app"));
    assert!(page.contains("/accessmanagement/ui/systemuser/"));
}

#[tokio::test]
async fn the_receipt_says_what_the_api_says() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let create = async |reference: &str| {
        let body = Some(smartcloud_request(reference));
        id_of(
            &bench
                .post(&format!("{REQUEST}/vendor"), &vendor, body)
                .await
                .expect(201),
        )
    };
    let (yes, no, open) = (
        create("yes").await,
        create("no").await,
        create("open").await,
    );
    decide(&bench, CUSTOMER, &yes, "approve", 20001).await;
    decide(&bench, CUSTOMER, &no, "reject", 20001).await;
    let check = async |bench: &Bench, id: &str, status: &str, words: &str| {
        let token = bench.vendor(SMARTCLOUD);
        let api = bench
            .get(&format!("{REQUEST}/vendor/{id}"), &token)
            .await
            .expect(200);
        assert_eq!(api["status"], status);
        let page = text(&in_language(bench, &format!("{RECEIPT}?id={id}"), "en").await);
        assert!(page.contains(&format!(">{status}</code>")), "{status}");
        assert!(page.contains(words), "{words}");
        assert!(page.contains(id));
        assert!(page.contains("Snill Skog AS"));
        let answer: Value = serde_json::from_str(&unescaped(
            all_between(&page, "<pre lang=\"en\"><code>", "</code>")[0],
        ))
        .unwrap();
        assert_eq!(answer, api);
    };
    check(&bench, &yes, "Accepted", "SmartCloud has access").await;
    check(&bench, &no, "Rejected", "has not been given access").await;
    check(&bench, &open, "New", "waiting for an answer").await;
    bench.pass_days(10);
    check(&bench, &open, "Timedout", "Nobody answered in time").await;
    check(&bench, &yes, "Accepted", "SmartCloud has access").await;
}

/// After logout the customer lands here without any word about which request it was.
#[tokio::test]
async fn the_receipt_shows_the_request_that_was_answered_last() {
    let bench = Bench::new();
    let shown = async || {
        let page = read(&bench, RECEIPT).await;
        let facts = all_between(&page, "<dl", "</dl>")[0].to_owned();
        let ids = [STANDARD_REQUEST, AGENT_REQUEST, CHANGE_REQUEST];
        ids.into_iter().find(|id| facts.contains(&id.to_string()))
    };
    assert_eq!(shown().await, Some(STANDARD_REQUEST));
    let agent = format!("{REQUEST}/agent/{AUDITOR}/{AGENT_REQUEST}");
    bench
        .post(&format!("{agent}/escalate"), &bench.person(20002), None)
        .await
        .expect(200);
    assert_eq!(shown().await, Some(AGENT_REQUEST));
    decide(
        &bench,
        CUSTOMER,
        &STANDARD_REQUEST.to_string(),
        "reject",
        20001,
    )
    .await;
    assert_eq!(shown().await, Some(STANDARD_REQUEST));
    let change = format!("{CHANGE}/{CUSTOMER}/{CHANGE_REQUEST}/reject");
    bench
        .post(&change, &bench.person(20001), None)
        .await
        .expect(200);
    assert_eq!(shown().await, Some(CHANGE_REQUEST));
    bench
        .post(&format!("{agent}/approve"), &bench.person(20001), None)
        .await
        .expect(200);
    assert_eq!(shown().await, Some(AGENT_REQUEST));
}

#[tokio::test]
async fn an_unknown_request_is_said_so() {
    let bench = Bench::new();
    for id in [
        "x",
        "%3Cscript%3E",
        "00000000-0000-0000-0000-000000000000",
        &"a".repeat(3000),
    ] {
        let reply = in_language(&bench, &format!("{RECEIPT}?id={id}"), "en").await;
        assert_eq!(reply.status, 404, "{id}");
        assert!(text(&reply).contains("We do not find the request"));
    }
    let empty = Bench::with(|options: &mut Options| options.seed = SeedKind::Empty);
    let reply = in_language(&empty, RECEIPT, "en").await;
    assert_eq!(reply.status, 200);
    assert!(text(&reply).contains("No requests yet"));
}

/// Names, titles and references come from vendors, paths from anybody.
#[tokio::test]
async fn hostile_text_stays_text_on_every_page() {
    const HOSTILE: &str =
        "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{202e}";
    let bench = Bench::new();
    let text_of = |word: &str| Some(format!("{word}{HOSTILE}"));
    let system = RegisterSystem {
        id: "991825827_hostile".to_owned(),
        vendor: VendorId {
            authority: None,
            id: "0192:991825827".to_owned(),
        },
        name: LocalizedText {
            nb: text_of("A"),
            nn: text_of("B"),
            en: text_of("C"),
            ..LocalizedText::default()
        },
        description: LocalizedText::default(),
        rights: Vec::new(),
        access_packages: vec![AccessPackageRef {
            urn: "urn:altinn:accesspackage:skattegrunnlag".to_owned(),
        }],
        client_id: Vec::new(),
        is_visible: false,
        allowed_redirect_urls: Vec::new(),
    };
    let register = |change: &rusqlite::Transaction<'_>| {
        systems::insert(change, &system, SMARTCLOUD, uuid::Uuid::nil(), 0)
    };
    bench.platform.store.write(register).unwrap();
    let body = json!({"systemId": system.id, "partyOrgNo": "314248295", "externalRef": HOSTILE,
        "integrationTitle": HOSTILE,
        "accessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}]});
    let vendor = bench.vendor(SMARTCLOUD);
    let created = bench
        .post(&format!("{REQUEST}/vendor"), &vendor, Some(body))
        .await
        .expect(201);
    decide(&bench, CUSTOMER, &id_of(&created), "approve", 20001).await;
    bench.get("/a/%3Cscript%3E'%22%3E", "").await;
    let fault = json!({"path": format!("/{HOSTILE}"), "method": "X"});
    bench
        .post("/_platform/faults", "", Some(fault))
        .await
        .expect(200);

    for path in [START, RECEIPT, CONTROLS] {
        let page = read(&bench, path).await;
        for forbidden in ["<script", "<img", "\u{202e}"] {
            assert!(!page.contains(forbidden), "{path}: {forbidden}");
        }
        if path != START {
            assert!(page.contains("&lt;script&gt;"), "{path}");
        }
    }
    assert!(read(&bench, RECEIPT).await.contains("\\u202e"));
}

#[tokio::test]
async fn forms_add_and_remove_faults() {
    let bench = Bench::new();
    let page = read(&bench, CONTROLS).await;
    let kinds = all_between(&page, "<select id=\"kind\"", "</select>")[0];
    let kinds = all_between(kinds, "<option value=\"", "\"");
    assert_eq!(kinds.len(), 7);
    for kind in &kinds {
        let fields = format!("kind={kind}&method=&path=%2Fhealth&times=2");
        let reply = submit(&bench, "/_platform/forms/faults", &fields).await;
        assert_eq!(reply.status, 303, "{kind}");
        assert_eq!(reply.headers["location"], "/_platform?done=fault#faults");
    }
    let list = bench.get("/_platform/faults", "").await.json();
    let of = |n: usize, member: &str| list[n][member].clone();
    assert_eq!(of(0, "status"), 500);
    assert_eq!(
        (of(1, "status"), of(1, "retryAfter")),
        (json!(503), json!(1))
    );
    assert!(
        of(2, "body")
            .as_str()
            .unwrap()
            .starts_with("<!doctype html>")
    );
    assert_eq!((of(3, "status"), of(3, "body")), (json!(200), Value::Null));
    assert_eq!(
        (of(4, "delayMs"), of(4, "status")),
        (json!(5000), Value::Null)
    );
    assert_eq!(
        (of(5, "drop"), of(5, "afterHandling")),
        (json!(true), Value::Null)
    );
    assert_eq!(
        (of(6, "drop"), of(6, "afterHandling")),
        (json!(true), json!(true))
    );
    assert_eq!(of(6, "times"), 2);
    assert_eq!(bench.get("/health", "").await.status, 500);
    let page = read(&bench, &format!("{CONTROLS}?done=fault")).await;
    assert!(page.contains("The fault is active."));
    assert!(page.contains("Hit 1 call of 2"), "{page}");

    let first = list[0]["id"].to_string();
    let reply = submit(
        &bench,
        "/_platform/forms/faults/remove",
        &format!("id={first}"),
    )
    .await;
    assert_eq!(reply.status, 303);
    assert_eq!(
        bench
            .get("/_platform/faults", "")
            .await
            .json()
            .as_array()
            .unwrap()
            .len(),
        6
    );
    submit(&bench, "/_platform/forms/faults/remove", "").await;
    assert_eq!(bench.get("/_platform/faults", "").await.json(), json!([]));
}

#[tokio::test]
async fn a_form_that_cannot_be_used_says_why_and_keeps_what_was_typed() {
    let bench = Bench::new();
    for (fields, word) in [
        ("", "choose what happens"),
        ("kind=500&path=health", "begin with /"),
        ("kind=500&path=%2F_platform", "controls"),
        ("kind=500&path=%2Fa&times=0", "times"),
        ("kind=500&path=%2Fa&times=x", "whole number"),
        ("kind=500&path=%2Fa&method=a+b", "method"),
    ] {
        let reply = submit(&bench, "/_platform/forms/faults", fields).await;
        assert_eq!(reply.status, 400, "{fields}");
        let page = text(&reply);
        let alert = all_between(&page, "role=\"alert\">", "</p>")[0];
        assert!(alert.contains(word), "{fields}: {alert}");
        assert!(page.contains("<title>Error: "), "{fields}");
    }
    let reply = submit(
        &bench,
        "/_platform/forms/faults",
        "kind=lost&path=kept&times=3",
    )
    .await;
    let page = text(&reply);
    assert!(page.contains("value=\"kept\""));
    assert!(page.contains("<option value=\"lost\" selected>"));
    assert_eq!(bench.get("/_platform/faults", "").await.json(), json!([]));
}

#[tokio::test]
async fn forms_move_the_clock_and_reset() {
    let bench = Bench::new();
    let offset = || bench.platform.clock.offset_seconds();
    for (fields, expected) in [
        ("move=864000", 864_000),
        ("move=days&days=-11", -86_400),
        ("move=1860", -84_540),
        ("move=back", 0),
    ] {
        let reply = submit(&bench, "/_platform/forms/clock", fields).await;
        assert_eq!(reply.status, 303, "{fields}");
        assert_eq!(offset(), expected, "{fields}");
    }
    for fields in [
        "",
        "move=days",
        "move=days&days=",
        "move=days&days=x",
        "move=days&days=9223372036854775807",
        "move=9223372036854775807",
        "move=days&days=36501",
    ] {
        let reply = submit(&bench, "/_platform/forms/clock", fields).await;
        assert_eq!(reply.status, 400, "{fields}");
        assert!(text(&reply).contains("whole number of days"), "{fields}");
        assert_eq!(offset(), 0, "{fields}");
    }
    bench.pass_days(12);
    assert!(
        read(&bench, CONTROLS)
            .await
            .contains("12 days ahead of real time")
    );
    let reply = submit(&bench, "/_platform/forms/reset", "seed=empty").await;
    assert_eq!(reply.status, 303);
    assert_eq!(offset(), 0);
    let page = read(&bench, &format!("{CONTROLS}?done=reset")).await;
    assert!(page.contains("Everything is as after the first start."));
    assert!(page.contains("None. Vendors make them"));
    submit(&bench, "/_platform/forms/reset", "seed=default").await;
    assert!(
        read(&bench, CONTROLS)
            .await
            .contains(&STANDARD_REQUEST.to_string())
    );
}

#[tokio::test]
async fn the_page_of_the_controls_shows_what_is() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let body = with(
        smartcloud_request("seen"),
        "integrationTitle",
        json!("Hovedbok"),
    );
    let created = bench
        .post(&format!("{REQUEST}/vendor"), &vendor, Some(body))
        .await
        .expect(201);
    decide(&bench, CUSTOMER, &id_of(&created), "escalate", 20002).await;
    let part = |page: &str, id: &str| {
        all_between(page, &format!("aria-labelledby=\"{id}\""), "</section>")[0].to_owned()
    };
    let page = read(&bench, CONTROLS).await;
    let row = all_between(&part(&page, "requests"), "<li", "</li>")
        .into_iter()
        .find(|row| row.contains(&id_of(&created)))
        .unwrap()
        .to_owned();
    assert!(
        row.contains("Passed on") && row.contains(">New</code>"),
        "{row}"
    );
    let users = part(&page, "users");
    assert!(users.contains("12 clients"), "{users}");
    assert!(!users.contains("Hovedbok"), "{users}");
    let calls = part(&page, "calls");
    assert!(calls.contains("/escalate"), "{calls}");
    assert!(
        calls.contains("20002") && calls.contains(SMARTCLOUD),
        "{calls}"
    );

    decide(&bench, CUSTOMER, &id_of(&created), "approve", 20001).await;
    assert!(part(&read(&bench, CONTROLS).await, "users").contains("Hovedbok"));
}

#[tokio::test]
async fn no_foreign_page_submits_a_form() {
    let bench = Bench::new();
    for path in ["reset", "clock", "faults", "faults/remove"] {
        for origin in ["https://evil.example", "null", "http://localhost:9"] {
            let request = Request::post(format!("/_platform/forms/{path}"))
                .header(header::HOST, "localhost:8080")
                .header(header::ORIGIN, origin)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(Body::from("move=86400&kind=500&path=%2Fhealth&seed=empty"))
                .unwrap();
            assert_eq!(bench.send(request).await.status, 403, "{path} {origin}");
        }
    }
    assert_eq!(bench.platform.clock.offset_seconds(), 0);
    assert_eq!(bench.get("/health", "").await.status, 200);
}
