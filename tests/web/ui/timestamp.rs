//! Points in time.

use crate::support::{attribute, mount};
use fullmakt::ui::Timestamp;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_time_is_written_as_people_say_it_with_the_exact_time_beside_it() {
    let mounted = mount(|| {
        view! {
            <Timestamp
                text="20. november".to_owned()
                exact="20. november 2026 kl. 14:05".to_owned()
                datetime="2026-11-20T13:05:00Z".to_owned()
            />
        }
    });
    let time = mounted.the("time", "20. november");
    assert_eq!(
        attribute(&time, "title").as_deref(),
        Some("20. november 2026 kl. 14:05")
    );
    assert_eq!(
        attribute(&time, "datetime").as_deref(),
        Some("2026-11-20T13:05:00Z")
    );
}
