//! Answers that were asked for before the app was there.
//!
//! `boot.js` sends the first calls while the WebAssembly is still on its way, and leaves the promises
//! in `globalThis.early`, a map from path to promise of a response.

use super::left_by_boot;
use js_sys::{Map, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Takes the answer to a GET of `path`, if it was asked for. It is given once; the next call goes to
/// the network. A call that failed is as if it had never been made.
pub async fn take(path: &str) -> Option<Response> {
    let early: Map = left_by_boot("early")?;
    let path = JsValue::from_str(path);
    let promise: Promise = early.get(&path).dyn_into().ok()?;
    early.delete(&path);
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
