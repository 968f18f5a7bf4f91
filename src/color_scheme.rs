//! Light or dark.

use crate::browser::{document, storage};
use leptos::prelude::*;

/// A colour scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ColorScheme {
    /// As the system is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl ColorScheme {
    /// All of them, in the order of menus.
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The value of the attribute `data-color-scheme`.
    const fn attribute(self) -> &'static str {
        match self {
            Self::System => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// `boot.js` reads it too, before the app is there.
const STORAGE_KEY: &str = "fullmakt.scheme";

/// The scheme in use. `<App>` provides it as a context.
#[derive(Clone, Copy)]
pub(crate) struct ColorSchemeContext(RwSignal<ColorScheme>);

impl ColorSchemeContext {
    /// The scheme that was chosen on this machine, else the system's.
    #[must_use]
    pub(crate) fn load() -> Self {
        let stored = storage::get(STORAGE_KEY);
        let chosen = ColorScheme::ALL
            .into_iter()
            .find(|scheme| Some(scheme.attribute()) == stored.as_deref());
        let context = Self(RwSignal::new(ColorScheme::default()));
        if let Some(scheme) = chosen {
            context.apply(scheme);
        }
        context
    }

    /// The scheme in use. Tracked.
    #[must_use]
    pub(crate) fn get(self) -> ColorScheme {
        self.0.get()
    }

    /// Uses a scheme that the user has chosen. Only a choice other than the system's is stored.
    pub(crate) fn choose(self, scheme: ColorScheme) {
        match scheme {
            ColorScheme::System => storage::remove(STORAGE_KEY),
            ColorScheme::Light | ColorScheme::Dark => storage::set(STORAGE_KEY, scheme.attribute()),
        }
        self.apply(scheme);
    }

    fn apply(self, scheme: ColorScheme) {
        document::set_root_attribute("data-color-scheme", scheme.attribute());
        self.0.set(scheme);
    }
}
