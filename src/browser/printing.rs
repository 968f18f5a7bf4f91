//! Paper.

use super::{document, events};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Opens everything that opens in place while the page is being printed, and closes it again
/// afterwards. Newer browsers do it by the style sheet alone.
pub fn open_all_while_printing() {
    let before = events::on_window("beforeprint", |_| mark("details:not([open])", true));
    let after = events::on_window("afterprint", |_| mark("details[data-printing]", false));
    events::for_good(before);
    events::for_good(after);
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
