//! Texts in bokmål, nynorsk and English, and the language in force.
//!
//! Each feature has one struct of texts and three constants of it, so that a text that is missing in
//! one language is a compile error. A text with a value in it is a function from the value to the
//! text. Views read `texts::<T>()` inside a closure and follow a change of language without reload.

pub mod approval;
pub mod common;
pub mod format;
pub mod problems;

use crate::browser::{document, storage};
use leptos::prelude::*;

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

impl Language {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// `nb`, `nn` or `en`: for `lang`, `Accept-Language`, the profile and texts with three languages.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }

    /// For numbers and dates. English as it is written in Europe.
    #[must_use]
    pub const fn locale(self) -> &'static str {
        match self {
            Self::Nb => "nb-NO",
            Self::Nn => "nn-NO",
            Self::En => "en-GB",
        }
    }

    /// What the language calls itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Nb => "Bokmål",
            Self::Nn => "Nynorsk",
            Self::En => "English",
        }
    }

    /// The language of a tag such as `nb`, `nn-NO`, `no`, `no_nb` or `en-US`; `None` for others.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        match (parts.next()?, parts.next()) {
            ("nn", _) | ("no", Some("nn")) => Some(Self::Nn),
            ("nb" | "no", _) => Some(Self::Nb),
            ("en", _) => Some(Self::En),
            _ => None,
        }
    }
}

/// The texts of one feature.
pub trait Texts: 'static {
    /// The texts in a language.
    fn of(language: Language) -> &'static Self;
}

const KEPT_AS: &str = "fullmakt.language";

thread_local! {
    static CURRENT: ArcRwSignal<Language> = ArcRwSignal::new(Language::default());
}

/// The language in force. Tracked: what reads it in a closure follows it.
#[must_use]
pub fn language() -> Language {
    CURRENT.with(|current| current.get())
}

/// The language in force, untracked.
#[must_use]
pub fn language_now() -> Language {
    CURRENT.with(|current| current.get_untracked())
}

/// Texts in the language in force. Tracked.
#[must_use]
pub fn texts<T: Texts>() -> &'static T {
    T::of(language())
}

/// Texts in the language in force, untracked: for events and messages that stay as they are.
#[must_use]
pub fn texts_now<T: Texts>() -> &'static T {
    T::of(language_now())
}

/// Puts a language into force, with the `lang` of the page.
pub fn set_language(language: Language) {
    document::set_root("lang", language.tag());
    CURRENT.with(|current| {
        if current.get_untracked() != language {
            current.set(language);
        }
    });
}

/// Puts a language into force that the user has picked, and keeps it on this machine.
pub fn pick_language(language: Language) {
    storage::set(KEPT_AS, language.tag());
    set_language(language);
}

/// Puts the language into force that is best known before the profile has been read: the one the
/// user picked on this machine, else the browser's.
pub fn start() {
    set_language(first_language(picked(), &document::languages()));
}

/// Puts the profile's language into force, unless the user has picked one on this machine.
pub fn follow_profile(tag: &str) {
    if picked().is_none()
        && let Some(language) = Language::from_tag(tag)
    {
        set_language(language);
    }
}

fn picked() -> Option<Language> {
    Language::from_tag(&storage::get(KEPT_AS)?)
}

fn first_language(picked: Option<Language>, browser: &[String]) -> Language {
    picked
        .or_else(|| browser.iter().find_map(|tag| Language::from_tag(tag)))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_all_kinds_are_understood() {
        for (tag, language) in [
            ("nb", Some(Language::Nb)),
            ("nb-NO", Some(Language::Nb)),
            ("no", Some(Language::Nb)),
            ("no_nb", Some(Language::Nb)),
            ("no_nn", Some(Language::Nn)),
            ("NN-no", Some(Language::Nn)),
            ("en-US", Some(Language::En)),
            ("en", Some(Language::En)),
            ("sv", None),
            ("", None),
            ("nbx", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn the_users_choice_wins_over_the_browsers() {
        let browser = ["sv-SE".to_owned(), "en-GB".to_owned(), "nn".to_owned()];
        assert_eq!(first_language(Some(Language::Nn), &browser), Language::Nn);
        assert_eq!(first_language(None, &browser), Language::En);
        assert_eq!(first_language(None, &["sv".to_owned()]), Language::Nb);
    }
}
