//! Texts of others keep their own direction and language.

use crate::support::{attribute, mount, text};
use fullmakt::ui::{ForeignParagraph, ForeignText};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_foreign_text_is_isolated_and_has_a_language_only_when_one_is_given() {
    for lang in [None, Some("en")] {
        let mounted = mount(move || view! { <ForeignText text="SmartCloud" lang=lang /> });
        let found = mounted.select("bdi").remove(0);
        assert_eq!(text(&found), "SmartCloud");
        assert_eq!(attribute(&found, "lang").as_deref(), lang);
    }
    // The prop can be left out.
    let mounted = mount(|| view! { <ForeignText text="SmartCloud" /> });
    assert_eq!(attribute(&mounted.select("bdi")[0], "lang"), None);
}

#[wasm_bindgen_test]
fn a_foreign_paragraph_has_the_direction_of_its_text_and_its_own_language() {
    for lang in [None, Some("nn")] {
        let mounted = mount(move || {
            view! { <ForeignParagraph text="Første linje\nandre linje".to_owned() lang=lang /> }
        });
        let paragraph = mounted.the("paragraph", "Første linje\nandre linje");
        assert_eq!(attribute(&paragraph, "dir").as_deref(), Some("auto"));
        assert_eq!(attribute(&paragraph, "lang").as_deref(), lang);
    }
}

#[wasm_bindgen_test]
fn what_looks_like_markup_is_text() {
    let mounted = mount(|| view! { <ForeignText text="<b>SmartCloud</b> &amp; co." /> });
    assert_eq!(mounted.text(), "<b>SmartCloud</b> &amp; co.");
    assert!(mounted.select("b").is_empty());
}
