//! What was done is read out, and reading goes on from there.

use crate::browser::focus;
use leptos::prelude::*;

/// Moves focus to the page's heading when it has become that of a receipt.
pub(crate) fn focus_on_receipt(is_receipt: impl Fn() -> bool + 'static) {
    Effect::new(move |before: Option<bool>| {
        let is_receipt = is_receipt();
        if is_receipt && before == Some(false) {
            request_animation_frame(|| focus::with_scrolling("main h1"));
        }
        is_receipt
    });
}
