//! Links that look like buttons.

use crate::support::{attribute, dispatch, mount, settle, text};
use fullmakt::ui::ButtonLink;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const ADDRESS: &str = "https://smartcloud.example/receipt";

#[wasm_bindgen_test]
async fn it_is_a_link_with_its_address_and_follows_its_text() {
    let label = RwSignal::new("Tilbake til smartcloud.example".to_owned());
    let mounted = mount(move || view! { <ButtonLink label=label href=ADDRESS.to_owned() /> });
    let link = mounted.the("link", "Tilbake til smartcloud.example");
    assert_eq!(attribute(&link, "href").as_deref(), Some(ADDRESS));
    label.set("Back to smartcloud.example".to_owned());
    settle().await;
    assert_eq!(text(&link), "Back to smartcloud.example");
}

/// A click with the middle button opens a new tab, and is no `click` to the browser.
#[wasm_bindgen_test]
fn leaving_is_noticed_with_any_button_of_the_mouse() {
    let leaves = RwSignal::new(0);
    let mounted = mount(move || {
        view! {
            // The test page itself stays where it is.
            <div on:click=move |event| event.prevent_default()>
                <ButtonLink
                    label="Tilbake"
                    href=ADDRESS.to_owned()
                    on_leave=Callback::new(move |()| leaves.update(|leaves| *leaves += 1))
                />
            </div>
        }
    });
    let link = mounted.the("link", "Tilbake");
    link.click();
    assert_eq!(leaves.get_untracked(), 1);
    dispatch(&link, "auxclick");
    assert_eq!(leaves.get_untracked(), 2);
}
