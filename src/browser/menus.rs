//! Menus that are native `details` elements: what the browser does not do for them by itself.

use super::{document, events};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, Node};

/// Which elements are menus.
const OPEN: &str = "details.menu[open]";

/// Closes open menus with Esc, which gives focus back to what opened them, and when focus or a click
/// goes elsewhere. Called once.
pub fn close_when_left() {
    events::for_good(events::on_document("keydown", |event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.as_deref() == Some("Escape") {
            for menu in open() {
                close(&menu);
                if let Ok(Some(summary)) = menu.query_selector("summary")
                    && let Ok(summary) = summary.dyn_into::<HtmlElement>()
                {
                    // It fails for nothing that can be seen.
                    drop(summary.focus());
                }
            }
        }
    }));
    for name in ["pointerdown", "focusin"] {
        events::for_good(events::on_document(name, |event| leave(&event)));
    }
}

fn leave(event: &Event) {
    let to = event
        .target()
        .and_then(|target| target.dyn_into::<Node>().ok());
    for menu in open() {
        if !menu.contains(to.as_ref()) {
            close(&menu);
        }
    }
}

fn open() -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(OPEN) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

fn close(menu: &HtmlElement) {
    // A plain attribute of ours.
    drop(menu.remove_attribute("open"));
}
