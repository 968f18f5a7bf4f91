//! `use_window_event` and `use_interval` end with the component that uses them.

use crate::support::{dispatch, document, mount, settle_for, until, window};
use fullmakt::ui::{use_interval, use_window_event};
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_window_event_is_heard_from_anywhere_in_the_page_until_the_component_is_unmounted() {
    let heard = RwSignal::new(0);
    let mounted = mount(move || {
        use_window_event(ev::pointerdown, move |_| heard.update(|heard| *heard += 1));
    });
    dispatch(&window(), "pointerdown");
    dispatch(&document().body().unwrap(), "pointerdown");
    assert_eq!(heard.get_untracked(), 2);

    drop(mounted);
    dispatch(&window(), "pointerdown");
    assert_eq!(heard.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn an_interval_calls_again_and_again_until_the_component_is_unmounted() {
    let calls = RwSignal::new(0);
    let mounted = mount(move || {
        use_interval(
            move || calls.update(|calls| *calls += 1),
            Duration::from_millis(2),
        );
    });
    until("three calls", || calls.get_untracked() >= 3).await;

    drop(mounted);
    let before = calls.get_untracked();
    settle_for(5).await;
    assert_eq!(calls.get_untracked(), before);
}

/// A component can go while the app stays: in a branch that is not taken any more.
#[wasm_bindgen_test]
async fn listeners_end_with_the_branch_of_the_page_that_they_belong_to() {
    let (is_shown, heard) = (RwSignal::new(true), RwSignal::new(0));
    let _mounted = mount(move || {
        let listener = move || {
            use_window_event(ev::pointerdown, move |_| heard.update(|heard| *heard += 1));
            "Åpen"
        };
        view! { <p>{move || is_shown.get().then(listener)}</p> }
    });
    dispatch(&window(), "pointerdown");
    assert_eq!(heard.get_untracked(), 1);
    is_shown.set(false);
    settle_for(2).await;
    dispatch(&window(), "pointerdown");
    assert_eq!(heard.get_untracked(), 1);
}
