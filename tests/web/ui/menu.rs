//! When a menu opens and closes.

use crate::support::{Mounted, dispatch, focus, has_focus, mount, press_key, settle};
use fullmakt::ui::{IconName, Menu};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// A menu with a button in it, and a button outside.
struct Case {
    _mounted: Mounted,
    menu: HtmlElement,
    summary: HtmlElement,
    inside: HtmlElement,
    outside: HtmlElement,
}

fn case() -> Case {
    let mounted = mount(|| {
        view! {
            <Menu icon=IconName::Globe label="Språk">
                <button>{"English"}</button>
            </Menu>
            <button>{"Utenfor"}</button>
        }
    });
    Case {
        menu: mounted.only("group"),
        summary: mounted.the("summary", "Språk"),
        inside: mounted.the("button", "English"),
        outside: mounted.the("button", "Utenfor"),
        _mounted: mounted,
    }
}

impl Case {
    fn opened() -> Self {
        let case = case();
        case.summary.click();
        assert!(case.is_open());
        case
    }

    fn is_open(&self) -> bool {
        self.menu.has_attribute("open")
    }
}

#[wasm_bindgen_test]
fn a_click_opens_a_menu_and_another_closes_it() {
    let case = case();
    assert!(!case.is_open());
    case.summary.click();
    assert!(case.is_open());
    case.summary.click();
    assert!(!case.is_open());
}

#[wasm_bindgen_test]
fn escape_closes_a_menu_and_gives_focus_back_to_what_opened_it() {
    let case = Case::opened();
    focus(&case.inside);
    press_key(&case.inside, "Escape");
    assert!(!case.is_open());
    assert!(has_focus(&case.summary));
}

#[wasm_bindgen_test]
fn escape_leaves_focus_alone_while_the_menu_is_closed() {
    let case = case();
    focus(&case.outside);
    press_key(&case.outside, "Escape");
    assert!(has_focus(&case.outside));
}

#[wasm_bindgen_test]
async fn a_menu_closes_when_focus_goes_elsewhere() {
    let case = Case::opened();
    focus(&case.inside);
    focus(&case.outside);
    settle().await;
    assert!(!case.is_open());
    assert!(has_focus(&case.outside));
}

#[wasm_bindgen_test]
async fn a_menu_closes_when_the_pointer_is_pressed_elsewhere() {
    let case = Case::opened();
    dispatch(&case.outside, "pointerdown");
    settle().await;
    assert!(!case.is_open());
}

#[wasm_bindgen_test]
async fn a_menu_stays_open_while_focus_pointer_and_keys_stay_inside() {
    let case = Case::opened();
    focus(&case.summary);
    focus(&case.inside);
    for element in [&case.inside, &case.summary, &case.menu] {
        dispatch(element, "pointerdown");
    }
    press_key(&case.inside, "ArrowDown");
    settle().await;
    assert!(case.is_open());
}
