//! Whether there is a network, and whether anybody looks at the page.

use super::{document, window};
use web_sys::{RequestCache, RequestCredentials, VisibilityState};

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

/// How calls carry the session cookie: to the app's own origin always, to another one (`apiBase`)
/// only when asked to.
#[must_use]
pub fn credentials(own_origin: bool) -> RequestCredentials {
    if own_origin {
        RequestCredentials::SameOrigin
    } else {
        RequestCredentials::Include
    }
}

/// No answer out of the browser's cache: a status that is read again is the one of now.
#[must_use]
pub fn fresh() -> RequestCache {
    RequestCache::NoStore
}
