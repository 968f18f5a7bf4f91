//! Buttons, menus, messages, what opens in place.

use crate::support::{Stage, attribute, has_focus, press, settle, show};
use fullmakt::browser::menus;
use fullmakt::ui::blocks::{
    Parts, Press, alert, button, classed, element, line, live_line, opening, page_heading, text,
};
use fullmakt::ui::{Tone, draw_in};
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;
use wasm_bindgen_test::wasm_bindgen_test;

fn draw(parts: impl Fn() -> Parts + 'static) -> Stage {
    show(|place| draw_in(place.add("div", &[("class", "page")]), parts))
}

fn press_of(label: &str) -> Press {
    Press {
        label: label.to_owned(),
        ..Press::default()
    }
}

#[wasm_bindgen_test]
async fn a_busy_button_keeps_name_and_focus_and_does_nothing() {
    let busy = ArcRwSignal::new(false);
    let clicks = ArcRwSignal::new(0);
    let (is_busy, clicked) = (busy.clone(), clicks.clone());
    let stage = draw(move || {
        let press = Press {
            busy: is_busy.get(),
            ..press_of("Godkjenn")
        };
        let clicked = clicked.clone();
        let said = if is_busy.get() { "Sender svaret" } else { "" };
        vec![
            button(press, move || *clicked.write() += 1),
            live_line("", "", said.to_owned()),
        ]
    });
    settle().await;
    let found = stage.the("button", "Godkjenn");
    found.focus().unwrap();
    found.click();
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
    let clicks = ArcRwSignal::new(0);
    let clicked = clicks.clone();
    let stage = draw(move || {
        let press = Press {
            off: true,
            described_by: "why",
            ..press_of("Godkjenn")
        };
        let clicked = clicked.clone();
        let why = vec![text("Du mangler en pakke.")];
        vec![
            element("p", &[("id", "why")], why),
            button(press, move || *clicked.write() += 1),
        ]
    });
    settle().await;
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
async fn a_menu_closes_with_escape_and_gives_focus_back_and_when_it_is_left() {
    menus::close_when_left();
    let stage = draw(|| {
        let parts = vec![
            classed("summary", "", vec![text("Språk")]),
            button(press_of("English"), || {}),
        ];
        vec![
            classed("details", "menu", parts),
            button(press_of("Utenfor"), || {}),
        ]
    });
    settle().await;
    let menu = stage.all("group").remove(0);
    let summary = stage.the("summary", "Språk");
    summary.click();
    settle().await;
    assert!(menu.has_attribute("open"));

    let inside = stage.the("button", "English");
    inside.focus().unwrap();
    settle().await;
    assert!(menu.has_attribute("open"));
    press(&inside, "Escape");
    settle().await;
    assert!(!menu.has_attribute("open"));
    assert!(has_focus(&summary));

    summary.click();
    settle().await;
    stage.the("button", "Utenfor").focus().unwrap();
    settle().await;
    assert!(!menu.has_attribute("open"));
}

#[wasm_bindgen_test]
async fn what_opens_in_place_stays_open_and_is_in_the_page_while_closed() {
    let name = ArcRwSignal::new("Skattegrunnlag");
    let shown = name.clone();
    let stage = draw(move || {
        vec![opening(
            vec![text(shown.get())],
            vec![line("Seks tjenester")],
        )]
    });
    settle().await;
    assert!(stage.text().contains("Seks tjenester"));
    let details = stage.all("group").remove(0);
    stage.the("summary", "Skattegrunnlag").click();
    settle().await;
    assert!(details.has_attribute("open"));
    name.set("Tax data");
    settle().await;
    stage.the("summary", "Tax data");
    assert!(details.has_attribute("open"));
}

#[wasm_bindgen_test]
async fn a_failure_is_an_alert_and_the_heading_can_take_focus() {
    let stage = draw(|| {
        vec![
            page_heading(vec![text("Overskrift")]),
            alert(Tone::Danger, "alert", vec![line("Det gikk ikke.")]),
        ]
    });
    settle().await;
    assert_eq!(stage.said("alert"), "Det gikk ikke.");
    let heading = stage.the("heading", "Overskrift");
    heading.focus().unwrap();
    assert!(has_focus(&heading));
}
