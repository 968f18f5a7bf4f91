//! The address bar.

use super::window;
use wasm_bindgen::JsValue;

fn part(read: impl Fn(&web_sys::Location) -> Result<String, JsValue>) -> String {
    read(&window().location()).unwrap_or_default()
}

/// The whole address.
pub fn href() -> String {
    part(web_sys::Location::href)
}

/// Scheme, host and port.
pub(crate) fn origin() -> String {
    part(web_sys::Location::origin)
}

/// The path, as it stands in the address.
pub fn path() -> String {
    part(web_sys::Location::pathname)
}

/// The query with its question mark, or nothing.
pub(crate) fn query() -> String {
    part(web_sys::Location::search)
}

pub(crate) fn is_https() -> bool {
    part(web_sys::Location::protocol) == "https:"
}

/// Leaves the app for another address.
#[expect(clippy::disallowed_methods, reason = "here it is offered")]
pub(crate) fn assign(address: &str) {
    drop(window().location().assign(address));
}
