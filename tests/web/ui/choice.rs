//! One of several.

use crate::support::{attribute, focus, has_focus, mount, settle};
use fullmakt::ui::Choice;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_choice_that_is_chosen_is_pressed_and_the_others_are_not() {
    let chosen = RwSignal::new("Lyst");
    let mounted = mount(move || {
        ["Lyst", "Mørkt"]
            .map(|name| {
                let is_chosen = Signal::derive(move || chosen.get() == name);
                view! { <Choice label=name is_chosen=is_chosen on_click=move || chosen.set(name) /> }
            })
            .collect_view()
    });
    let (light, dark) = (
        mounted.the("button", "Lyst"),
        mounted.the("button", "Mørkt"),
    );
    let pressed = |element| attribute(element, "aria-pressed").unwrap();
    assert_eq!([pressed(&light), pressed(&dark)], ["true", "false"]);

    focus(&dark);
    dark.click();
    settle().await;
    assert_eq!([pressed(&light), pressed(&dark)], ["false", "true"]);
    assert!(has_focus(&dark));
}
