//! The address bar and the history.

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

/// Adds an entry to the history and shows its address. Loads nothing.
pub(crate) fn push_state(path_and_query: &str) {
    if let Ok(history) = window().history() {
        drop(history.push_state_with_url(&JsValue::NULL, "", Some(path_and_query)));
    }
}

/// Puts another address in the place of the current entry of the history, which keeps its state. Loads nothing.
pub(crate) fn replace_address(path_and_query: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Refused only when it is done too often: Safari allows a hundred times in half a minute.
        drop(history.replace_state_with_url(&state, "", Some(path_and_query)));
    }
}

/// Leaves the app for another address.
#[expect(clippy::disallowed_methods, reason = "here it is offered")]
pub(crate) fn assign(address: &str) {
    drop(window().location().assign(address));
}
