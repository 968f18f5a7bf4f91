//! `/_platform`: what the platform holds, and the controls, for a person. In English, as the controls.

pub(super) mod forms;
mod parts;

use super::{super::html::Page, facts};
use crate::{
    Platform,
    controls::faults::Order,
    http::{
        input::{Origin, Query},
        problem::{Answer, ProblemReply},
        run,
    },
    store::{StoreError, clients, overview, system_users},
};
use axum::{extract::State, http::StatusCode, response::Response};
use fullmakt_domain::Language;
use maud::{Markup, html};
use rusqlite::Connection;
use std::sync::Arc;

/// How many requests and system users are listed.
const MOST: usize = 50;
/// How many calls are listed.
const CALLS: usize = 30;

pub(super) async fn page(
    State(platform): State<Arc<Platform>>,
    Origin(origin): Origin,
    query: Query,
) -> Answer {
    let notice = query.get("done").and_then(Notice::of_word);
    run(platform, move |platform| {
        view(platform, &origin, notice, None)
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
    Refused(String),
}

impl Notice {
    /// In the address.
    fn word(&self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Clock => "clock",
            Self::FaultAdded => "fault",
            Self::FaultsRemoved => "removed",
            Self::Refused(_) => "",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        let all = [
            Self::Reset,
            Self::Clock,
            Self::FaultAdded,
            Self::FaultsRemoved,
        ];
        all.into_iter().find(|notice| notice.word() == word)
    }

    fn sentence(&self) -> &str {
        match self {
            Self::Reset => "Everything is as after the first start.",
            Self::Clock => {
                "The clock has been set. Whoever was signed in may have to sign in again."
            }
            Self::FaultAdded => "The fault is active.",
            Self::FaultsRemoved => "Removed.",
            Self::Refused(why) => why,
        }
    }
}

/// A common fault, for the form.
struct FaultKind {
    /// In the form.
    word: &'static str,
    label: &'static str,
    /// What is ordered, without calls.
    order: fn() -> Order,
}

const FAULT_KINDS: [FaultKind; 7] = [
    FaultKind {
        word: "500",
        label: "500, no body",
        order: || Order {
            status: Some(500),
            ..Order::default()
        },
    },
    FaultKind {
        word: "503",
        label: "503, “come back in a second”",
        order: || Order {
            status: Some(503),
            retry_after: Some(1),
            ..Order::default()
        },
    },
    FaultKind {
        word: "html",
        label: "200 with HTML in place of JSON",
        order: || Order {
            status: Some(200),
            body: Some("<!doctype html><title>Maintenance</title><h1>Maintenance</h1>".to_owned()),
            content_type: Some("text/html; charset=utf-8".to_owned()),
            ..Order::default()
        },
    },
    FaultKind {
        word: "empty",
        label: "200 with an empty body",
        order: || Order {
            status: Some(200),
            content_type: Some("application/json".to_owned()),
            ..Order::default()
        },
    },
    FaultKind {
        word: "slow",
        label: "Slow: five seconds",
        order: || Order {
            delay_ms: Some(5000),
            ..Order::default()
        },
    },
    FaultKind {
        word: "drop",
        label: "Connection dropped, nothing done",
        order: || Order {
            drop: true,
            ..Order::default()
        },
    },
    FaultKind {
        word: "lost",
        label: "Connection dropped after the call was carried out",
        order: || Order {
            drop: true,
            after_handling: true,
            ..Order::default()
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
            kind: FAULT_KINDS[0].word.to_owned(),
            method: String::new(),
            path: "/authentication/api/v1/systemuser/request/*".to_owned(),
            times: String::new(),
        }
    }
}

/// A system user with its number of clients.
struct Listed {
    user: system_users::SystemUser,
    system: String,
    clients: u32,
}

/// What is in the database.
struct Holdings {
    requests: Vec<facts::Shown>,
    users: Vec<Listed>,
}

impl Holdings {
    fn load(conn: &Connection, platform: &Platform, origin: &str) -> Result<Self, StoreError> {
        let mut users = Vec::new();
        for id in overview::newest_system_users(conn, MOST)? {
            if let Some(user) = system_users::by_id(conn, id)? {
                users.push(Listed {
                    system: facts::system_name(conn, &user.system_id)?,
                    clients: clients::count(conn, id)?,
                    user,
                });
            }
        }
        Ok(Self {
            requests: facts::latest(conn, platform, origin, MOST)?,
            users,
        })
    }
}

/// The page; 400 when it says that something was refused.
fn view(
    platform: &Platform,
    origin: &str,
    notice: Option<Notice>,
    form: Option<&FaultForm>,
) -> Result<Response, ProblemReply> {
    let holdings = platform
        .store
        .read(|conn| Holdings::load(conn, platform, origin))?;
    let default = FaultForm::default();
    let is_refused = matches!(notice, Some(Notice::Refused(_)));
    let page = Page {
        language: Language::En,
        title: if is_refused {
            "Error: Controls"
        } else {
            "Controls"
        },
        body: html! {
            div.wide {
                h1 { "Controls" }
                p.lead {
                    "What the platform holds right now, and what can be done to it for tests and demonstrations. "
                    "Scripts do the same with JSON: " code { "/_platform/faults" } ", "
                    code { "/_platform/clock" } ", " code { "/_platform/reset" } " …"
                }
                @if let Some(notice) = &notice { (told(notice)) }
                (contents())
                (parts::requests(&holdings.requests, origin))
                (parts::users(&holdings.users))
                (parts::clock(platform))
                (parts::faults(platform, form.unwrap_or(&default)))
                (parts::calls(platform))
                (parts::reset())
            }
        },
    };
    Ok(page.with(if is_refused {
        StatusCode::BAD_REQUEST
    } else {
        StatusCode::OK
    }))
}

/// What has just happened. A page that is new is read from its top, so nothing more is needed.
fn told(notice: &Notice) -> Markup {
    match notice {
        Notice::Refused(why) => html! { p.notice.bad role="alert" { (why) } },
        done => html! { p.notice role="status" { (done.sentence()) } },
    }
}

fn contents() -> Markup {
    const PARTS: [(&str, &str); 6] = [
        ("requests", "Requests"),
        ("users", "System users"),
        ("clock", "Clock"),
        ("faults", "Faults"),
        ("calls", "Last calls"),
        ("reset", "Reset"),
    ];
    html! {
        nav.contents aria-label="On this page" {
            ul { @for (id, name) in PARTS { li { a href={ "#" (id) } { (name) } } } }
        }
    }
}
