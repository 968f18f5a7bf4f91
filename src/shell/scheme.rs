//! Light or dark.

use crate::browser::{document, storage};
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;

/// A colour scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// As the system is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    const fn word(self) -> &'static str {
        match self {
            Self::System => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

// boot.js reads it too, before the app is there.
const KEPT_AS: &str = "fullmakt.scheme";

thread_local! {
    static CURRENT: ArcRwSignal<Scheme> = ArcRwSignal::new(Scheme::default());
}

/// The scheme in force. Tracked.
#[must_use]
pub fn current() -> Scheme {
    CURRENT.with(|current| current.get())
}

/// Puts the scheme into force that was picked on this machine.
pub fn start() {
    let kept = storage::get(KEPT_AS);
    let picked = Scheme::ALL
        .into_iter()
        .find(|scheme| Some(scheme.word()) == kept.as_deref());
    if let Some(scheme) = picked {
        apply(scheme);
    }
}

/// Puts a scheme into force that the user has picked. Only a choice other than the system's is kept.
pub fn pick(scheme: Scheme) {
    match scheme {
        Scheme::System => storage::remove(KEPT_AS),
        Scheme::Light | Scheme::Dark => storage::set(KEPT_AS, scheme.word()),
    }
    apply(scheme);
}

fn apply(scheme: Scheme) {
    document::set_root("data-color-scheme", scheme.word());
    CURRENT.with(|current| current.set(scheme));
}
