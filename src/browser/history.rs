//! The browser's history. Loads nothing.

use super::window;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{History, ScrollRestoration};

/// What the app keeps with an entry of the history.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// Tells entries of one tab apart.
    pub key: f64,
    /// How far down its page was when it was left, in CSS pixels.
    pub scrolled: f64,
    /// The address to which a link has led from it, without origin; empty when it was left in another way.
    pub left_to: String,
}

impl Entry {
    fn from_state(state: JsValue) -> Option<Self> {
        let state: Array = state.dyn_into().ok()?;
        Some(Self {
            key: state.get(0).as_f64()?,
            scrolled: state.get(1).as_f64()?,
            left_to: state.get(2).as_string().unwrap_or_default(),
        })
    }

    fn into_state(self) -> JsValue {
        Array::of3(
            &self.key.into(),
            &self.scrolled.into(),
            &self.left_to.into(),
        )
        .into()
    }
}

fn history() -> Option<History> {
    window().history().ok()
}

/// Lets the app scroll to where a page was left, whose content can come later.
pub(crate) fn scroll_manually() {
    if let Some(history) = history() {
        drop(history.set_scroll_restoration(ScrollRestoration::Manual));
    }
}

/// What was kept with the current entry. `None` for one that the browser has made by itself.
pub(crate) fn entry() -> Option<Entry> {
    Entry::from_state(history()?.state().ok()?)
}

/// Keeps something else with the current entry.
pub(crate) fn replace_entry(entry: Entry) {
    if let Some(history) = history() {
        drop(history.replace_state(&entry.into_state(), ""));
    }
}

/// Adds an entry and shows its address.
pub(crate) fn push_entry(entry: Entry, path_and_query: &str) {
    if let Some(history) = history() {
        drop(history.push_state_with_url(&entry.into_state(), "", Some(path_and_query)));
    }
}

/// Shows another address for the current entry.
pub(crate) fn replace_address(path_and_query: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Refused only when it is done too often: Safari allows a hundred times in half a minute.
        drop(history.replace_state_with_url(&state, "", Some(path_and_query)));
    }
}
