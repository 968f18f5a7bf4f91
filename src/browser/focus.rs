//! Keyboard focus.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, FocusOptions, HtmlElement, Node};

/// Moves focus to the first element that fits a selector, and answers whether there is one. The page
/// does not scroll.
pub fn quietly(selector: &str) -> bool {
    let Some(element) = find(selector) else {
        return false;
    };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Moves focus to the first element that fits a selector, scrolls it into view, and answers whether
/// there is one.
pub fn on(selector: &str) -> bool {
    find(selector).is_some_and(|element| element.focus().is_ok())
}

/// Whether something in this element has the focus.
#[must_use]
pub fn is_within(place: &Element) -> bool {
    let focused = document().active_element();
    focused.is_some_and(|focused| place.contains(Some(&focused)))
}

fn find(selector: &str) -> Option<HtmlElement> {
    let element = document().query_selector(selector).ok()??;
    element.dyn_into().ok()
}

/// Whether focus goes out of an element with this `focusout`: to something outside or to nothing.
#[must_use]
pub fn leaves(event: &FocusEvent, element: &Node) -> bool {
    let to = event
        .related_target()
        .and_then(|target| target.dyn_into().ok());
    !element.contains(to.as_ref())
}
