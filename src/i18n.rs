//! Texts in bokmål, nynorsk and English, and the language in force.
//!
//! The texts stand in `crates/texts`. A browser fetches those of one language, and of another when the
//! user picks it. Views read [`texts`] inside a closure and follow a change of language without reload.

pub mod format;
pub mod problems;

use crate::browser::{self, document, storage};
pub use fullmakt_domain::Language;
pub use fullmakt_texts::{ApprovalTexts, CommonTexts, Texts, template};
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;
use std::cell::{Cell, RefCell};

const KEPT_AS: &str = "fullmakt.language";

thread_local! {
    static CURRENT: ArcRwSignal<&'static Texts> = ArcRwSignal::new(&Texts::EMPTY);
    /// Which language was asked for last: the file of an earlier one is too late.
    static WANTED: Cell<Option<Language>> = const { Cell::new(None) };
    /// The languages that have been read: texts stay in memory, so each is read once.
    static LOADED: RefCell<Vec<&'static Texts>> = const { RefCell::new(Vec::new()) };
}

/// The texts in the language in force. Tracked: what reads them in a closure follows it.
#[must_use]
pub fn texts() -> &'static Texts {
    CURRENT.with(|current| current.get())
}

/// Texts of the frame in the language in force. Tracked.
#[must_use]
pub fn common() -> &'static CommonTexts {
    &texts().common
}

/// The language in force. Tracked.
#[must_use]
pub fn language() -> Language {
    texts().language
}

/// Puts texts into force, with the `lang` of the page.
pub fn speak(texts: &'static Texts) {
    document::set_root("lang", texts.language.tag());
    CURRENT.with(|current| {
        if current.get_untracked() != texts {
            current.set(texts);
        }
    });
}

/// Puts the language into force that `boot.js` has chosen: the one that the user has picked on this
/// machine, else the browser's. `false` when its texts do not belong to this version of the app.
pub async fn start() -> bool {
    let file = browser::texts::first().await;
    file.and_then(read).map(speak).is_some()
}

/// What has become of a language that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It is in force.
    InForce,
    /// Another one has been asked for since; nothing came of this one.
    Overtaken,
    /// Its texts could not be fetched; everything stays as it is.
    Missing,
}

/// Puts a language into force that the user has picked, and keeps it on this machine.
pub async fn pick(language: Language) -> Asked {
    let asked = ask_for(language).await;
    if asked == Asked::InForce {
        storage::set(KEPT_AS, language.tag());
    }
    asked
}

/// Puts the profile's language into force, unless the user has picked one on this machine.
pub async fn follow_profile(tag: &str) {
    if WANTED.get().is_none()
        && storage::get(KEPT_AS).is_none()
        && let Some(language) = Language::from_tag(tag)
    {
        ask_for(language).await;
    }
}

async fn ask_for(language: Language) -> Asked {
    WANTED.set(Some(language));
    if CURRENT.with(|current| current.get_untracked().language) == language {
        return Asked::InForce;
    }
    let texts = load(language).await;
    if WANTED.get() != Some(language) {
        return Asked::Overtaken;
    }
    match texts {
        Some(texts) => {
            speak(texts);
            Asked::InForce
        }
        None => Asked::Missing,
    }
}

async fn load(language: Language) -> Option<&'static Texts> {
    let loaded = LOADED.with_borrow(|loaded| {
        let mut loaded = loaded.iter().copied();
        loaded.find(|texts| texts.language == language)
    });
    match loaded {
        Some(texts) => Some(texts),
        None => read(browser::texts::of(language.tag()).await?),
    }
}

fn read(file: String) -> Option<&'static Texts> {
    let texts = Texts::from_json(file.as_bytes())?;
    LOADED.with_borrow_mut(|loaded| loaded.push(texts));
    Some(texts)
}
