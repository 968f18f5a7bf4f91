//! The platform's own pages: start page, the vendor's receipt, and what the controls show to a person
//! (docs/contract/local-platform.md). They are rendered here, in plain HTML with forms.

mod control;
mod messages;
mod receipt;
mod request_view;
mod start;

use crate::http::router::Router;
use crate::{
    Platform, controls,
    store::{Result, convert},
};
use axum::routing::{get, post};
use maud::{Markup, html};
use rusqlite::Connection;
use std::sync::Arc;

/// Address of [`receipt`].
const RECEIPT: &str = "/vendor/receipt";

/// The routes of this family.
pub(crate) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/", get(start::page))
        .route(RECEIPT, get(receipt::page))
        .route(controls::ROOT, get(control::page))
        .route("/_platform/forms/reset", post(control::forms::reset))
        .route("/_platform/forms/clock", post(control::forms::clock))
        .route("/_platform/forms/faults", post(control::forms::add_fault))
        .route(
            "/_platform/forms/faults/remove",
            post(control::forms::remove_faults),
        )
}

/// What pages read requests with.
#[derive(Clone, Copy)]
struct PageContext<'a> {
    conn: &'a Connection,
    platform: &'a Platform,
    /// By which the caller has reached us.
    origin: &'a str,
}

impl PageContext<'_> {
    /// Reads one consistent state.
    fn read<T>(
        platform: &Platform,
        origin: &str,
        load: impl FnOnce(PageContext<'_>) -> Result<T>,
    ) -> Result<T> {
        platform.store.read(|conn| {
            load(PageContext {
                conn,
                platform,
                origin,
            })
        })
    }
}

/// A stored time: exact for machines, to the second for people.
fn timestamp(micros: i64) -> Markup {
    let exact = convert::wire_time(micros);
    let (day, clock) = (exact.get(..10), exact.get(11..19));
    html! {
        time datetime=(exact) { (day.unwrap_or_default()) " " (clock.unwrap_or_default()) }
    }
}

/// Text for screen readers only.
fn visually_hidden(text: &str) -> Markup {
    html! { span.visually-hidden { (text) } }
}
