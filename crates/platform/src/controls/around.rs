//! What happens around every call: it is remembered, and faults hit it.

use super::{ROOT, calls::Call, guard, refuse};
use crate::{
    DropConnection, Platform,
    http::{auth, contacts},
    store::convert,
};
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode},
    middleware::Next,
    response::Response,
};
use std::{sync::Arc, time::Duration};

/// Where the app lives. Its files can be hit by faults, and are not remembered: they say nothing
/// about who has done what.
const APP: &str = "/accessmanagement/ui";

pub(super) async fn around(
    State(platform): State<Arc<Platform>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    if is_under(path, ROOT) {
        let reads = matches!(
            *request.method(),
            Method::GET | Method::HEAD | Method::OPTIONS
        );
        if !reads && guard::is_foreign(request.headers(), &platform.options.allow_origins) {
            return refuse(
                StatusCode::FORBIDDEN,
                "The controls are for scripts and for the platform's own pages on localhost or an IP address. \
                 To use them from another origin, start the platform with --allow-origin and that origin.",
            );
        }
        return next.run(request).await;
    }
    let sequence = (!is_under(path, APP)).then(|| {
        let call = call(&platform, &request);
        platform.controls.calls.begin(call)
    });
    let strike = platform
        .controls
        .faults
        .strike(request.method(), request.uri());
    wait(strike.before).await;
    let response = match strike.instead {
        Some(instead) if !instead.after_handling => {
            wait(strike.after).await;
            instead.response
        }
        other => {
            let own = next.run(request).await;
            wait(strike.after).await;
            other.map_or(own, |instead| instead.response)
        }
    };
    // A dropped connection has no status.
    if let Some(sequence) = sequence
        && response.extensions().get::<DropConnection>().is_none()
    {
        platform
            .controls
            .calls
            .end(sequence, response.status().as_u16());
    }
    response
}

fn call(platform: &Platform, request: &Request) -> Call {
    let caller = auth::caller(platform, request.headers());
    let (user, organisation) =
        caller.map_or((None, None), |caller| (caller.0.user_id, caller.0.consumer));
    Call {
        sequence: 0,
        time: convert::wire_time(convert::micros(platform.clock.now())),
        method: request.method().to_string(),
        path: contacts::quiet_path(platform, request.uri().path()),
        status: None,
        user,
        organisation,
    }
}

async fn wait(duration: Duration) {
    // Even a sleep of no time would wait for the next tick of the timer.
    if !duration.is_zero() {
        tokio::time::sleep(duration).await;
    }
}

/// Whether `path` is `root` or below it.
fn is_under(path: &str, root: &str) -> bool {
    path.strip_prefix(root)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
