//! What the forms of the control page do. Each ends in a redirect back to the page.

use super::{FaultForm, Notice, common_fault, render};
use crate::{
    Platform, controls,
    http::{
        input::{OwnOrigin, QueryParams},
        problem::HandlerResult,
        run_blocking,
    },
    options::SeedKind,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};
use std::sync::Arc;

type PlatformState = State<Arc<Platform>>;

pub(in crate::http::pages) async fn reset(
    State(platform): PlatformState,
    body: String,
) -> HandlerResult {
    let kind = QueryParams::parse(&body)
        .get("seed")
        .and_then(SeedKind::parse);
    run_blocking(platform, move |platform| {
        platform.reset(kind.unwrap_or(platform.options.seed))?;
        Ok(Redirect::to("/_platform?done=reset#main").into_response())
    })
    .await
}

/// Moves the clock by `seconds`, by `days`, or back to real time.
pub(in crate::http::pages) async fn clock(
    State(platform): PlatformState,
    OwnOrigin(origin): OwnOrigin,
    body: String,
) -> HandlerResult {
    const DAY: i64 = 24 * 3600;
    let form = QueryParams::parse(&body);
    let number = |name| {
        form.get(name)
            .and_then(|text: &str| text.parse::<i64>().ok())
    };
    let clock = &platform.clock;
    let is_moved = match form.get("move") {
        Some("back") => {
            clock.set_offset_seconds(0);
            true
        }
        Some("days") => {
            let by = number("days").and_then(|days| days.checked_mul(DAY));
            by.is_some_and(|by| clock.move_by(by))
        }
        Some(_) => number("move").is_some_and(|by| clock.move_by(by)),
        None => false,
    };
    if is_moved {
        return Ok(Redirect::to("/_platform?done=clock#clock").into_response());
    }
    let sentence = "The clock was not moved: type a whole number of days. It can go a hundred years either way.";
    run_blocking(platform, move |platform| {
        let notice = Notice::Error(sentence.to_owned());
        render(platform, &origin, Some(notice), None)
    })
    .await
}

/// Adds one of the common faults.
pub(in crate::http::pages) async fn add_fault(
    State(platform): PlatformState,
    OwnOrigin(origin): OwnOrigin,
    body: String,
) -> HandlerResult {
    let form = FaultForm::parse(&QueryParams::parse(&body));
    let added = form.spec().and_then(|spec| {
        let added = platform.controls.faults.add(spec);
        added.map_err(|error| error.0)
    });
    match added {
        Ok(_) => Ok(Redirect::to("/_platform?done=fault#faults").into_response()),
        Err(sentence) => {
            run_blocking(platform, move |platform| {
                let notice = Notice::Error(format!("The fault was not added: {sentence}"));
                render(platform, &origin, Some(notice), Some(&form))
            })
            .await
        }
    }
}

/// Removes the fault `id`, or all.
pub(in crate::http::pages) async fn remove_faults(
    State(platform): PlatformState,
    body: String,
) -> Redirect {
    match QueryParams::parse(&body).get("id").map(str::parse) {
        Some(Ok(id)) => drop(platform.controls.faults.remove(id)),
        _ => platform.controls.faults.clear(),
    }
    Redirect::to("/_platform?done=removed#faults")
}

impl FaultForm {
    fn parse(query: &QueryParams) -> Self {
        let text = |name| query.get(name).unwrap_or_default().to_owned();
        Self {
            kind: text("kind"),
            method: text("method"),
            path: text("path"),
            times: text("times"),
        }
    }

    /// The fault that the form describes.
    fn spec(&self) -> Result<controls::faults::FaultSpec, String> {
        let fault = common_fault(&self.kind).ok_or("choose what happens.")?;
        let times = match self.times.as_str() {
            "" => None,
            text => Some(text.parse().map_err(
                |_| "the number of calls must be a whole number; leave it empty for every call.",
            )?),
        };
        Ok(controls::faults::FaultSpec {
            method: Some(self.method.clone()),
            path: self.path.clone(),
            times,
            ..fault
        })
    }
}
