//! Paper.

use super::{document, window};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Opens the browser's dialog for printing.
pub(crate) fn print() {
    drop(window().print());
}

/// Opens everything that opens in place.
pub(crate) fn open_all() {
    mark("details:not([open])", true);
}

/// Closes again what [`open_all`] has opened.
pub(crate) fn close_again() {
    mark("details[data-printing]", false);
}

fn mark(selector: &str, open: bool) {
    let Ok(found) = document().query_selector_all(selector) else {
        return;
    };
    for index in 0..found.length() {
        let Some(element) = found.item(index) else {
            continue;
        };
        let Ok(element) = element.dyn_into::<Element>() else {
            continue;
        };
        for name in ["open", "data-printing"] {
            // Both are valid names.
            drop(element.toggle_attribute_with_force(name, open));
        }
    }
}
