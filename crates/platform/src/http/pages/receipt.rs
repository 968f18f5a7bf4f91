//! `/vendor/receipt`: plays the vendor, to whom the customer returns.

mod texts;

use super::{
    super::{
        html::{STYLE_PATH, add_security_headers},
        input::{OwnOrigin, QueryParams},
        problem::HandlerResult,
        run_blocking,
    },
    RECEIPT, messages,
    request_view::{self, Access, RequestView},
    timestamp,
};
use crate::{
    Platform,
    language::PreferredLanguage,
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
const MAX_OTHERS: usize = 5;

pub(super) async fn page(
    State(platform): State<Arc<Platform>>,
    OwnOrigin(origin): OwnOrigin,
    PreferredLanguage(language): PreferredLanguage,
    query: QueryParams,
) -> HandlerResult {
    let wanted = query.get("id").map(str::to_owned);
    run_blocking(platform, move |platform| {
        let data = platform
            .store
            .read(|conn| ReceiptData::load(conn, platform, &origin, wanted.as_deref()))?;
        Ok(match &data {
            ReceiptData::Request(request, others) => {
                let body = body(platform, request, others, &origin, language);
                vendor_page(
                    language,
                    &request.system,
                    &heading(request, language),
                    StatusCode::OK,
                    &body,
                )
            }
            ReceiptData::Unknown => {
                let texts = texts(language);
                let body = html! { p.lead { (texts.unknown_more) } };
                vendor_page(
                    language,
                    VENDOR,
                    texts.unknown,
                    StatusCode::NOT_FOUND,
                    &body,
                )
            }
            ReceiptData::None => {
                let texts = texts(language);
                let body = html! { p.lead { (texts.none_more) } };
                vendor_page(language, VENDOR, texts.none, StatusCode::OK, &body)
            }
        })
    })
    .await
}

/// Name of the vendor when there is no request to take it from.
const VENDOR: &str = "SmartCloud";

enum ReceiptData {
    /// The request, and the newest others.
    Request(Box<RequestView>, Vec<RequestView>),
    /// There is none with the id that was asked for.
    Unknown,
    /// There is none at all.
    None,
}

impl ReceiptData {
    fn load(
        conn: &Connection,
        platform: &Platform,
        origin: &str,
        wanted: Option<&str>,
    ) -> Result<Self, StoreError> {
        let id = match wanted {
            Some(text) => Uuid::parse_str(text).ok(),
            None => match overview::last_changed_request(conn)? {
                Some(id) => Some(id),
                None => return Ok(Self::None),
            },
        };
        let Some(id) = id else {
            return Ok(Self::Unknown);
        };
        let Some(request) = request_view::by_id(conn, platform, origin, id)? else {
            return Ok(Self::Unknown);
        };
        let mut others = request_view::latest(conn, platform, origin, MAX_OTHERS + 1)?;
        others.retain(|other| other.id != id);
        others.truncate(MAX_OTHERS);
        Ok(Self::Request(Box::new(request), others))
    }
}

fn body(
    platform: &Platform,
    request: &RequestView,
    others: &[RequestView],
    origin: &str,
    language: Language,
) -> Markup {
    let texts = texts(language);
    html! {
        p.lead {
            (texts.status) ": " (messages::status(&request.status, language))
            " " span.muted { (texts.status_source) }
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
            pre lang="en" { code { (format_json(&request.api_response)) } }
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
                                (messages::status(&other.status, language))
                                " " (messages::kind(other.kind, language))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn details(platform: &Platform, request: &RequestView, language: Language) -> Markup {
    let texts = texts(language);
    let list = |accesses: &[Access]| {
        html! {
            ul { @for access in accesses { li { (messages::access(platform.catalogue, access, language)) } } }
        }
    };
    html! {
        dl.details {
            dt { (texts.customer) }
            dd { (request.customer.name) " " span.number { (grouped(&request.customer.number)) } }
            dt { (texts.kind) }
            dd { (messages::kind(request.kind, language)) }
            @if !request.requested.add.is_empty() { dt { (texts.add) } dd { (list(&request.requested.add)) } }
            @if !request.requested.remove.is_empty() {
                dt { (texts.remove) }
                dd { (list(&request.requested.remove)) }
            }
            dt { (texts.made) }
            dd { (timestamp(request.created)) " UTC" }
            dt { (texts.reference) }
            dd { code { (text::sanitize_line(&request.external_ref, 255)) } }
            dt { (texts.id) }
            dd { code { (request.id) } }
        }
    }
}

/// JSON in lines, with `\u202e` in place of characters that nobody sees.
fn format_json(value: &serde_json::Value) -> String {
    let mut text = String::new();
    for c in format!("{value:#}").chars() {
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
fn vendor_page(
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
                        (logo())
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
    add_security_headers(response.into_response())
}

/// The invented vendor's logo: three steps upwards.
fn logo() -> Markup {
    html! {
        svg aria-hidden="true" viewBox="0 0 32 32" width="40" height="40" {
            rect x="2" y="18" width="8" height="12" rx="4" {}
            rect x="12" y="10" width="8" height="20" rx="4" {}
            rect x="22" y="2" width="8" height="28" rx="4" {}
        }
    }
}
