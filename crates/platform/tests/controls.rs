//! The controls (local-platform.md, section "Controls").

mod support;

use axum::{
    body::Body,
    http::{Request, header},
};
use fullmakt_platform::{
    DropConnection, Options, app,
    options::SeedKind,
    seed::{
        self, AGENT_SYSTEM_USER, AGENT_SYSTEM_USER_TAX, STANDARD_REQUEST, STANDARD_SYSTEM_USER,
    },
    store::{audit, clients, parties, requests},
};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use support::{Bench, CUSTOMER, REQUEST, SMARTCLOUD, smartcloud_request};
use tower::ServiceExt;

const FAULTS: &str = "/_platform/faults";

async fn fault(bench: &Bench, order: Value) -> Value {
    bench.post(FAULTS, "", Some(order)).await.expect(200)
}

/// The sentence of a refusal.
async fn refusal(bench: &Bench, method: &str, path: &str, body: &str) -> String {
    let request = Request::builder().method(method).uri(path);
    let reply = bench
        .send(request.body(Body::from(body.to_owned())).unwrap())
        .await;
    assert_eq!(
        reply.status, 400,
        "{method} {path} {body}: {:?}",
        reply.body
    );
    reply.json()["error"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_fault_hits_as_often_as_ordered_and_counts() {
    let bench = Bench::new();
    let id = fault(
        &bench,
        json!({"method": "get", "path": "/hea*", "status": 503, "body": "later",
               "contentType": "text/html", "retryAfter": 7, "times": 2}),
    )
    .await["id"]
        .clone();
    for _ in 0..2 {
        let reply = bench.get("/health", "").await;
        assert_eq!(reply.status, 503);
        assert_eq!(reply.headers["retry-after"], "7");
        assert_eq!(reply.headers["content-type"], "text/html");
        assert_eq!(reply.body, "later");
    }
    assert_eq!(bench.get("/health", "").await.status, 200);
    let list = bench.get(FAULTS, "").await.expect(200);
    assert_eq!(
        list,
        json!([{"id": id, "hits": 2, "method": "get", "path": "/hea*", "status": 503,
                "body": "later", "contentType": "text/html", "retryAfter": 7, "times": 2}])
    );
}

#[tokio::test]
async fn only_method_and_path_that_are_named_are_hit() {
    let bench = Bench::new();
    fault(&bench, json!({"method": "POST", "path": "/health"})).await;
    fault(&bench, json!({"path": "/health?x=*", "status": 418})).await;
    fault(&bench, json!({"path": "/rett/æ*", "status": 410})).await;
    assert_eq!(bench.get("/health", "").await.status, 200);
    assert_eq!(bench.get("/health?x=1", "").await.status, 418);
    assert_eq!(bench.get("/healthy", "").await.status, 404);
    assert_eq!(bench.get("/rett/%C3%A6x", "").await.status, 410);
    // 500 and nothing else, when the order says nothing else.
    let reply = bench.post("/health", "", None).await;
    assert_eq!((reply.status, reply.body.len()), (500, 0));
}

#[tokio::test]
async fn everything_can_be_hit_but_the_controls() {
    let bench = Bench::new();
    fault(&bench, json!({"path": "*", "status": 503})).await;
    for path in [
        "/",
        "/health",
        REQUEST,
        "/accessmanagement/ui/",
        "/vendor/receipt",
        "/nowhere",
    ] {
        assert_eq!(bench.get(path, "").await.status, 503, "{path}");
    }
    for path in [
        FAULTS,
        "/_platform/clock",
        "/_platform/calls",
        "/_platform/audit",
    ] {
        assert_eq!(bench.get(path, "").await.status, 200, "{path}");
    }
    assert_eq!(bench.delete(FAULTS, "").await.status, 204);
    assert_eq!(bench.get("/health", "").await.status, 200);
    assert_eq!(bench.get(FAULTS, "").await.json(), json!([]));
}

#[tokio::test]
async fn one_fault_can_be_removed() {
    let bench = Bench::new();
    let first = fault(&bench, json!({"path": "/health", "status": 503})).await["id"].clone();
    fault(&bench, json!({"path": "/health", "status": 404})).await;
    assert_eq!(bench.get("/health", "").await.status, 503);
    let path = format!("{FAULTS}/{first}");
    assert_eq!(bench.delete(&path, "").await.status, 204);
    assert_eq!(bench.delete(&path, "").await.status, 404);
    assert_eq!(bench.delete(&format!("{FAULTS}/x"), "").await.status, 404);
    assert_eq!(bench.get("/health", "").await.status, 404);
}

#[tokio::test(start_paused = true)]
async fn slow_faults_add_up_and_leave_the_answer_alone() {
    let bench = Bench::new();
    fault(&bench, json!({"path": "/health", "delayMs": 2000})).await;
    fault(
        &bench,
        json!({"path": "*", "delayMs": 3000, "afterHandling": true}),
    )
    .await;
    let start = tokio::time::Instant::now();
    assert_eq!(bench.get("/health", "").await.status, 200);
    assert_eq!(start.elapsed().as_secs(), 5);
    fault(&bench, json!({"path": "*", "delayMs": 4000, "status": 502})).await;
    let start = tokio::time::Instant::now();
    assert_eq!(bench.get("/health", "").await.status, 502);
    assert_eq!(start.elapsed().as_secs(), 9);
}

#[tokio::test]
async fn probability_is_kept_roughly() {
    let bench = Bench::new();
    fault(
        &bench,
        json!({"path": "/health", "probability": 0.0, "status": 503}),
    )
    .await;
    fault(
        &bench,
        json!({"path": "/health", "probability": 0.5, "status": 502}),
    )
    .await;
    let mut hits = 0;
    for _ in 0..400 {
        match bench.get("/health", "").await.status {
            200 => {}
            502 => hits += 1,
            other => panic!("{other}"),
        }
    }
    // Further away from 200 than six standard deviations: once in half a billion runs.
    assert!((140..=260).contains(&hits), "{hits}");
    assert_eq!(bench.get(FAULTS, "").await.json()[1]["hits"], hits);
}

#[tokio::test]
async fn a_dropped_connection_has_no_answer_and_no_status() {
    let bench = Bench::new();
    fault(&bench, json!({"path": "/health", "drop": true})).await;
    let request = Request::get("/health").body(Body::empty()).unwrap();
    let response = app(bench.platform.clone()).oneshot(request).await.unwrap();
    assert!(response.extensions().get::<DropConnection>().is_some());
    let calls = bench.get("/_platform/calls", "").await.json();
    assert_eq!(calls[0]["path"], "/health");
    assert_eq!(calls[0]["status"], Value::Null);
}

#[tokio::test]
async fn after_handling_the_call_has_been_carried_out() {
    let bench = Bench::new();
    let decide = |verb| format!("{REQUEST}/{CUSTOMER}/{STANDARD_REQUEST}/{verb}");
    let token = bench.person(20001);
    let stored = || {
        let store = &bench.platform.store;
        store
            .read(|conn| requests::any_by_id(conn, STANDARD_REQUEST))
            .unwrap()
            .unwrap()
            .status
    };
    fault(
        &bench,
        json!({"method": "POST", "path": "*/reject", "status": 503, "times": 1}),
    )
    .await;
    assert_eq!(
        bench.post(&decide("reject"), &token, None).await.status,
        503
    );
    assert_eq!(stored().as_str(), "New");

    fault(
        &bench,
        json!({"method": "POST", "path": "*/approve", "drop": true, "afterHandling": true}),
    )
    .await;
    let request = Request::post(decide("approve"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .body(Body::empty())
        .unwrap();
    let response = app(bench.platform.clone()).oneshot(request).await.unwrap();
    assert!(response.extensions().get::<DropConnection>().is_some());
    assert_eq!(stored().as_str(), "Accepted");
}

#[tokio::test]
async fn orders_that_cannot_be_carried_out_are_told_why() {
    let bench = Bench::new();
    for (order, word) in [
        ("", "Send JSON"),
        ("{", "Send JSON"),
        ("[]", "Send JSON"),
        ("null", "Send JSON"),
        ("{}", "path"),
        (r#"{"path":1}"#, "Send JSON"),
        (r#"{"path":"health"}"#, "begin with /"),
        (r#"{"path":""}"#, "begin with /"),
        (r#"{"path":"/_platform/reset"}"#, "controls"),
        (r#"{"path":"/a","delay":3}"#, "delayMs"),
        (r#"{"path":"/a","delayMs":600001}"#, "ten minutes"),
        (r#"{"path":"/a","delayMs":-1}"#, "Send JSON"),
        (r#"{"path":"/a","status":0}"#, "200 to 599"),
        (r#"{"path":"/a","status":101}"#, "200 to 599"),
        (r#"{"path":"/a","status":600}"#, "200 to 599"),
        (r#"{"path":"/a","status":70000}"#, "Send JSON"),
        (
            r#"{"path":"/a","status":204,"body":"x"}"#,
            "never have a body",
        ),
        (r#"{"path":"/a","times":0}"#, "times"),
        (r#"{"path":"/a","probability":1.1}"#, "probability"),
        (r#"{"path":"/a","probability":-0.1}"#, "probability"),
        (r#"{"path":"/a","method":"P ST"}"#, "method"),
        (r#"{"path":"/a","contentType":"a\nb"}"#, "contentType"),
    ] {
        let sentence = refusal(&bench, "POST", FAULTS, order).await;
        assert!(sentence.contains(word), "{order}: {sentence}");
    }
    let long = json!({"path": format!("/{}", "*a".repeat(2000))}).to_string();
    assert!(
        refusal(&bench, "POST", FAULTS, &long)
            .await
            .contains("2000")
    );
    assert_eq!(bench.get(FAULTS, "").await.json(), json!([]));

    for (method, path, body, word) in [
        ("PUT", "/_platform/clock", "{}", "offsetSeconds"),
        (
            "PUT",
            "/_platform/clock",
            r#"{"offsetSeconds":"1"}"#,
            "offsetSeconds",
        ),
        (
            "PUT",
            "/_platform/clock",
            r#"{"offsetSeconds":-9223372036854775808}"#,
            "hundred years",
        ),
        (
            "PUT",
            "/_platform/clock",
            r#"{"offsetSeconds":3153600001}"#,
            "hundred years",
        ),
        (
            "POST",
            "/_platform/reset",
            r#"{"seed":"other"}"#,
            "default or empty",
        ),
        ("POST", "/_platform/reset", r#"{"sed":"default"}"#, "seed"),
        ("GET", "/_platform/calls?since=a", "", "since"),
        ("GET", "/_platform/calls?since=-1", "", "since"),
    ] {
        let sentence = refusal(&bench, method, path, body).await;
        assert!(
            sentence.contains(word),
            "{method} {path} {body}: {sentence}"
        );
    }
    assert_eq!(bench.platform.clock.offset_seconds(), 0);
}

#[tokio::test]
async fn the_clock_moves_requests_and_tokens() {
    let bench = Bench::new();
    let token = bench.person(20001);
    let reply = bench
        .put("/_platform/clock", "", json!({"offsetSeconds": 864_000}))
        .await;
    assert_eq!(reply.expect(200)["offsetSeconds"], 864_000);
    let clock = bench.get("/_platform/clock", "").await.expect(200);
    assert_eq!(clock["offsetSeconds"], 864_000);
    assert!(clock["now"].as_str().unwrap().ends_with('Z'));

    let path = format!("{REQUEST}/{STANDARD_REQUEST}");
    assert_eq!(bench.get(&path, &token).await.status, 401);
    let later = bench.person(20001);
    assert_eq!(
        bench.get(&path, &later).await.expect(200)["status"],
        "Timedout"
    );
    bench
        .put("/_platform/clock", "", json!({"offsetSeconds": 0}))
        .await
        .expect(200);
    assert_eq!(bench.get(&path, &token).await.expect(200)["status"], "New");
}

#[tokio::test]
async fn reset_is_like_the_first_start() {
    let bench = Bench::new();
    let vendor = bench.vendor(SMARTCLOUD);
    let create = format!("{REQUEST}/vendor");
    bench
        .post(&create, &vendor, Some(smartcloud_request("a")))
        .await
        .expect(201);
    fault(&bench, json!({"path": "*", "status": 503})).await;
    bench.pass_days(3);
    let look_up = audit::LookUp {
        time: 0,
        caller: "local-test-key".to_owned(),
        endpoint: "/api/serviceowner/organizations/{orgno}".to_owned(),
        organisation: None,
        people: Vec::new(),
        reason: None,
        shown: 0,
        status: 404,
    };
    let write = |conn: &rusqlite::Transaction<'_>| audit::record(conn, &look_up);
    bench.platform.store.write(write).unwrap();

    // `curl -d` names the content type of a form; that is no reason to refuse it.
    let request = Request::post("/_platform/reset")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(r#"{"seed":"default"}"#))
        .unwrap();
    let reply = bench.send(request).await;
    assert_eq!((reply.status, reply.body.len()), (204, 0));
    let count = |bench: &Bench| {
        let latest = bench
            .platform
            .store
            .read(|conn| requests::latest(conn, 100));
        latest.unwrap().len()
    };
    let seeded = count(&Bench::new());
    assert_eq!(count(&bench), seeded);
    assert_eq!(bench.platform.clock.offset_seconds(), 0);
    for path in [FAULTS, "/_platform/calls", "/_platform/audit"] {
        assert_eq!(bench.get(path, "").await.json(), json!([]), "{path}");
    }

    assert_eq!(
        bench
            .post("/_platform/reset", "", Some(json!({"seed": "empty"})))
            .await
            .status,
        204
    );
    assert_eq!(count(&bench), 0);
    // Without a body: what the platform was started with.
    assert_eq!(bench.post("/_platform/reset", "", None).await.status, 204);
    assert_eq!(count(&bench), seeded);
    let empty = Bench::with(|options: &mut Options| options.seed = SeedKind::Empty);
    assert_eq!(empty.post("/_platform/reset", "", None).await.status, 204);
    assert_eq!(count(&empty), 0);
}

#[tokio::test]
async fn calls_tell_who_called_what() {
    let bench = Bench::new();
    let person = bench.person(20002);
    let vendor = bench.vendor(SMARTCLOUD);
    bench.get("/health?secret=x", "").await;
    bench
        .get(&format!("{REQUEST}/{STANDARD_REQUEST}"), &person)
        .await;
    bench
        .get(&format!("{REQUEST}/vendor/{STANDARD_REQUEST}"), &vendor)
        .await;
    bench.get("/nowhere", "not a token").await;
    for silent in [
        "/accessmanagement/ui",
        "/accessmanagement/ui/a.js",
        "/_platform",
        FAULTS,
    ] {
        bench.get(silent, "").await;
    }
    let calls = bench.get("/_platform/calls?since=0", "").await.expect(200);
    let seen: Vec<_> = calls
        .as_array()
        .unwrap()
        .iter()
        .map(|call| {
            assert!(call["time"].as_str().unwrap().ends_with('Z'));
            let of = |name: &str| call[name].clone();
            (
                of("sequence"),
                of("path"),
                of("status"),
                of("user"),
                of("organisation"),
            )
        })
        .collect();
    let read = format!("{REQUEST}/{STANDARD_REQUEST}");
    let by_vendor = format!("{REQUEST}/vendor/{STANDARD_REQUEST}");
    assert_eq!(
        json!(seen),
        json!([
            [1, "/health", 200, null, null],
            [2, read, 200, 20002, null],
            [3, by_vendor, 200, null, SMARTCLOUD],
            [4, "/nowhere", 404, null, null],
        ])
    );
    let since = bench.get("/_platform/calls?since=2", "").await.json();
    assert_eq!(since.as_array().unwrap().len(), 2);
    assert_eq!(since[0]["sequence"], 3);
}

#[tokio::test]
async fn the_audit_lists_look_ups_newest_last() {
    let bench = Bench::new();
    assert_eq!(
        bench.get("/_platform/audit", "").await.expect(200),
        json!([])
    );
    let mut look_up = audit::LookUp {
        time: 1_747_825_884_953_555,
        caller: "local-test-key".to_owned(),
        endpoint: "/api/serviceowner/organizations/{orgno}/personalcontacts".to_owned(),
        organisation: Some("910021451".to_owned()),
        people: vec!["r50000021".to_owned()],
        reason: Some("Innringer ba om å få bekreftet <e-post>".to_owned()),
        shown: 1,
        status: 200,
    };
    for status in [200, 403] {
        look_up.status = status;
        let write = |conn: &rusqlite::Transaction<'_>| audit::record(conn, &look_up);
        bench.platform.store.write(write).unwrap();
    }
    let rows = bench.get("/_platform/audit", "").await.expect(200);
    assert_eq!(
        rows[0],
        json!({"sequence": 1, "time": "2025-05-21T11:11:24.953555Z", "caller": "local-test-key",
               "endpoint": "/api/serviceowner/organizations/{orgno}/personalcontacts",
               "organisation": "910021451", "people": ["r50000021"],
               "reason": "Innringer ba om å få bekreftet <e-post>", "shown": 1, "status": 200})
    );
    assert_eq!(rows[1]["sequence"], 2);
    assert_eq!(rows[1]["status"], 403);
}

#[tokio::test]
async fn no_foreign_page_uses_the_controls() {
    let bench = Bench::new();
    let send = async |method: &str, path: &str, headers: &[(&str, &str)]| {
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(header::HOST, "localhost:8080");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = Body::from(r#"{"path":"/health","status":503}"#);
        bench.send(request.body(body).unwrap()).await
    };
    let evil = ("origin", "https://evil.example");
    for (method, path) in [
        ("POST", FAULTS),
        ("DELETE", FAULTS),
        ("DELETE", "/_platform/faults/1"),
        ("POST", "/_platform/reset"),
        ("PUT", "/_platform/clock"),
        ("POST", "/_platform/bulk-clients"),
    ] {
        for headers in [
            &[evil][..],
            &[evil, ("authorization", "Bearer x")],
            &[("sec-fetch-site", "cross-site")],
            &[
                ("sec-fetch-site", "same-site"),
                ("origin", "http://localhost:3000"),
            ],
            &[("origin", "null")],
        ] {
            let reply = send(method, path, headers).await;
            assert_eq!(reply.status, 403, "{method} {path} {headers:?}");
            assert!(
                reply.json()["error"]
                    .as_str()
                    .unwrap()
                    .contains("--allow-origin")
            );
        }
    }
    assert_eq!(bench.get(FAULTS, "").await.json(), json!([]));
    let own = [
        ("origin", "http://localhost:8080"),
        ("sec-fetch-site", "same-origin"),
    ];
    assert_eq!(send("POST", FAULTS, &own).await.status, 200);
    assert_eq!(send("POST", FAULTS, &[]).await.status, 200);
}

const BULK: &str = "/_platform/bulk-clients";

fn counts(bench: &Bench, provider: &str) -> (u32, u32) {
    let count = bench.platform.store.read(|conn| {
        let party = parties::by_org_number(conn, provider)?.unwrap();
        let sql = "SELECT count(DISTINCT from_party) FROM assignment \
                   JOIN party ON party_id = from_party AND kind = 'organisation' WHERE to_party = ?1";
        let own = conn.query_row(sql, [party.party_id], |row| row.get(0))?;
        Ok::<_, fullmakt_platform::store::StoreError>((own, clients::count(conn, AGENT_SYSTEM_USER)?))
    });
    count.unwrap()
}

#[tokio::test]
async fn clients_in_any_number() {
    let bench = Bench::new();
    assert_eq!(counts(&bench, "311037889"), (146, 12));
    let order = json!({"provider": "311037889", "systemUser": AGENT_SYSTEM_USER,
                       "clients": 2000, "added": 1800});
    let filled = bench.post(BULK, "", Some(order.clone())).await.expect(200);
    assert_eq!(filled, json!({"clients": 2000, "added": 1800}));
    assert_eq!(counts(&bench, "311037889"), (2000, 1800));
    // Again, or less: what is there stays.
    bench.post(BULK, "", Some(order)).await.expect(200);
    bench
        .post(
            BULK,
            "",
            Some(json!({"provider": "311037889", "clients": 10})),
        )
        .await
        .expect(200);
    assert_eq!(counts(&bench, "311037889"), (2000, 1800));
    // The same anywhere for the same count.
    let names = |bench: &Bench| {
        let sql = "SELECT group_concat(name || org_number || uuid) FROM party ORDER BY party_id";
        let all = bench.platform.store.read(|conn| {
            Ok::<String, fullmakt_platform::store::StoreError>(
                conn.query_row(sql, [], |row| row.get(0))?,
            )
        });
        all.unwrap()
    };
    let other = Bench::new();
    let order = json!({"provider": "311037889", "clients": 2000});
    other.post(BULK, "", Some(order)).await.expect(200);
    assert_eq!(names(&bench), names(&other));
}

#[tokio::test]
async fn an_auditor_gets_clients_of_an_auditor() {
    let bench = Bench::new();
    let order = json!({"provider": "310495670", "clients": 100});
    bench.post(BULK, "", Some(order)).await.expect(200);
    let roles = bench.platform.store.read(|conn| {
        let sql = "SELECT count(*) FROM assignment WHERE role = 'revisor'";
        Ok::<i64, fullmakt_platform::store::StoreError>(conn.query_row(sql, [], |row| row.get(0))?)
    });
    assert!(roles.unwrap() > 90);
}

#[tokio::test]
async fn bulk_orders_that_cannot_be_carried_out_change_nothing() {
    let bench = Bench::new();
    let accountant = "311037889";
    for (order, word) in [
        (json!({}), "provider"),
        (json!({"provider": accountant}), "clients"),
        (json!({"provider": accountant, "clients": 0}), "clients"),
        (
            json!({"provider": accountant, "clients": 1_000_001}),
            "1000000",
        ),
        (
            json!({"provider": "999999999", "clients": 500}),
            "organisation number",
        ),
        (
            json!({"provider": accountant, "clients": 500, "added": 5}),
            "systemUser",
        ),
        (
            json!({"provider": accountant, "clients": 500, "systemUser": "x"}),
            "uuid",
        ),
        (
            json!({"provider": accountant, "clients": 500, "systemUser": STANDARD_REQUEST}),
            "unknown",
        ),
        (
            json!({"provider": accountant, "clients": 500, "systemUser": STANDARD_SYSTEM_USER}),
            "standard",
        ),
        (
            json!({"provider": SMARTCLOUD, "clients": 500, "systemUser": AGENT_SYSTEM_USER}),
            "another",
        ),
        (
            json!({"provider": accountant, "clients": 500, "systemUser": AGENT_SYSTEM_USER_TAX, "added": 1}),
            "added must be 0",
        ),
        (
            json!({"provider": accountant, "clients": 500, "systemUser": AGENT_SYSTEM_USER, "added": 500}),
            "at most",
        ),
    ] {
        let sentence = refusal(&bench, "POST", BULK, &order.to_string()).await;
        assert!(sentence.contains(word), "{order}: {sentence}");
    }
    assert_eq!(counts(&bench, accountant), (146, 12));
}

/// The volume that the product is made for. A generous limit: it takes some seconds without
/// optimisation. Taking them out again once looked at every client for each client, which took
/// longer than anybody waited.
#[tokio::test]
async fn a_hundred_thousand_clients_in_one_go() {
    let bench = Bench::new();
    let order = json!({"provider": "311037889", "systemUser": AGENT_SYSTEM_USER,
                       "clients": 100_000, "added": 90_000});
    let start = Instant::now();
    bench.post(BULK, "", Some(order)).await.expect(200);
    assert_eq!(counts(&bench, "311037889"), (100_000, 90_000));
    seed::refill(&bench.platform, SeedKind::Default).unwrap();
    assert_eq!(counts(&bench, "311037889"), (146, 12));
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}
