//! Keyboard focus.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

/// Moves focus to the first element that fits a selector. The page does not scroll.
pub fn without_scrolling(selector: &str) {
    if let Some(element) = find(selector) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // What has the focus already would not be read out again.
        drop(element.blur());
        // It fails for nothing that can be seen.
        drop(element.focus_with_options(&options));
    }
}

/// Moves focus to the first element that fits a selector, and scrolls it into view.
pub fn with_scrolling(selector: &str) {
    if let Some(element) = find(selector) {
        drop(element.focus());
    }
}

/// Whether no element has the focus: then the browser says `body`, or nothing.
#[must_use]
pub fn is_nowhere() -> bool {
    let body = document().body().map(Into::into);
    let focused = document().active_element();
    focused.is_none() || focused == body
}

fn find(selector: &str) -> Option<HtmlElement> {
    let element = document().query_selector(selector).ok()??;
    element.dyn_into().ok()
}
