//! What the browser is asked for beside views, calls and events, in functions that know no other module.
//!
//! What the browser refuses (storage that is switched off, a clipboard without permission) is an
//! answer here, never a panic.

pub(crate) mod clipboard;
pub mod clock;
pub(crate) mod cookies;
pub(crate) mod database;
pub mod document;
pub(crate) mod download;
pub(crate) mod early_responses;
pub mod focus;
pub(crate) mod history;
pub mod hosts;
pub(crate) mod intl;
pub(crate) mod layout;
pub mod location;
pub(crate) mod lock;
pub(crate) mod network;
pub mod panic;
pub(crate) mod printing;
pub(crate) mod scrolling;
pub mod storage;
pub(crate) mod texts;

use js_sys::{Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Window};

#[expect(
    clippy::expect_used,
    reason = "the app is started by a script of a page, on its main thread: there is a window"
)]
fn window() -> Window {
    web_sys::window().expect("a window")
}

#[expect(
    clippy::expect_used,
    reason = "a window that runs scripts of a page shows a document"
)]
fn document() -> Document {
    window().document().expect("a document")
}

/// What `boot.js` has left for the app under a global name. `None` where it has not run, as in tests of
/// components.
fn left_by_boot<T: JsCast>(name: &str) -> Option<T> {
    let left = Reflect::get(&global(), &JsValue::from_str(name)).ok()?;
    left.dyn_into().ok()
}
