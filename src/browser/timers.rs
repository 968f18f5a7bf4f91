//! Time: now, later, again and again.

use super::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::AbortSignal;

/// Milliseconds since 1970, by the clock of this machine.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Seconds since 1970, by the clock of this machine.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a clock before 1970 or after the year 292 billion is as wrong as any other"
)]
pub fn seconds() -> u64 {
    (now() / 1000.0) as u64
}

/// Milliseconds since 1970 of a time in RFC 3339 with any number of fraction digits; `None` when it
/// is not one.
#[must_use]
pub fn parse(time: &str) -> Option<f64> {
    let millis = js_sys::Date::parse(time);
    millis.is_finite().then_some(millis)
}

/// A signal that ends a call after so many milliseconds.
#[must_use]
pub fn abort_after(milliseconds: u32) -> AbortSignal {
    AbortSignal::timeout_with_u32(milliseconds)
}

/// Something that will happen. Dropping it calls it off.
#[derive(Debug)]
pub struct Timer {
    handle: i32,
    repeats: bool,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        if self.repeats {
            window().clear_interval_with_handle(self.handle);
        } else {
            window().clear_timeout_with_handle(self.handle);
        }
    }
}

/// Calls once after so many milliseconds.
pub fn after(milliseconds: i32, callback: impl FnMut() + 'static) -> Timer {
    let callback = Closure::<dyn FnMut()>::new(callback);
    let handle = window().set_timeout_with_callback_and_timeout_and_arguments_0(
        callback.as_ref().unchecked_ref(),
        milliseconds,
    );
    Timer {
        handle: handle.unwrap_or_default(),
        repeats: false,
        _callback: callback,
    }
}

/// Calls again and again, each time after so many milliseconds.
pub fn every(milliseconds: i32, callback: impl FnMut() + 'static) -> Timer {
    let callback = Closure::<dyn FnMut()>::new(callback);
    let handle = window().set_interval_with_callback_and_timeout_and_arguments_0(
        callback.as_ref().unchecked_ref(),
        milliseconds,
    );
    Timer {
        handle: handle.unwrap_or_default(),
        repeats: true,
        _callback: callback,
    }
}

/// Calls once, when what has been changed in the document is about to be painted.
pub fn next_frame(callback: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(callback);
    // Without a frame nothing is painted, and then there is nothing to call for.
    drop(window().request_animation_frame(callback.unchecked_ref()));
}

/// Keeps a timer for as long as the page is there.
pub fn for_good(timer: Timer) {
    std::mem::forget(timer);
}
