//! `/_platform`: what the platform holds, and the controls, for a person.

pub(super) mod forms;
mod sections;

use super::{PageContext, request_view};
use crate::{
    Platform,
    controls::faults::FaultSpec,
    http::{
        html,
        input::{OwnOrigin, QueryParams},
        problem::{HandlerResult, ProblemResponse},
        run_blocking,
    },
    store::{Result, clients, overview, system_users},
};
use axum::{extract::State, http::StatusCode, response::Response};
use maud::{Markup, html};
use std::sync::Arc;

/// How many requests and system users are listed.
const MAX_ROWS: usize = 50;
/// How many calls are listed.
const MAX_REQUESTS: usize = 30;

pub(super) async fn page(
    State(platform): State<Arc<Platform>>,
    OwnOrigin(origin): OwnOrigin,
    query: QueryParams,
) -> HandlerResult {
    let done = DONE.iter().find(|(key, _)| query.get("done") == Some(key));
    let notice = done.map(|(_, sentence)| Notice::Done(sentence));
    run_blocking(platform, move |platform| {
        render(platform, &origin, notice, None)
    })
    .await
}

/// What a form says in the address when it has done its work, and what the page then says.
const DONE: [(&str, &str); 4] = [
    ("reset", "Everything is as after the first start."),
    (
        "clock",
        "The clock has been set. Whoever was signed in may have to sign in again.",
    ),
    ("fault", "The fault is active."),
    ("removed", "Removed."),
];

/// What has just happened.
enum Notice {
    Done(&'static str),
    /// Nothing, and why.
    Error(String),
}

/// The common faults in the form, by value and label.
const FAULT_KINDS: [(&str, &str); 7] = [
    ("500", "500, no body"),
    ("503", "503, “come back in a second”"),
    ("html", "200 with HTML in place of JSON"),
    ("empty", "200 with an empty body"),
    ("slow", "Slow: five seconds"),
    ("drop", "Connection dropped, nothing done"),
    ("lost", "Connection dropped after the call was carried out"),
];

/// The fault of that value, but for method, path and times.
fn common_fault(value: &str) -> Option<FaultSpec> {
    let plain = FaultSpec::default();
    Some(match value {
        "500" => FaultSpec {
            status: Some(500),
            ..plain
        },
        "503" => FaultSpec {
            status: Some(503),
            retry_after: Some(1),
            ..plain
        },
        "html" => FaultSpec {
            status: Some(200),
            body: Some("<!doctype html><title>Maintenance</title><h1>Maintenance</h1>".to_owned()),
            content_type: Some("text/html; charset=utf-8".to_owned()),
            ..plain
        },
        "empty" => FaultSpec {
            status: Some(200),
            content_type: Some("application/json".to_owned()),
            ..plain
        },
        "slow" => FaultSpec {
            delay_ms: Some(5000),
            ..plain
        },
        "drop" => FaultSpec {
            drop: true,
            ..plain
        },
        "lost" => FaultSpec {
            drop: true,
            after_handling: true,
            ..plain
        },
        _ => return None,
    })
}

/// What was typed into the form for a fault.
#[derive(Debug, Clone)]
struct FaultForm {
    kind: String,
    method: String,
    path: String,
    times: String,
}

impl Default for FaultForm {
    fn default() -> Self {
        Self {
            kind: "500".to_owned(),
            method: String::new(),
            path: "/authentication/api/v1/systemuser/request/*".to_owned(),
            times: String::new(),
        }
    }
}

/// A system user with its number of clients.
struct SystemUserRow {
    user: system_users::SystemUser,
    system: String,
    clients: u32,
}

/// What the page shows of the database.
struct ControlPageData {
    requests: Vec<request_view::RequestView>,
    users: Vec<SystemUserRow>,
}

impl ControlPageData {
    fn load(context: PageContext<'_>) -> Result<Self> {
        let conn = context.conn;
        let mut users = Vec::new();
        for id in overview::newest_system_users(conn, MAX_ROWS)? {
            if let Some(user) = system_users::by_id(conn, id)? {
                users.push(SystemUserRow {
                    system: request_view::system_name(conn, &user.system_id)?,
                    clients: clients::count(conn, id)?,
                    user,
                });
            }
        }
        Ok(Self {
            requests: request_view::latest(context, MAX_ROWS)?,
            users,
        })
    }
}

/// The page; 400 when it says that something failed.
fn render(
    platform: &Platform,
    origin: &str,
    notice: Option<Notice>,
    form: Option<&FaultForm>,
) -> Result<Response, ProblemResponse> {
    let data = PageContext::read(platform, origin, ControlPageData::load)?;
    let form = form.cloned().unwrap_or_default();
    let sections = [
        (
            "requests",
            "Requests",
            sections::requests(&data.requests, origin),
        ),
        ("users", "System users", sections::users(&data.users)),
        ("clock", "Clock", sections::clock(platform)),
        ("faults", "Faults", sections::faults(platform, &form)),
        ("calls", "Last calls", sections::calls(platform)),
        ("reset", "Reset", sections::reset()),
    ];
    let body = html! {
        div.wide {
            h1 { "Controls" }
            p.lead {
                "What the platform holds right now, and what can be done to it for tests and demonstrations. "
                "Scripts do the same with JSON: " code { "/_platform/faults" } ", "
                code { "/_platform/clock" } ", " code { "/_platform/reset" } " …"
            }
            @if let Some(notice) = &notice { (notice_banner(notice)) }
            nav.contents aria-label="On this page" {
                ul { @for (id, name, _) in &sections { li { a href={ "#" (id) } { (name) } } } }
            }
            @for (id, name, content) in &sections {
                section aria-labelledby=(id) { h2 id=(id) tabindex="-1" { (name) } (content) }
            }
        }
    };
    Ok(match notice {
        Some(Notice::Error(_)) => html::page(StatusCode::BAD_REQUEST, "Error: Controls", &body),
        _ => html::page(StatusCode::OK, "Controls", &body),
    })
}

/// What has just happened. A page that is new is read from its top, so nothing more is needed.
fn notice_banner(notice: &Notice) -> Markup {
    match notice {
        Notice::Error(why) => html! { p.notice.bad role="alert" { (why) } },
        Notice::Done(sentence) => html! { p.notice role="status" { (sentence) } },
    }
}
