//! What stands for something that is on its way: `LoadingText`, `Skeleton`, `Spinner`; and `Icon`, which is
//! hidden from screen readers as they are.

use crate::support::{attribute, mount};
use fullmakt::ui::{Icon, IconName, LoadingText, Skeleton, Spinner};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_loading_text_is_grey_to_the_eye_and_words_to_a_screen_reader() {
    let mounted = mount(|| {
        view! { <LoadingText letters=12 text="leverandøren".to_owned() /> }
    });
    assert_eq!(mounted.text(), "leverandøren");
    assert_eq!(mounted.select("[aria-hidden=true]").len(), 1);
    assert!(
        mounted.select("[aria-hidden=true]")[0]
            .text_content()
            .unwrap()
            .is_empty()
    );
}

#[wasm_bindgen_test]
fn a_skeleton_is_hidden_from_screen_readers_and_as_long_as_the_text_will_be() {
    let mounted = mount(|| view! { <Skeleton letters=12 /> });
    let skeleton = mounted.select("[aria-hidden=true]").remove(0);
    // In words of eight, so that a long one wraps on a narrow screen.
    assert_eq!(
        attribute(&skeleton, "data-text").as_deref(),
        Some("-------- ---")
    );
    assert_eq!(mounted.text(), "");
}

#[wasm_bindgen_test]
fn a_spinner_is_hidden_from_screen_readers() {
    let mounted = mount(|| view! { <Spinner /> });
    assert_eq!(mounted.select("svg[aria-hidden=true] circle").len(), 2);
    assert_eq!(mounted.text(), "");
}

#[wasm_bindgen_test]
fn icons_are_hidden_from_screen_readers() {
    for name in [IconName::Globe, IconName::Menu, IconName::Checkmark] {
        let mounted = mount(move || view! { <Icon name=name /> });
        assert_eq!(mounted.select("svg[aria-hidden=true] path").len(), 1);
        assert_eq!(mounted.text(), "");
    }
}
