//! Components and the frame, in a real browser. Found as a user finds them: by role and name.
//!
//! `cargo xtask test components` runs them, one after the other in one page; natively there is nothing here.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail so"
)]

mod app;
mod client;
mod focus_guard;
mod formats;
mod hosts;
mod language_menu;
mod navigation;
mod organisation;
mod support;
mod ui;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
