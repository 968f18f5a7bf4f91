//! Where elements are on the screen, how large they are, and when that changes.

use super::window;
use std::ops::Range;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, ResizeObserver};

/// The part of an element's height that is level with the window, in pixels from its upper edge. It can begin above the
/// element and end below it.
pub(crate) fn seen(element: &Element) -> Range<f64> {
    let top = element.get_bounding_client_rect().top();
    let height = window()
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    -top..height.unwrap_or_default() - top
}

/// An element's height in whole pixels, rounded up.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "heights are small and not negative"
)]
pub(crate) fn height(element: &Element) -> u32 {
    element.get_bounding_client_rect().height().ceil() as u32
}

/// How many pixels of the screen one of the style sheet is: more when the page is enlarged.
pub(crate) fn device_pixels() -> f64 {
    window().device_pixel_ratio()
}

/// Scrolls the page down by so many pixels, or up.
pub(crate) fn scroll_by(pixels: f64) {
    window().scroll_by_with_x_and_y(0.0, pixels);
}

/// Sets a property of an element's own style, which may be a custom one. Nothing takes it away.
pub(crate) fn set_style(element: &HtmlElement, name: &str, value: &str) {
    // Our own names and values are valid.
    drop(element.style().set_property(name, value));
}

/// Tells when an element's size changes and when something is scrolled, until it is dropped.
pub(crate) struct LayoutObserver {
    observer: Option<ResizeObserver>,
    scrolled: Closure<dyn FnMut()>,
    _resized: Closure<dyn FnMut()>,
}

impl LayoutObserver {
    /// `resized` is called once at the beginning too. `scrolled` hears of whatever scrolls, not of the page alone.
    pub(crate) fn new(
        element: &Element,
        resized: impl FnMut() + 'static,
        scrolled: impl FnMut() + 'static,
    ) -> Self {
        let resized = Closure::<dyn FnMut()>::new(resized);
        let scrolled = Closure::<dyn FnMut()>::new(scrolled);
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        // The event does not bubble, but it can be caught on its way down. It cannot be prevented, so that the browser
        // waits for no listener.
        let listener = scrolled.as_ref().unchecked_ref();
        drop(window().add_event_listener_with_callback_and_bool("scroll", listener, true));
        Self {
            observer,
            scrolled,
            _resized: resized,
        }
    }
}

impl Drop for LayoutObserver {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        let listener = self.scrolled.as_ref().unchecked_ref();
        drop(window().remove_event_listener_with_callback_and_bool("scroll", listener, true));
    }
}
