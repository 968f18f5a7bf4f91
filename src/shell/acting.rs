//! For which organisation the user is acting. The page tells it, since the request names it; nobody
//! has to choose.

use crate::ui::follow;
use reactive_graph::owner::on_cleanup;
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;

/// An organisation that the user acts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    /// Its name, as people read it; empty while it is not known.
    pub name: String,
    /// Its number, in groups of three.
    pub number: String,
}

thread_local! {
    static ACTING: ArcRwSignal<Option<Acting>> = ArcRwSignal::new(None);
}

/// The organisation, if the page is about one. Tracked.
#[must_use]
pub fn current() -> Option<Acting> {
    ACTING.with(|acting| acting.get())
}

/// Shows the organisation in the header for as long as the calling page is there.
pub fn set(organisation: impl Fn() -> Option<Acting> + 'static) {
    let acting = ACTING.with(Clone::clone);
    follow(move || acting.set(organisation()));
    on_cleanup(|| ACTING.with(|acting| acting.set(None)));
}
