//! Clicks on links.

use super::events;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// Offers the absolute address of every link that is clicked to `take`, for as long as the page is
/// there. What it takes is not loaded by the browser.
///
/// Not offered: clicks with another button or with a key (new tab, download), links to another
/// window, downloads, and what somebody has dealt with already.
pub fn follow(take: impl Fn(&str) -> bool + 'static) {
    let listener = events::on_document("click", move |event| {
        let Some(click) = event.dyn_ref::<MouseEvent>() else {
            return;
        };
        let with_key = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if click.default_prevented() || click.button() != 0 || with_key {
            return;
        }
        let Some(link) = link_of(click) else { return };
        let stays = link.target().is_empty() || link.target() == "_self";
        if stays && !link.has_attribute("download") && take(&link.href()) {
            click.prevent_default();
        }
    });
    events::for_good(listener);
}

fn link_of(click: &MouseEvent) -> Option<HtmlAnchorElement> {
    let target: Element = click.target()?.dyn_into().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}
