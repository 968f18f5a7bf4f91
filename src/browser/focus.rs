//! Keyboard focus, and the selection.

use super::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// Moves focus to the first element that fits a selector, and answers whether there is one. The page does not scroll.
pub fn without_scrolling(selector: &str) -> bool {
    let element = find(selector);
    if let Some(element) = &element {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // What has the focus already would not be read out again.
        drop(element.blur());
        // It fails for nothing that can be seen.
        drop(element.focus_with_options(&options));
    }
    element.is_some()
}

/// Moves focus to the first element that fits a selector, and scrolls it into view.
pub(crate) fn with_scrolling(selector: &str) {
    if let Some(element) = find(selector) {
        drop(element.focus());
    }
}

/// Selects all of an element's text, as a user would with the mouse.
pub(crate) fn select(element: &Element) {
    if let Ok(Some(selection)) = window().get_selection() {
        // It fails for nothing that can be seen.
        drop(selection.select_all_children(element));
    }
}

/// Whether the first element that fits a selector has the focus.
pub(crate) fn is_on(selector: &str) -> bool {
    let element = find(selector).map(Into::into);
    element.is_some() && document().active_element() == element
}

/// Whether no element has the focus: then the browser says `body`, or nothing.
pub fn is_nowhere() -> bool {
    let body = document().body().map(Into::into);
    let focused = document().active_element();
    focused.is_none() || focused == body
}

fn find(selector: &str) -> Option<HtmlElement> {
    let element = document().query_selector(selector).ok()??;
    element.dyn_into().ok()
}
