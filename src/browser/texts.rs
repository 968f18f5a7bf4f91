//! Files of texts. `boot.js` knows where they are and which language comes first, and fetches them:
//! the first one while the WebAssembly is still on its way.

use super::left_by_boot;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The file of the language to begin with. `None` when it cannot be had.
pub(crate) async fn first() -> Option<String> {
    call_boot(&JsValue::UNDEFINED).await
}

/// The file of the language with this tag. `None` when it cannot be had.
pub(crate) async fn fetch(tag: &str) -> Option<String> {
    call_boot(&JsValue::from_str(tag)).await
}

async fn call_boot(tag: &JsValue) -> Option<String> {
    let texts: Function = left_by_boot("texts")?;
    let promise: Promise = texts
        .call1(&JsValue::UNDEFINED, tag)
        .ok()?
        .dyn_into()
        .ok()?;
    JsFuture::from(promise).await.ok()?.as_string()
}
