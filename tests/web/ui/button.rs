//! Buttons keep their element, name and focus, and say why they do nothing.

use crate::support::{Mounted, attribute, document, focus, has_focus, mount, settle, text};
use fullmakt::ui::{Button, StatusLine};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A button, what can change about it, and how often it has done what it does.
struct Case {
    mounted: Mounted,
    label: RwSignal<String>,
    busy: RwSignal<bool>,
    disabled: RwSignal<bool>,
    clicks: RwSignal<u32>,
}

fn case() -> Case {
    let label = RwSignal::new("Godkjenn".to_owned());
    let (busy, disabled) = (RwSignal::new(false), RwSignal::new(false));
    let clicks = RwSignal::new(0);
    let mounted = mount(move || {
        let status = Signal::derive(move || {
            let status = if busy.get() { "Svaret sendes …" } else { "" };
            status.to_owned()
        });
        view! {
            <p id="reason">{"Du mangler en pakke."}</p>
            <Button
                label=label
                busy=busy
                disabled=disabled
                described_by="reason"
                on_click=move || clicks.update(|clicks| *clicks += 1)
            />
            <StatusLine text=status />
        }
    });
    Case {
        mounted,
        label,
        busy,
        disabled,
        clicks,
    }
}

#[wasm_bindgen_test]
fn a_click_does_what_the_button_is_for() {
    let case = case();
    let button = case.mounted.the("button", "Godkjenn");
    button.click();
    button.click();
    assert_eq!(case.clicks.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn a_busy_button_keeps_element_name_and_focus_and_does_nothing() {
    let case = case();
    let button = case.mounted.the("button", "Godkjenn");
    focus(&button);
    case.busy.set(true);
    settle().await;

    assert_eq!(case.mounted.the("button", "Godkjenn"), button);
    assert!(has_focus(&button));
    assert_eq!(attribute(&button, "aria-disabled").as_deref(), Some("true"));
    assert_eq!(attribute(&button, "aria-busy").as_deref(), Some("true"));
    assert!(!button.has_attribute("disabled"));
    assert_eq!(case.mounted.said("status"), "Svaret sendes …");
    button.click();
    assert_eq!(case.clicks.get_untracked(), 0);

    case.busy.set(false);
    settle().await;
    assert!(has_focus(&button));
    assert_eq!(attribute(&button, "aria-disabled"), None);
    assert_eq!(attribute(&button, "aria-busy"), None);
    assert_eq!(case.mounted.said("status"), "");
    button.click();
    assert_eq!(case.clicks.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn a_disabled_button_can_have_focus_says_why_and_does_nothing() {
    let case = case();
    let button = case.mounted.the("button", "Godkjenn");
    case.disabled.set(true);
    settle().await;

    focus(&button);
    assert_eq!(attribute(&button, "aria-disabled").as_deref(), Some("true"));
    assert!(!button.has_attribute("disabled"));
    assert_eq!(attribute(&button, "aria-busy"), None);
    let reason = attribute(&button, "aria-describedby").unwrap();
    let reason = document().get_element_by_id(&reason).unwrap();
    assert_eq!(
        reason.text_content().as_deref(),
        Some("Du mangler en pakke.")
    );
    button.click();
    assert_eq!(case.clicks.get_untracked(), 0);

    case.disabled.set(false);
    settle().await;
    button.click();
    assert_eq!(case.clicks.get_untracked(), 1);
}

/// The signal is read by the click itself: nothing has been drawn anew yet.
#[wasm_bindgen_test]
fn a_second_click_right_after_the_first_does_nothing_when_the_first_has_made_it_busy() {
    let case = case();
    let button = case.mounted.the("button", "Godkjenn");
    button.click();
    case.busy.set(true);
    button.click();
    assert_eq!(case.clicks.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn another_name_is_shown_in_the_same_element() {
    let case = case();
    let button = case.mounted.the("button", "Godkjenn");
    focus(&button);
    case.label.set("Approve".to_owned());
    settle().await;
    assert_eq!(text(&button), "Approve");
    assert!(has_focus(&button));
}
