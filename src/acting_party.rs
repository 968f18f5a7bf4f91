//! For which organisation the user is acting, as the header shows it. The page tells: on the approval pages the
//! request names the organisation; on pages about an organisation that the user has picked, the address does
//! (`organisation`).

use leptos::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActingParty {
    /// Its name, as people read it; empty while it is not known.
    pub name: String,
    /// Its organisation number, in groups of three.
    pub number: String,
}

/// Leads to where the user picks another organisation.
#[derive(Clone)]
pub(crate) struct ChangeLink {
    pub label: Signal<String>,
    pub href: String,
}

/// The organisation, if the page is about one. `<App>` provides it as a context.
#[derive(Clone, Copy, Default)]
pub(crate) struct ActingPartyContext {
    party: RwSignal<Option<ActingParty>>,
    change: RwSignal<Option<ChangeLink>>,
}

impl ActingPartyContext {
    /// Tracked.
    pub(crate) fn get(self) -> Option<ActingParty> {
        self.party.get()
    }

    /// The way to another organisation, where it was the user who picked this one. Tracked.
    pub(crate) fn change_link(self) -> Option<ChangeLink> {
        self.change.get()
    }

    /// Shows the organisation in the header for as long as the calling component is mounted.
    pub(crate) fn follow(self, party: impl Fn() -> Option<ActingParty> + 'static) {
        Effect::new(move || self.party.set(party()));
        on_cleanup(move || {
            self.party.try_set(None);
        });
    }

    /// Offers the way to another organisation beside it, for as long as the calling component is mounted.
    pub(crate) fn follow_change_link(self, link: impl Fn() -> Option<ChangeLink> + 'static) {
        Effect::new(move || self.change.set(link()));
        on_cleanup(move || {
            self.change.try_set(None);
        });
    }
}
