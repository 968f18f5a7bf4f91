//! A live region that is there before it says anything.

use crate::support::{mount, settle, text};
use fullmakt::ui::StatusLine;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_region_is_there_while_it_is_empty_and_stays_when_it_speaks() {
    let status = RwSignal::new(String::new());
    let mounted = mount(move || view! { <StatusLine text=status id="status" class="muted" /> });
    let region = mounted.only("status");
    assert_eq!(text(&region), "");
    assert_eq!((&*region.id(), &*region.class_name()), ("status", "muted"));

    for said in ["Svaret sendes …", "Leser status …", ""] {
        status.set(said.to_owned());
        settle().await;
        assert_eq!(mounted.only("status"), region);
        assert_eq!(text(&region), said);
    }
}
