//! The page of the controls, and its forms.

use crate::{
    CONTROLS, all_between, decide, read, submit, submit_from,
    support::{CUSTOMER, SMARTCLOUD, TestServer, id_of, smartcloud_request, with_member},
};
use fullmakt_platform::seed::STANDARD_REQUEST;
use serde_json::{Value, json};

#[tokio::test]
async fn forms_add_and_remove_faults() {
    let server = TestServer::new();
    let page = read(&server, CONTROLS).await;
    let kinds = all_between(&page, "<select id=\"kind\"", "</select>")[0];
    let kinds = all_between(kinds, "<option value=\"", "\"");
    assert_eq!(kinds.len(), 7);
    for kind in &kinds {
        let fields = format!("kind={kind}&method=&path=%2Fhealth&times=2");
        let response = submit(&server, "/_platform/forms/faults", &fields).await;
        assert_eq!(response.status, 303, "{kind}");
        assert_eq!(response.headers["location"], "/_platform?done=fault#faults");
    }
    let list = server.get("/_platform/faults", "").await.json();
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
    assert_eq!(server.get("/health", "").await.status, 500);
    let page = read(&server, &format!("{CONTROLS}?done=fault")).await;
    assert!(page.contains("The fault is active."));
    assert!(page.contains("Hit 1 call of 2"), "{page}");

    let first = list[0]["id"].to_string();
    let response = submit(
        &server,
        "/_platform/forms/faults/remove",
        &format!("id={first}"),
    )
    .await;
    assert_eq!(response.status, 303);
    assert_eq!(
        server
            .get("/_platform/faults", "")
            .await
            .json()
            .as_array()
            .unwrap()
            .len(),
        6
    );
    submit(&server, "/_platform/forms/faults/remove", "").await;
    assert_eq!(server.get("/_platform/faults", "").await.json(), json!([]));
}

#[tokio::test]
async fn a_form_that_cannot_be_used_says_why_and_keeps_what_was_typed() {
    let server = TestServer::new();
    for (fields, word) in [
        ("", "choose what happens"),
        ("kind=500&path=health", "begin with /"),
        ("kind=500&path=%2F_platform", "controls"),
        ("kind=500&path=%2Fa&times=0", "times"),
        ("kind=500&path=%2Fa&times=x", "whole number"),
        ("kind=500&path=%2Fa&method=a+b", "method"),
    ] {
        let response = submit(&server, "/_platform/forms/faults", fields).await;
        assert_eq!(response.status, 400, "{fields}");
        let page = response.text().to_owned();
        let alert = all_between(&page, "role=\"alert\">", "</p>")[0];
        assert!(alert.contains(word), "{fields}: {alert}");
        assert!(page.contains("<title>Error: "), "{fields}");
    }
    let response = submit(
        &server,
        "/_platform/forms/faults",
        "kind=lost&path=kept&times=3",
    )
    .await;
    let page = response.text().to_owned();
    assert!(page.contains("value=\"kept\""));
    assert!(page.contains("<option value=\"lost\" selected>"));
    assert_eq!(server.get("/_platform/faults", "").await.json(), json!([]));
}

#[tokio::test]
async fn forms_move_the_clock_and_reset() {
    let server = TestServer::new();
    let offset = || server.platform.clock.offset_seconds();
    for (fields, expected) in [
        ("move=864000", 864_000),
        ("move=days&days=-11", -86_400),
        ("move=1860", -84_540),
        ("move=back", 0),
    ] {
        let response = submit(&server, "/_platform/forms/clock", fields).await;
        assert_eq!(response.status, 303, "{fields}");
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
        let response = submit(&server, "/_platform/forms/clock", fields).await;
        assert_eq!(response.status, 400, "{fields}");
        assert!(response.text().contains("whole number of days"), "{fields}");
        assert_eq!(offset(), 0, "{fields}");
    }
    server.advance_days(12);
    assert!(
        read(&server, CONTROLS)
            .await
            .contains("12 days ahead of real time")
    );
    let response = submit(&server, "/_platform/forms/reset", "seed=empty").await;
    assert_eq!(response.status, 303);
    assert_eq!(offset(), 0);
    let page = read(&server, &format!("{CONTROLS}?done=reset")).await;
    assert!(page.contains("Everything is as after the first start."));
    assert!(page.contains("None. Vendors make them"));
    submit(&server, "/_platform/forms/reset", "seed=default").await;
    assert!(
        read(&server, CONTROLS)
            .await
            .contains(&STANDARD_REQUEST.to_string())
    );
}

#[tokio::test]
async fn the_page_of_the_controls_shows_what_is() {
    let server = TestServer::new();
    let vendor = server.vendor(SMARTCLOUD);
    let body = with_member(
        smartcloud_request("seen"),
        "integrationTitle",
        json!("Hovedbok"),
    );
    let created = server.create_request(&vendor, body).await;
    decide(&server, CUSTOMER, &id_of(&created), "escalate", 20002).await;
    let part = |page: &str, id: &str| {
        all_between(page, &format!("aria-labelledby=\"{id}\""), "</section>")[0].to_owned()
    };
    let page = read(&server, CONTROLS).await;
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

    decide(&server, CUSTOMER, &id_of(&created), "approve", 20001).await;
    assert!(part(&read(&server, CONTROLS).await, "users").contains("Hovedbok"));
}

#[tokio::test]
async fn no_page_of_another_origin_submits_a_form() {
    let server = TestServer::new();
    for path in ["reset", "clock", "faults", "faults/remove"] {
        for origin in ["https://evil.example", "null", "http://localhost:9"] {
            let fields = "move=86400&kind=500&path=%2Fhealth&seed=empty";
            let address = format!("/_platform/forms/{path}");
            let response = submit_from(&server, origin, &address, fields).await;
            assert_eq!(response.status, 403, "{path} {origin}");
        }
    }
    assert_eq!(server.platform.clock.offset_seconds(), 0);
    assert_eq!(server.get("/health", "").await.status, 200);
}
