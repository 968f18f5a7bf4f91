//! The document as a whole: title, language, colour scheme.

use super::document;

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
