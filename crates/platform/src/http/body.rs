//! Bodies in JSON.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// A response with `body` as JSON under the content type `kind`.
pub(super) fn json_body(status: StatusCode, kind: &'static str, body: &impl Serialize) -> Response {
    match serde_json::to_vec(body) {
        Ok(bytes) => {
            let kind = HeaderValue::from_static(kind);
            (status, [(header::CONTENT_TYPE, kind)], bytes).into_response()
        }
        // Only a map with keys that are no text could do this; no type of the contract has one.
        Err(error) => {
            tracing::error!("a response could not be written: {error}");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
