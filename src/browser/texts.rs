//! Files of texts. `boot.js` knows where they are and which language comes first, and fetches them:
//! the first one while the WebAssembly is still on its way.

use super::left_by_boot;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The file of the language to begin with. `None` when it cannot be had.
pub(crate) async fn first() -> Option<String> {
    call_boot(&JsValue::UNDEFINED, &JsValue::UNDEFINED).await
}

/// The first file of the language with this tag. `None` when it cannot be had.
pub(crate) async fn fetch(tag: &str) -> Option<String> {
    call_boot(&JsValue::from_str(tag), &JsValue::UNDEFINED).await
}

/// The file that a page has in the language with this tag. `None` when it cannot be had. It is on its way when this
/// returns.
pub(crate) fn fetch_page(tag: &str, page: &str) -> impl Future<Output = Option<String>> + use<> {
    call_boot(&JsValue::from_str(tag), &JsValue::from_str(page))
}

fn call_boot(tag: &JsValue, page: &JsValue) -> impl Future<Output = Option<String>> + use<> {
    let texts: Option<Function> = left_by_boot("texts");
    let promise = texts.and_then(|texts| texts.call2(&JsValue::UNDEFINED, tag, page).ok());
    let file = promise.and_then(|promise| promise.dyn_into::<Promise>().ok());
    let file = file.map(JsFuture::from);
    async { file?.await.ok()?.as_string() }
}
