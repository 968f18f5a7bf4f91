//! A place for messages that is there before they are.

use crate::support::{mount, settle, text};
use fullmakt::ui::{Announce, LiveRegion};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_region_is_there_while_it_is_empty_and_its_messages_come_and_go() {
    for (announce, role) in [(Announce::Politely, "status"), (Announce::AtOnce, "alert")] {
        let message = RwSignal::new(None::<&str>);
        let mounted = mount(move || {
            view! {
                <LiveRegion announce=announce>
                    {move || message.get().map(|text| view! { <p>{text}</p> }.into_any())}
                </LiveRegion>
            }
        });
        let region = mounted.only(role);
        assert_eq!(text(&region), "");

        for said in [Some("Svaret kom ikke fram"), None, Some("Du er logget ut")] {
            message.set(said);
            settle().await;
            assert_eq!(mounted.only(role), region);
            assert_eq!(text(&region), said.unwrap_or_default());
        }
    }
}
