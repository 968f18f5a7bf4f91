//! What opens in place.

use crate::support::{mount, settle};
use fullmakt::ui::Disclosure;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn it_stays_open_while_summary_and_content_change() {
    let name = RwSignal::new("Skattegrunnlag");
    let services = RwSignal::new("Henter tjenestene");
    let mounted = mount(move || {
        view! {
            <Disclosure summary=view! { <span>{move || name.get()}</span> }.into_any()>
                <p>{move || services.get()}</p>
            </Disclosure>
        }
    });
    let details = mounted.only("group");
    assert!(!details.has_attribute("open"));
    mounted.the("summary", "Skattegrunnlag").click();
    assert!(details.has_attribute("open"));

    name.set("Tax data");
    services.set("Six services");
    settle().await;
    mounted.the("summary", "Tax data");
    mounted.the("paragraph", "Six services");
    assert_eq!(mounted.only("group"), details);
    assert!(details.has_attribute("open"));

    mounted.the("summary", "Tax data").click();
    assert!(!details.has_attribute("open"));
}

/// The browser's search and print find what is in the page.
#[wasm_bindgen_test]
fn the_content_is_in_the_page_while_it_is_closed() {
    let mounted = mount(|| {
        view! { <Disclosure summary="Skattegrunnlag".into_any()>{"Seks tjenester"}</Disclosure> }
    });
    assert!(!mounted.only("group").has_attribute("open"));
    assert!(mounted.text().contains("Seks tjenester"));
}
