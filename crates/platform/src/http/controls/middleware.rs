//! Middleware of all routes: records the request and injects faults.

use crate::{
    Platform,
    controls::{ROOT, faults::DropConnection, request_log::RecordedRequest},
    http::{auth, contacts, static_app},
    store::convert,
};
use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use std::{sync::Arc, time::Duration};

pub(crate) async fn record_and_inject_faults(
    State(platform): State<Arc<Platform>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if is_under(path, ROOT) {
        return next.run(request).await;
    }
    // Requests for the app's files say nothing about who has done what.
    let sequence = (!is_under(path, static_app::BASE)).then(|| {
        let recorded = recorded(&platform, &request);
        platform.controls.requests.begin(recorded)
    });
    let faults = &platform.controls.faults;
    let outcome = faults.outcome_for(request.method(), request.uri());
    wait(outcome.delay_before).await;
    let own = if outcome.response.is_none() || outcome.after_handling {
        next.run(request).await
    } else {
        Response::default()
    };
    wait(outcome.delay_after).await;
    let response = outcome.response.map_or(own, |lost| lost.map(Body::from));
    // A dropped connection has no status.
    if let Some(sequence) = sequence
        && response.extensions().get::<DropConnection>().is_none()
    {
        let status = response.status().as_u16();
        platform.controls.requests.end(sequence, status);
    }
    response
}

fn recorded(platform: &Platform, request: &Request) -> RecordedRequest {
    let caller = auth::caller(platform, request.headers());
    let (user, organisation) =
        caller.map_or((None, None), |caller| (caller.0.user_id, caller.0.consumer));
    RecordedRequest {
        time: convert::wire_time(convert::micros(platform.clock.now())),
        method: request.method().to_string(),
        path: contacts::redact_path(platform, request),
        query: contacts::recordable_query(request),
        user,
        organisation,
        ..RecordedRequest::default()
    }
}

/// What the log of the program calls a request: its route, whose values may be ids of people.
pub(crate) fn logged_path(request: &Request) -> String {
    match request.extensions().get::<MatchedPath>() {
        Some(route) if !route.as_str().contains('*') => route.as_str().to_owned(),
        _ => contacts::redact_unserved(request.uri().path()),
    }
}

async fn wait(duration: Duration) {
    // Even a sleep of zero would wait for the next tick of the timer.
    if !duration.is_zero() {
        tokio::time::sleep(duration).await;
    }
}

/// Whether `path` is `root` or below it.
fn is_under(path: &str, root: &str) -> bool {
    path.strip_prefix(root)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
