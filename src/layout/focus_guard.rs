//! Focus is never lost: when the element that has it is taken out of the page, the page's heading gets it,
//! so that reading goes on from there and not from nowhere.

use crate::browser::focus;
use crate::ui::use_window_event;
use leptos::prelude::*;
use leptos::{ev, web_sys};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit};

/// What comes and goes while somebody is reading.
const GUARDED: &str = "main, .frame-notices";

/// Guards the focus for as long as the calling component is mounted.
///
/// The browser moves the focus to `body` without an event when its element goes, so what had the focus
/// last is remembered, and looked at whenever the document changes.
pub(crate) fn guard_focus() {
    let focused = StoredValue::new_local(None::<Element>);
    use_window_event(ev::focusin, move |event| {
        let element = event.target().and_then(|target| target.dyn_into().ok());
        let is_guarded = |element: &Element| matches!(element.closest(GUARDED), Ok(Some(_)));
        focused.set_value(element.filter(is_guarded));
    });
    // Focus that goes to nothing while its element stays was taken away by the user.
    use_window_event(ev::focusout, move |event| {
        if event.related_target().is_none() {
            request_animation_frame(move || {
                focused.try_update_value(|element| {
                    element.take_if(|element| element.is_connected() && focus::is_nowhere())
                });
            });
        }
    });
    let observer = observe_document(move || {
        let is_gone = focused
            .try_update_value(|element| element.take_if(|element| !element.is_connected()))
            .flatten()
            .is_some();
        if is_gone && focus::is_nowhere() {
            // Behind an open dialog nothing takes the focus.
            focus::with_scrolling("dialog[open] h2");
            if focus::is_nowhere() {
                focus::with_scrolling("main h1");
            }
        }
    });
    let observer = StoredValue::new_local(observer);
    on_cleanup(move || {
        observer.with_value(|(observer, _)| {
            if let Some(observer) = observer {
                observer.disconnect();
            }
        });
    });
}

/// Calls `changed` after elements have come into the document or gone. The closure has to live as long as
/// the observer.
fn observe_document(
    changed: impl FnMut() + 'static,
) -> (Option<MutationObserver>, Closure<dyn FnMut()>) {
    let changed = Closure::<dyn FnMut()>::new(changed);
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok();
    if let (Some(observer), Some(body)) = (&observer, document().body()) {
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        // It fails only for options that ask for nothing.
        drop(observer.observe_with_options(&body, &options));
    }
    (observer, changed)
}
