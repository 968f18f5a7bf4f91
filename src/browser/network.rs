//! Whether there is a network, and whether anybody looks at the page.

use super::{document, window};
use web_sys::VisibilityState;

/// What the browser believes. `false` is dependable, `true` only says that there is some network.
#[must_use]
pub fn online() -> bool {
    window().navigator().on_line()
}

/// Whether the page can be seen: not in a hidden tab or a minimised window.
#[must_use]
pub fn visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}
