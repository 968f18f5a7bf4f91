//! Starts the app in the browser.

use fullmakt::app::App;
use fullmakt::browser::{document, focus, panic};
use fullmakt::{api, i18n};
use futures::future::LocalBoxFuture;
use leptos::mount::mount_to;
use leptos::prelude::*;

fn main() {
    panic::install_hook();
    // Boxed like all other tasks of the app, and not a type of its own.
    let start: LocalBoxFuture<'static, ()> = Box::pin(async {
        let config = api::config::load().await;
        let (Some(texts), Some(root)) = (i18n::first_texts().await, document::root()) else {
            start_failed();
        };
        // What was on the screen before can have the focus, and goes with it.
        let had_focus = !focus::is_nowhere();
        root.set_text_content(None);
        mount_to(root, move || view! { <App config=config texts=texts /> }).forget();
        if had_focus {
            focus::without_scrolling("#main");
        }
        document::mark_started();
    });
    // Leptos starts its own executor only when the app is mounted.
    wasm_bindgen_futures::spawn_local(start);
}

#[expect(
    clippy::panic,
    reason = "page, texts and program belong together by their digests; boot.js shows the panic"
)]
fn start_failed() -> ! {
    panic!("texts or page of another version");
}
