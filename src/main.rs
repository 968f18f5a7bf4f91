//! Starts the app in the browser.

use fullmakt::app::App;
use fullmakt::browser::{document, panic};
use fullmakt::{api, i18n};
use leptos::mount::mount_to;
use leptos::prelude::*;

fn main() {
    panic::install_hook();
    // Leptos starts its own executor when the app is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let config = api::config::load().await;
        let texts = i18n::first_texts().await;
        assert!(texts.is_some(), "texts of another version");
        if let (Some(texts), Some(root)) = (texts, document::take_root()) {
            mount_to(root, move || view! { <App config=config texts=texts /> }).forget();
            document::mark_started();
        }
    });
}
