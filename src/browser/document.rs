//! The document as a whole: title, language, colour scheme, visibility.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, VisibilityState};

/// Sets an attribute of the `html` element: `lang`, `data-color-scheme` and so on.
pub(crate) fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Our own names are valid attribute names.
        drop(root.set_attribute(name, value));
    }
}

/// Adds the class `started` to the `html` element: fonts and other things that can wait are asked for
/// from then on.
pub fn mark_started() {
    if let Some(root) = document().document_element() {
        drop(root.class_list().add_1("started"));
    }
}

/// Whether the page can be seen: not in a hidden tab or a minimised window.
pub(crate) fn is_visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

/// The element that the app is mounted in.
pub fn root() -> Option<HtmlElement> {
    document().get_element_by_id("app")?.dyn_into().ok()
}
