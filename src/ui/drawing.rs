//! Where plain values meet signals: parts of the page that are drawn anew when a signal changes.

use super::blocks::Parts;
use crate::browser::tree::{Drawn, Place};
use any_spawner::Executor;
use reactive_graph::effect::Effect;
use reactive_graph::owner::Owner;

/// Everything that follows signals, for as long as this is kept.
pub struct Following(Owner);

impl Following {
    /// Calls `begin`, and lets everything go on that it begins to draw or to follow.
    #[must_use]
    pub fn new(begin: impl FnOnce()) -> Self {
        // Fails when it has been done before, which is as good.
        drop(Executor::init_wasm_bindgen());
        let owner = Owner::new();
        owner.with(begin);
        Self(owner)
    }

    /// Goes on until the browser leaves the page.
    pub fn for_good(self) {
        std::mem::forget(self);
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.0.cleanup();
    }
}

/// Calls `look` soon, and again whenever a signal that it has read has changed. What it begins itself
/// to draw or to follow ends before it is called again.
///
/// Boxed, so that there is one kind of effect however many there are.
pub fn follow(look: impl FnMut() + 'static) {
    let look: Box<dyn FnMut()> = Box::new(look);
    Effect::new(look);
}

/// Draws in a place, and again whenever something that `parts` reads has changed. What is still there
/// keeps its element, and with it focus and what is open.
///
/// # Usage
///
/// ```ignore
/// draw_in(place, || vec![page_heading(vec![text(common().start_heading)])]);
/// ```
pub fn draw_in(place: Place, parts: impl Fn() -> Parts + 'static) {
    let mut drawn = Drawn::new(place);
    follow(move || drawn.draw(parts()));
}
