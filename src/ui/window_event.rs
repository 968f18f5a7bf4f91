use leptos::ev::EventDescriptor;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Listens to an event of the window, also one that bubbles up to it, for as long as the calling component
/// is mounted.
pub fn use_window_event<E>(event: E, callback: impl Fn(E::EventType) + 'static)
where
    E: EventDescriptor,
    E::EventType: JsCast,
{
    // Boxed and untyped: one listener for all events, and not one for each.
    let callback: Box<dyn Fn(web_sys::Event)> =
        Box::new(move |event| callback(event.unchecked_into()));
    listen(&event.name(), callback);
}

fn listen(name: &str, callback: Box<dyn Fn(web_sys::Event)>) {
    let listener = window_event_listener_untyped(name, callback);
    on_cleanup(move || listener.remove());
}

/// Calls again and again for as long as the calling component is mounted.
pub fn use_interval(callback: impl Fn() + 'static, interval: std::time::Duration) {
    if let Ok(timer) = set_interval_with_handle(callback, interval) {
        on_cleanup(move || timer.clear());
    }
}
