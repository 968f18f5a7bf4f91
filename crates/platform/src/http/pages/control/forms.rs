//! What the forms of the control page do. Each ends in a redirect back to the page.

use super::{FAULT_KINDS, FaultForm, Notice, view};
use crate::{
    Platform, controls,
    http::{
        input::{Origin, Query},
        problem::{Answer, ProblemReply},
        run,
    },
    options::SeedKind,
};
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::sync::Arc;

type App = State<Arc<Platform>>;

/// Back to the page, which then says `notice` and begins at the part with the id `place`.
fn back(notice: Notice, place: &str) -> Response {
    let to = format!("{}?done={}#{place}", controls::ROOT, notice.word());
    // Both words are ours.
    let to = HeaderValue::from_str(&to).unwrap_or(HeaderValue::from_static(controls::ROOT));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

pub(in crate::http::pages) async fn reset(State(platform): App, body: String) -> Answer {
    let kind = Query::parse(&body).get("seed").and_then(SeedKind::parse);
    run(platform, move |platform| {
        controls::reset(platform, kind.unwrap_or(platform.options.seed))?;
        Ok::<_, ProblemReply>(back(Notice::Reset, "main"))
    })
    .await
}

/// Moves the clock by `seconds`, by `days`, or back to real time.
pub(in crate::http::pages) async fn clock(
    State(platform): App,
    Origin(origin): Origin,
    body: String,
) -> Answer {
    const DAY: i64 = 24 * 3600;
    let form = Query::parse(&body);
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
        return Ok(back(Notice::Clock, "clock"));
    }
    let sentence = "The clock was not moved: type a whole number of days. It can go a hundred years either way.";
    run(platform, move |platform| {
        let notice = Notice::Refused(sentence.to_owned());
        view(platform, &origin, Some(notice), None)
    })
    .await
}

/// Adds one of the common faults.
pub(in crate::http::pages) async fn add_fault(
    State(platform): App,
    Origin(origin): Origin,
    body: String,
) -> Answer {
    let form = FaultForm::read(&Query::parse(&body));
    let added = form.order().and_then(|order| {
        let added = platform.controls.faults.add(order);
        added.map_err(|unusable| unusable.0)
    });
    match added {
        Ok(_) => Ok(back(Notice::FaultAdded, "faults")),
        Err(sentence) => {
            run(platform, move |platform| {
                let notice = Notice::Refused(format!("The fault was not added: {sentence}"));
                view(platform, &origin, Some(notice), Some(&form))
            })
            .await
        }
    }
}

/// Removes the fault `id`, or all.
pub(in crate::http::pages) async fn remove_faults(State(platform): App, body: String) -> Response {
    match Query::parse(&body).get("id").map(str::parse) {
        Some(Ok(id)) => drop(platform.controls.faults.remove(id)),
        _ => platform.controls.faults.clear(),
    }
    back(Notice::FaultsRemoved, "faults")
}

impl FaultForm {
    fn read(form: &Query) -> Self {
        let text = |name| form.get(name).unwrap_or_default().to_owned();
        Self {
            kind: text("kind"),
            method: text("method"),
            path: text("path"),
            times: text("times"),
        }
    }

    /// The fault that was asked for.
    fn order(&self) -> Result<controls::faults::Order, String> {
        let kind = FAULT_KINDS.iter().find(|kind| kind.word == self.kind);
        let kind = kind.ok_or("choose what happens.")?;
        let times = match self.times.as_str() {
            "" => None,
            text => Some(text.parse().map_err(
                |_| "the number of calls must be a whole number; leave it empty for every call.",
            )?),
        };
        Ok(controls::faults::Order {
            method: Some(self.method.clone()),
            path: self.path.clone(),
            times,
            ..(kind.order)()
        })
    }
}
