//! Buttons, menus, messages, what opens in place.

use crate::support::{attribute, has_focus, press, settle, show, until};
use fullmakt::ui::icons::Icon;
use fullmakt::ui::{Alert, Announce, Button, CopyButton, Disclosure, Menu, PageHeading, Tone};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_busy_button_keeps_name_and_focus_and_does_nothing() {
    let busy = RwSignal::new(false);
    let clicks = RwSignal::new(0);
    let stage = show(move || {
        view! {
            <Button busy=busy busy_label="Sender svaret" on_click=move |()| *clicks.write() += 1>
                "Godkjenn"
            </Button>
        }
    });
    let button = stage.the("button", "Godkjenn");
    button.focus().unwrap();
    button.click();
    assert_eq!(clicks.get_untracked(), 1);

    busy.set(true);
    settle().await;
    let same = stage.the("button", "Godkjenn");
    assert!(has_focus(&same));
    assert_eq!(attribute(&same, "aria-disabled").as_deref(), Some("true"));
    assert_eq!(attribute(&same, "aria-busy").as_deref(), Some("true"));
    assert!(!same.has_attribute("disabled"));
    assert_eq!(stage.said("status"), "Sender svaret");
    same.click();
    assert_eq!(clicks.get_untracked(), 1);

    busy.set(false);
    settle().await;
    assert_eq!(stage.said("status"), "");
    assert_eq!(attribute(&same, "aria-disabled"), None);
    same.click();
    assert_eq!(clicks.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn a_button_that_is_off_says_why() {
    let clicks = RwSignal::new(0);
    let stage = show(move || {
        view! {
            <p id="why">"Du mangler en pakke."</p>
            <Button off=true described_by="why" on_click=move |()| *clicks.write() += 1>
                "Godkjenn"
            </Button>
        }
    });
    let button = stage.the("button", "Godkjenn");
    button.click();
    assert_eq!(clicks.get_untracked(), 0);
    assert_eq!(attribute(&button, "aria-disabled").as_deref(), Some("true"));
    assert_eq!(
        attribute(&button, "aria-describedby").as_deref(),
        Some("why")
    );
}

#[wasm_bindgen_test]
async fn a_menu_opens_closes_with_escape_and_gives_focus_back() {
    let stage = show(|| {
        view! {
            <Menu icon=Icon::Globe label="Språk" id="test-menu">
                <button type="button">"English"</button>
            </Menu>
            <button type="button">"Utenfor"</button>
        }
    });
    let button = stage.the("button", "Språk");
    let expanded = || attribute(&stage.the("button", "Språk"), "aria-expanded");
    assert_eq!(expanded().as_deref(), Some("false"));
    button.click();
    settle().await;
    assert_eq!(expanded().as_deref(), Some("true"));

    let inside = stage.the("button", "English");
    inside.focus().unwrap();
    settle().await;
    assert_eq!(expanded().as_deref(), Some("true"));
    press(&inside, "Escape");
    settle().await;
    assert_eq!(expanded().as_deref(), Some("false"));
    assert!(has_focus(&button));

    button.click();
    settle().await;
    stage.the("button", "Utenfor").focus().unwrap();
    settle().await;
    assert_eq!(expanded().as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn what_opens_in_place_is_in_the_page_while_it_is_closed() {
    let stage = show(|| {
        view! {
            <Disclosure summary=|| "Skattegrunnlag">
                <p>"Seks tjenester"</p>
            </Disclosure>
        }
    });
    assert_eq!(stage.all("group").len(), 1);
    assert!(stage.text().contains("Seks tjenester"));
}

#[wasm_bindgen_test]
async fn a_failure_is_an_alert_and_a_heading_can_take_focus() {
    let stage = show(|| {
        view! {
            <PageHeading>"Overskrift"</PageHeading>
            <Alert tone=Tone::Danger announce=Announce::AtOnce>
                <p>"Det gikk ikke."</p>
            </Alert>
        }
    });
    assert_eq!(stage.said("alert"), "Det gikk ikke.");
    let heading = stage.the("heading", "Overskrift");
    heading.focus().unwrap();
    assert!(has_focus(&heading));
}

#[wasm_bindgen_test]
async fn copying_tells_how_it_went() {
    let stage = show(|| {
        view! {
            <CopyButton
                text="AUTH-00010".to_owned()
                label="Kopier"
                copied="Kopiert"
                failed="Gikk ikke"
            />
        }
    });
    stage.the("button", "Kopier").click();
    // Whether it may is for the browser to say; that the outcome is told is ours.
    until("an outcome is told", || {
        ["Kopiert", "Gikk ikke"].contains(&stage.said("status").as_str())
    })
    .await;
}
