//! Work that waits for something.

use std::pin::Pin;

/// Starts work that nobody waits for. It begins after the caller has returned to the browser.
///
/// Boxed, so that there is one kind of task however many there are.
pub fn start(work: impl Future<Output = ()> + 'static) {
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    wasm_bindgen_futures::spawn_local(work);
}
