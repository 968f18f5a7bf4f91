//! `Heading` and `PageHeading`.

use crate::support::{attribute, focus, mount, settle, text};
use fullmakt::ui::{Heading, HeadingSize, PageHeading};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_heading_is_of_level_two_follows_its_text_and_has_the_id_that_a_section_names() {
    let heading = RwSignal::new("Hva systemet får".to_owned());
    let mounted = mount(move || {
        view! { <Heading text=heading size=HeadingSize::ExtraSmall id="list-heading" /> }
    });
    let found = mounted.the("heading", "Hva systemet får");
    assert_eq!(found.tag_name(), "H2");
    assert_eq!(found.id(), "list-heading");
    assert_eq!(attribute(&found, "data-size").as_deref(), Some("xs"));
    heading.set("What the system gets".to_owned());
    settle().await;
    assert_eq!(text(&found), "What the system gets");
}

#[wasm_bindgen_test]
fn a_heading_without_an_id_has_none() {
    let mounted = mount(|| view! { <Heading text="Hva systemet får" /> });
    let found = mounted.the("heading", "Hva systemet får");
    assert!(!found.has_attribute("id"));
    assert_eq!(attribute(&found, "data-size").as_deref(), Some("sm"));
}

#[wasm_bindgen_test]
fn the_heading_of_a_page_can_take_focus_but_not_by_tab() {
    let mounted = mount(|| view! { <PageHeading>{"Gi SmartCloud tilgang?"}</PageHeading> });
    let found = mounted.the("heading", "Gi SmartCloud tilgang?");
    assert_eq!(found.tag_name(), "H1");
    focus(&found);
    assert_eq!(found.tab_index(), -1);
}
