//! What happens when the app fails in a way that should be impossible.

use js_sys::{Function, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

/// Has every panic shown by `boot.js`, outside the app: after a panic the app can do nothing more.
///
/// What is shown is the place in the source, which helps us and says nothing about anybody. The
/// message of the panic could hold what the user was reading, so it stays out.
pub fn install_hook() {
    std::panic::set_hook(Box::new(|info| {
        let place = match info.location() {
            Some(place) => format!("{}:{}:{}", place.file(), place.line(), place.column()),
            None => String::new(),
        };
        let reference = concat!("fullmakt ", env!("CARGO_PKG_VERSION"), " ").to_owned() + &place;
        if let Ok(shown) = Reflect::get(&global(), &JsValue::from_str("panicked"))
            && let Some(show) = shown.dyn_ref::<Function>()
        {
            // If this fails too, the browser's own error remains.
            drop(show.call1(&JsValue::UNDEFINED, &JsValue::from_str(&reference)));
        }
    }));
}
