//! `/_platform`: what the platform holds, and the controls, for a person.

pub(super) mod forms;
mod sections;

use super::request_view;
use crate::{
    Platform,
    controls::faults::FaultSpec,
    http::{
        html,
        input::{OwnOrigin, QueryParams},
        problem::{HandlerResult, ProblemResponse},
        run_blocking,
    },
    store::{StoreError, clients, overview, system_users},
};
use axum::{extract::State, http::StatusCode, response::Response};
use maud::{Markup, html};
use rusqlite::Connection;
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
    let notice = query.get("done").and_then(Notice::from_query_value);
    run_blocking(platform, move |platform| {
        render(platform, &origin, notice, None)
    })
    .await
}

/// What has just happened.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Notice {
    Reset,
    Clock,
    FaultAdded,
    FaultsRemoved,
    /// Nothing, and why.
    Error(String),
}

impl Notice {
    /// In the address.
    fn query_value(&self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Clock => "clock",
            Self::FaultAdded => "fault",
            Self::FaultsRemoved => "removed",
            Self::Error(_) => "",
        }
    }

    fn from_query_value(value: &str) -> Option<Self> {
        let all = [
            Self::Reset,
            Self::Clock,
            Self::FaultAdded,
            Self::FaultsRemoved,
        ];
        all.into_iter().find(|notice| notice.query_value() == value)
    }

    fn sentence(&self) -> &str {
        match self {
            Self::Reset => "Everything is as after the first start.",
            Self::Clock => {
                "The clock has been set. Whoever was signed in may have to sign in again."
            }
            Self::FaultAdded => "The fault is active.",
            Self::FaultsRemoved => "Removed.",
            Self::Error(why) => why,
        }
    }
}

/// A common fault, for the form.
struct FaultKind {
    /// In the form.
    value: &'static str,
    label: &'static str,
    /// The fault, but for method, path and times.
    spec: fn() -> FaultSpec,
}

const FAULT_KINDS: [FaultKind; 7] = [
    FaultKind {
        value: "500",
        label: "500, no body",
        spec: || FaultSpec {
            status: Some(500),
            ..FaultSpec::default()
        },
    },
    FaultKind {
        value: "503",
        label: "503, “come back in a second”",
        spec: || FaultSpec {
            status: Some(503),
            retry_after: Some(1),
            ..FaultSpec::default()
        },
    },
    FaultKind {
        value: "html",
        label: "200 with HTML in place of JSON",
        spec: || FaultSpec {
            status: Some(200),
            body: Some("<!doctype html><title>Maintenance</title><h1>Maintenance</h1>".to_owned()),
            content_type: Some("text/html; charset=utf-8".to_owned()),
            ..FaultSpec::default()
        },
    },
    FaultKind {
        value: "empty",
        label: "200 with an empty body",
        spec: || FaultSpec {
            status: Some(200),
            content_type: Some("application/json".to_owned()),
            ..FaultSpec::default()
        },
    },
    FaultKind {
        value: "slow",
        label: "Slow: five seconds",
        spec: || FaultSpec {
            delay_ms: Some(5000),
            ..FaultSpec::default()
        },
    },
    FaultKind {
        value: "drop",
        label: "Connection dropped, nothing done",
        spec: || FaultSpec {
            drop: true,
            ..FaultSpec::default()
        },
    },
    FaultKind {
        value: "lost",
        label: "Connection dropped after the call was carried out",
        spec: || FaultSpec {
            drop: true,
            after_handling: true,
            ..FaultSpec::default()
        },
    },
];

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
            kind: FAULT_KINDS[0].value.to_owned(),
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
    fn load(conn: &Connection, platform: &Platform, origin: &str) -> Result<Self, StoreError> {
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
            requests: request_view::latest(conn, platform, origin, MAX_ROWS)?,
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
    let data = platform
        .store
        .read(|conn| ControlPageData::load(conn, platform, origin))?;
    let body = html! {
        div.wide {
            h1 { "Controls" }
            p.lead {
                "What the platform holds right now, and what can be done to it for tests and demonstrations. "
                "Scripts do the same with JSON: " code { "/_platform/faults" } ", "
                code { "/_platform/clock" } ", " code { "/_platform/reset" } " …"
            }
            @if let Some(notice) = &notice { (notice_banner(notice)) }
            (table_of_contents())
            (sections::requests(&data.requests, origin))
            (sections::users(&data.users))
            (sections::clock(platform))
            (sections::faults(platform, form.unwrap_or(&FaultForm::default())))
            (sections::calls(platform))
            (sections::reset())
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
        done => html! { p.notice role="status" { (done.sentence()) } },
    }
}

fn table_of_contents() -> Markup {
    const SECTIONS: [(&str, &str); 6] = [
        ("requests", "Requests"),
        ("users", "System users"),
        ("clock", "Clock"),
        ("faults", "Faults"),
        ("calls", "Last calls"),
        ("reset", "Reset"),
    ];
    html! {
        nav.contents aria-label="On this page" {
            ul { @for (id, name) in SECTIONS { li { a href={ "#" (id) } { (name) } } } }
        }
    }
}
