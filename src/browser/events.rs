//! Listening to the window and the document.

use super::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A listener that is there. Dropping it takes it away.
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        drop(
            self.target
                .remove_event_listener_with_callback(self.name, callback),
        );
    }
}

/// Listens to an event of the window: `online`, `popstate` and so on.
pub fn on_window(name: &'static str, callback: impl FnMut(Event) + 'static) -> Listener {
    listen(window().into(), name, callback)
}

/// Listens to an event of the document: `visibilitychange`, `click` and so on.
pub fn on_document(name: &'static str, callback: impl FnMut(Event) + 'static) -> Listener {
    listen(document().into(), name, callback)
}

fn listen(
    target: EventTarget,
    name: &'static str,
    callback: impl FnMut(Event) + 'static,
) -> Listener {
    let callback = Closure::<dyn FnMut(Event)>::new(callback);
    // Adding fails for no target that exists.
    drop(target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref()));
    Listener {
        target,
        name,
        callback,
    }
}

/// Keeps a listener for as long as the page is there.
pub fn for_good(listener: Listener) {
    std::mem::forget(listener);
}
