//! `/vendor/receipt`: plays the vendor, to whom the customer returns.

use super::{
    super::{
        html,
        input::{OwnOrigin, QueryParams},
        problem::HandlerResult,
        run_blocking,
    },
    PageContext, RECEIPT, messages,
    request_view::{self, Access, RequestView},
    timestamp,
};
use crate::{
    Platform,
    store::{Result, overview},
};
use axum::{extract::State, http::StatusCode, response::Response};
use fullmakt_domain::{OrgNumber, RequestKind, RequestStatus, invisible::is_invisible, text};
use maud::{Markup, html};
use std::sync::Arc;
use uuid::Uuid;

/// How many other requests are linked.
const MAX_OTHERS: usize = 5;

pub(super) async fn page(
    State(platform): State<Arc<Platform>>,
    OwnOrigin(origin): OwnOrigin,
    query: QueryParams,
) -> HandlerResult {
    let wanted = query.get("id").map(str::to_owned);
    run_blocking(platform, move |platform| {
        let load = |context: PageContext<'_>| ReceiptData::load(context, wanted.as_deref());
        let data = PageContext::read(platform, &origin, load)?;
        Ok(match &data {
            ReceiptData::Request(request, others) => {
                let body = body(platform, request, others, &origin);
                vendor_page(StatusCode::OK, &request.system, &heading(request), &body)
            }
            ReceiptData::Unknown => {
                let body = html! { p.lead { "It has been deleted, or the link is misspelt." } };
                let title = "We do not find the request";
                vendor_page(StatusCode::NOT_FOUND, VENDOR, title, &body)
            }
            ReceiptData::None => {
                let body = html! {
                    p.lead { "Make one through the vendor's API. The start page shows how." }
                };
                vendor_page(StatusCode::OK, VENDOR, "No requests yet", &body)
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
    fn load(context: PageContext<'_>, wanted: Option<&str>) -> Result<Self> {
        let id = match wanted {
            Some(text) => Uuid::parse_str(text).ok(),
            None => match overview::last_changed_request(context.conn)? {
                Some(id) => Some(id),
                None => return Ok(Self::None),
            },
        };
        let Some(id) = id else {
            return Ok(Self::Unknown);
        };
        let Some(request) = request_view::by_id(context, id)? else {
            return Ok(Self::Unknown);
        };
        let mut others = request_view::latest(context, MAX_OTHERS + 1)?;
        others.retain(|other| other.id != id);
        others.truncate(MAX_OTHERS);
        Ok(Self::Request(Box::new(request), others))
    }
}

/// What the vendor tells the customer, by status.
fn heading(request: &RequestView) -> String {
    let system = &request.system;
    match request.status {
        RequestStatus::New => "We are waiting for an answer".to_owned(),
        RequestStatus::Accepted => format!("Thank you! {system} has access"),
        RequestStatus::Rejected | RequestStatus::Denied => {
            format!("{system} has not been given access")
        }
        RequestStatus::Timedout => "Nobody answered in time".to_owned(),
        RequestStatus::NoChangeNeeded => "There was nothing to change".to_owned(),
        RequestStatus::Other(_) => "We do not know this status".to_owned(),
    }
}

/// What a vendor does next, as steps.
fn next_steps(request: &RequestView) -> &'static [&'static str] {
    match (&request.status, request.kind) {
        (RequestStatus::New, _) => &[
            "Send the confirmUrl to the customer again, or show the link in the system.",
            "Ask the API for the status from time to time. It changes when somebody answers.",
        ],
        (RequestStatus::Accepted, RequestKind::Agent) => &[
            "Ask the customer to add its clients to the system user. Only then can it act for them.",
            "Get a system user token from Maskinporten with the customer's organisation number and this external reference.",
        ],
        (RequestStatus::Accepted, RequestKind::Change) => {
            &["The system user is the same as before. From now on it has the access above."]
        }
        (RequestStatus::Accepted, RequestKind::Standard) => &[
            "The system user exists, with the same id as the request.",
            "Get a system user token from Maskinporten with the customer's organisation number and this external reference, and call the services.",
        ],
        (RequestStatus::Rejected | RequestStatus::Denied, RequestKind::Change) => &[
            "The system user is as before. Talk with the customer about what is needed.",
            "Make a new change request with a new correlation id.",
        ],
        (RequestStatus::Rejected | RequestStatus::Denied, _) => &[
            "Talk with the customer about what is needed, and why.",
            "Delete this request and make a new one. The same one gives the same answer.",
        ],
        (RequestStatus::Timedout, RequestKind::Change) => {
            &["Make a new change request with a new correlation id, and send the new link."]
        }
        (RequestStatus::Timedout, _) => {
            &["Make the request again with the same details, and send the new link."]
        }
        (RequestStatus::NoChangeNeeded | RequestStatus::Other(_), _) => {
            &["Read the request in the API before you do anything more."]
        }
    }
}

fn body(
    platform: &Platform,
    request: &RequestView,
    others: &[RequestView],
    origin: &str,
) -> Markup {
    html! {
        p.lead {
            "Status: " (messages::status(&request.status))
            " " span.muted { "as the vendor's API reports it now" }
        }
        (details(platform, request))
        section aria-labelledby="next" {
            h2 #next { "What the vendor does next" }
            ol.steps { @for step in next_steps(request) { li { (step) } } }
            @if request.status == RequestStatus::New {
                p { a.button.primary href=(request.link(origin)) { "Open the link that the customer was sent" } }
            }
        }
        details {
            summary { "The API's answer" }
            pre { code { (format_json(&request.api_response)) } }
        }
        @if !others.is_empty() {
            nav aria-labelledby="others" {
                h2 #others { "Other requests" }
                ul.others {
                    @for other in others {
                        li {
                            a href=(format!("{RECEIPT}?id={}", other.id)) {
                                (other.system) " – " (other.customer.name)
                            }
                            p { (messages::status(&other.status)) " " (messages::kind(other.kind)) }
                        }
                    }
                }
            }
        }
    }
}

fn details(platform: &Platform, request: &RequestView) -> Markup {
    let list = |accesses: &[Access]| {
        html! { ul { @for access in accesses { li { (messages::access(platform.catalogue, access)) } } } }
    };
    html! {
        dl.details {
            dt { "Customer" }
            dd { (request.customer.name) " " span.number { (grouped(&request.customer.number)) } }
            dt { "Kind" }
            dd { (messages::kind(request.kind)) }
            @if !request.requested.add.is_empty() { dt { "Asks for" } dd { (list(&request.requested.add)) } }
            @if !request.requested.remove.is_empty() {
                dt { "Gives up" }
                dd { (list(&request.requested.remove)) }
            }
            dt { "Made" }
            dd { (timestamp(request.created)) " UTC" }
            dt { "External reference" }
            dd { code { (text::sanitize_line(&request.external_ref, 255)) } }
            dt { "Id of the request" }
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
fn vendor_page(status: StatusCode, vendor: &str, title: &str, body: &Markup) -> Response {
    let body = html! {
        header.brand {
            div {
                (logo())
                p { strong { (vendor) } " " span { "Customer page" } }
            }
        }
        main #main tabindex="-1" {
            div.sheet { h1 { (title) } (body) }
        }
        footer.brand {
            div {
                p {
                    "This page plays the vendor. It belongs to the local platform and shows what a system can know "
                    "when the customer is back. " a href="/" { "To the start page" }
                }
            }
        }
    };
    html::document(
        status,
        Some("vendor"),
        &format!("{title} – {vendor}"),
        &body,
    )
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
