//! Middleware of all routes: records the request and injects faults.

use super::{ROOT, request_log::RecordedRequest};
use crate::{
    DropConnection, Platform,
    http::{auth, contacts},
    store::convert,
};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use std::{sync::Arc, time::Duration};

/// Path prefix of the app. Faults apply to its files, but requests for them are not recorded: they
/// say nothing about who has done what.
const APP: &str = "/accessmanagement/ui";

pub(super) async fn record_and_inject_faults(
    State(platform): State<Arc<Platform>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if is_under(path, ROOT) {
        return next.run(request).await;
    }
    let sequence = (!is_under(path, APP)).then(|| {
        let recorded = recorded(&platform, &request);
        platform.controls.requests.begin(recorded)
    });
    let outcome = platform
        .controls
        .faults
        .outcome_for(request.method(), request.uri());
    wait(outcome.delay_before).await;
    let response = match outcome.replacement {
        Some(replacement) if !replacement.after_handling => {
            wait(outcome.delay_after).await;
            replacement.response
        }
        other => {
            let own = next.run(request).await;
            wait(outcome.delay_after).await;
            other.map_or(own, |replacement| replacement.response)
        }
    };
    // A dropped connection has no status.
    if let Some(sequence) = sequence
        && response.extensions().get::<DropConnection>().is_none()
    {
        platform
            .controls
            .requests
            .end(sequence, response.status().as_u16());
    }
    response
}

fn recorded(platform: &Platform, request: &Request) -> RecordedRequest {
    let caller = auth::caller(platform, request.headers());
    let (user, organisation) =
        caller.map_or((None, None), |caller| (caller.0.user_id, caller.0.consumer));
    RecordedRequest {
        sequence: 0,
        time: convert::wire_time(convert::micros(platform.clock.now())),
        method: request.method().to_string(),
        path: contacts::redact_path(platform, request.uri().path()),
        status: None,
        user,
        organisation,
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
