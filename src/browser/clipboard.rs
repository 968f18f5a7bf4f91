//! Copying.

use super::window;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Copies a text and answers whether that worked. It fails without permission, on pages that are neither https
/// nor localhost, and where the browser has no clipboard for scripts.
pub(crate) async fn copy(text: &str) -> bool {
    match write(text) {
        Some(copied) => JsFuture::from(copied).await.is_ok(),
        None => false,
    }
}

/// web-sys takes the clipboard for granted, and what is missing would stop the app.
fn write(text: &str) -> Option<Promise> {
    let member = |of: &JsValue, name| Reflect::get(of, &JsValue::from_str(name)).ok();
    let clipboard = member(&window().navigator(), "clipboard")?;
    let write: Function = member(&clipboard, "writeText")?.dyn_into().ok()?;
    let copied = write.call1(&clipboard, &JsValue::from_str(text)).ok()?;
    copied.dyn_into().ok()
}
