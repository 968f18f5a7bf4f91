//! Responses that were asked for before the app was there.
//!
//! `boot.js` makes the first calls while the WebAssembly is still on its way, and leaves the promises in
//! `globalThis.early`, a map from path to promise of a response.

use super::left_by_boot;
use js_sys::{Error, Map, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a call that was made early has no response.
#[derive(Debug)]
pub(crate) struct EarlyError {
    /// Name of the JavaScript error: `TimeoutError`, `TypeError` and so on.
    pub name: String,
}

/// Takes the response to a GET of `path`. It is given once; `None` when nobody asked for it early, or
/// when it has been taken.
pub(crate) async fn take(path: &str) -> Option<Result<Response, EarlyError>> {
    let early: Map = left_by_boot("early")?;
    let path = JsValue::from_str(path);
    let promise: Promise = early.get(&path).dyn_into().ok()?;
    early.delete(&path);
    let response = JsFuture::from(promise).await;
    Some(match response.and_then(JsCast::dyn_into) {
        Ok(response) => Ok(response),
        Err(error) => Err(EarlyError {
            name: error
                .dyn_into::<Error>()
                .map(|error| error.name().into())
                .unwrap_or_default(),
        }),
    })
}
