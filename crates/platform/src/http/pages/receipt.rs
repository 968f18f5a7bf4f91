//! `/vendor/receipt`: plays the vendor, to whom the customer returns.

mod texts;

use super::{
    super::{
        html::{self as frame, STYLE_PATH},
        input::{Origin, Query},
        problem::Answer,
        run,
    },
    RECEIPT,
    facts::{self, Access, Shown},
    moment, words,
};
use crate::{
    Platform,
    language::WantedLanguage,
    store::{StoreError, overview},
};
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fullmakt_domain::{Language, OrgNumber, RequestStatus, invisible::is_invisible, text};
use maud::{DOCTYPE, Markup, html};
use rusqlite::Connection;
use std::sync::Arc;
use texts::{Texts, heading, next, texts};
use uuid::Uuid;

/// How many other requests are linked.
const OTHERS: usize = 5;

pub(super) async fn page(
    State(platform): State<Arc<Platform>>,
    Origin(origin): Origin,
    WantedLanguage(language): WantedLanguage,
    query: Query,
) -> Answer {
    let wanted = query.get("id").map(str::to_owned);
    run(platform, move |platform| {
        let found = platform
            .store
            .read(|conn| Found::load(conn, platform, &origin, wanted.as_deref()))?;
        Ok(match &found {
            Found::Request(request, others) => {
                let body = body(platform, request, others, &origin, language);
                page_of(
                    language,
                    &request.system,
                    &heading(request, language),
                    StatusCode::OK,
                    &body,
                )
            }
            Found::Unknown => {
                let texts = texts(language);
                let body = html! { p.lead { (texts.unknown_more) } };
                page_of(
                    language,
                    VENDOR,
                    texts.unknown,
                    StatusCode::NOT_FOUND,
                    &body,
                )
            }
            Found::None => {
                let texts = texts(language);
                let body = html! { p.lead { (texts.none_more) } };
                page_of(language, VENDOR, texts.none, StatusCode::OK, &body)
            }
        })
    })
    .await
}

/// Name of the vendor when no request tells it.
const VENDOR: &str = "SmartCloud";

enum Found {
    /// The request, and the newest others.
    Request(Box<Shown>, Vec<Shown>),
    /// There is none with the id that was asked for.
    Unknown,
    /// There is none at all.
    None,
}

impl Found {
    fn load(
        conn: &Connection,
        platform: &Platform,
        origin: &str,
        wanted: Option<&str>,
    ) -> Result<Self, StoreError> {
        let id = match wanted {
            Some(text) => Uuid::parse_str(text).ok(),
            None => match overview::last_touched(conn)? {
                Some(id) => Some(id),
                None => return Ok(Self::None),
            },
        };
        let Some(id) = id else {
            return Ok(Self::Unknown);
        };
        let Some(request) = facts::by_id(conn, platform, origin, id)? else {
            return Ok(Self::Unknown);
        };
        let mut others = facts::latest(conn, platform, origin, OTHERS + 1)?;
        others.retain(|other| other.id != id);
        others.truncate(OTHERS);
        Ok(Self::Request(Box::new(request), others))
    }
}

fn body(
    platform: &Platform,
    request: &Shown,
    others: &[Shown],
    origin: &str,
    language: Language,
) -> Markup {
    let texts = texts(language);
    html! {
        p.lead {
            (texts.status) ": " (words::status(&request.status, language))
            " " span.quiet { (texts.status_source) }
        }
        (details(platform, request, language))
        section aria-labelledby="next" {
            h2 #next { (texts.next) }
            ol.steps { @for step in next(request, language) { li { (step) } } }
            @if request.status == RequestStatus::New {
                p { a.button.primary href=(request.link(origin)) { (texts.open_link) } }
            }
        }
        details {
            summary { (texts.answer) }
            pre lang="en" { code { (readable(&request.answer)) } }
        }
        @if !others.is_empty() {
            nav aria-labelledby="others" {
                h2 #others { (texts.others) }
                ul.others {
                    @for other in others {
                        li {
                            a href=(format!("{RECEIPT}?id={}", other.id)) {
                                (other.system) " – " (other.customer.name)
                            }
                            p {
                                (words::status(&other.status, language))
                                " " (words::kind(other.kind, language))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn details(platform: &Platform, request: &Shown, language: Language) -> Markup {
    let texts = texts(language);
    let list = |accesses: &[Access]| {
        html! {
            ul { @for access in accesses { li { (words::access(platform.catalogue, access, language)) } } }
        }
    };
    html! {
        dl.facts {
            dt { (texts.customer) }
            dd { (request.customer.name) " " span.number { (grouped(&request.customer.number)) } }
            dt { (texts.kind) }
            dd { (words::kind(request.kind, language)) }
            @if !request.asks.add.is_empty() { dt { (texts.add) } dd { (list(&request.asks.add)) } }
            @if !request.asks.remove.is_empty() {
                dt { (texts.remove) }
                dd { (list(&request.asks.remove)) }
            }
            dt { (texts.made) }
            dd { (moment(request.created)) " UTC" }
            dt { (texts.reference) }
            dd { code { (text::sanitize_line(&request.external_ref, 255)) } }
            dt { (texts.id) }
            dd { code { (request.id) } }
        }
    }
}

/// JSON in lines, with `\u202e` in place of characters that nobody sees.
fn readable(answer: &serde_json::Value) -> String {
    let mut text = String::new();
    for c in format!("{answer:#}").chars() {
        if is_invisible(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(c);
        }
    }
    text
}

/// An organisation number as people write it: `314 248 295`.
fn grouped(number: &str) -> String {
    OrgNumber::parse(number).map_or_else(|_| number.to_owned(), |number| number.grouped())
}

/// A page of the vendor: another site than the platform's, to the eye.
fn page_of(
    language: Language,
    vendor: &str,
    title: &str,
    status: StatusCode,
    body: &Markup,
) -> Response {
    let texts: &Texts = texts(language);
    let page = html! {
        (DOCTYPE)
        html.vendor lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " – " (vendor) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href=(STYLE_PATH);
            }
            body {
                a.skip href="#main" { (texts.skip) }
                header.brand {
                    div {
                        (mark())
                        p { strong { (vendor) } " " span { (texts.part) } }
                    }
                }
                main #main tabindex="-1" {
                    div.sheet { h1 { (title) } (body) }
                }
                footer.brand {
                    div { p { (texts.plays) " " a href="/" { (texts.start) } } }
                }
            }
        }
    };
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    let response = (status, [(header::CONTENT_TYPE, kind)], page.into_string());
    frame::secure(response.into_response())
}

/// The invented vendor's mark: three steps upwards.
fn mark() -> Markup {
    html! {
        svg aria-hidden="true" viewBox="0 0 32 32" width="40" height="40" {
            rect x="2" y="18" width="8" height="12" rx="4" {}
            rect x="12" y="10" width="8" height="20" rx="4" {}
            rect x="22" y="2" width="8" height="28" rx="4" {}
        }
    }
}
