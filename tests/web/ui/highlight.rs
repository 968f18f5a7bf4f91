//! What was found is marked, and the name stays whole.

use crate::support::{mount, settle, text};
use fullmakt::ui::{Highlight, Tag};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn hits_are_marked_and_follow_the_search() {
    let hits = RwSignal::new(vec![0..2, 7..9]);
    let mounted = mount(move || view! { <Highlight text="Østfjell Ås" hits=hits /> });
    let marked = || {
        let marks = mounted.select("mark");
        marks.iter().map(text).collect::<Vec<_>>()
    };
    // Ranges are of bytes, and `Ø` has two.
    assert_eq!(marked(), ["Ø", "ll"]);
    assert_eq!(mounted.text(), "Østfjell Ås");
    hits.set(vec![10..12, 40..42]);
    settle().await;
    assert_eq!(marked(), ["Å"]);
    assert_eq!(mounted.text(), "Østfjell Ås");
    // Those of another text do no harm.
    hits.set(vec![1..2, 5..100]);
    settle().await;
    assert!(marked().is_empty());
    assert_eq!(mounted.text(), "Østfjell Ås");
    assert_eq!(mounted.select("bdi[translate=no]").len(), 1);
}

#[wasm_bindgen_test]
fn a_tag_says_its_words() {
    let mounted = mount(|| view! { <Tag text="Ny" /> });
    assert_eq!(mounted.text(), "Ny");
}
