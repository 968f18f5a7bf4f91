//! Whether there is a network.

use super::window;

/// What the browser believes. `false` is dependable, `true` only says that there is some network.
pub(crate) fn is_online() -> bool {
    window().navigator().on_line()
}
