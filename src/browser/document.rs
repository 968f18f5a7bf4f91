//! The document as a whole: title, language, colour scheme.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Sets the title of the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets an attribute of the `html` element: `lang`, `data-color-scheme` and so on.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Our own names are valid attribute names.
        drop(root.set_attribute(name, value));
    }
}

/// The element with this id, emptied: where the app is put in place of the first paint.
#[must_use]
pub fn emptied(id: &str) -> Option<HtmlElement> {
    let element = document().get_element_by_id(id)?;
    element.set_text_content(None);
    element.dyn_into().ok()
}

/// The title of the page.
#[must_use]
pub fn title() -> String {
    document().title()
}

/// Adds the class `started` to it: fonts and other
/// things that can wait are asked for from then on.
pub fn mark_started() {
    if let Some(root) = document().document_element() {
        drop(root.class_list().add_1("started"));
    }
}
