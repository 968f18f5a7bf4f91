//! For which organisation the user is acting. The page tells it, since the request names it; nobody has
//! to choose.

use leptos::prelude::*;

/// An organisation that the user acts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActingParty {
    /// Its name, as people read it; empty while it is not known.
    pub name: String,
    /// Its organisation number, in groups of three.
    pub number: String,
}

/// The organisation, if the page is about one. `<App>` provides it as a context.
#[derive(Clone, Copy, Default)]
pub(crate) struct ActingPartyContext(RwSignal<Option<ActingParty>>);

impl ActingPartyContext {
    /// The organisation, if the page is about one. Tracked.
    #[must_use]
    pub(crate) fn get(self) -> Option<ActingParty> {
        self.0.get()
    }

    /// Shows the organisation in the header for as long as the calling component is mounted.
    pub(crate) fn follow(self, party: impl Fn() -> Option<ActingParty> + 'static) {
        Effect::new(move || self.0.set(party()));
        on_cleanup(move || {
            self.0.try_set(None);
        });
    }
}
