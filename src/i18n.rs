//! Texts in bokmål, nynorsk and English, and the language in use.
//!
//! The texts stand in `crates/texts`. A browser fetches those of one language, and of another when the
//! user chooses it; those of a page that is loaded later come with that page. Components show them with `t` and follow
//! a change of language without reload.

mod elements;
pub mod format;
mod localized;
mod page_texts;

use crate::browser::{self, document, storage};
use crate::ui::{Cut, text_view};
pub(crate) use elements::{localized, moment, name_of, rich_text};
pub use fullmakt_domain::Language;
pub use fullmakt_texts::{
    AccessTexts, ApprovalTexts, ClientsTexts, CommonTexts, SystemsTexts, Texts, template,
};
use leptos::prelude::*;
pub(crate) use localized::{LocalizedText, localize};
pub(crate) use page_texts::TextsOfPage;

/// `boot.js` reads it too, before the app is there.
const STORAGE_KEY: &str = "fullmakt.language";

/// The language in use, with its texts. `<App>` provides it as a context.
#[derive(Clone, Copy)]
pub struct I18n {
    texts: RwSignal<&'static Texts>,
    is_missing: RwSignal<bool>,
    files: StoredValue<Files>,
}

/// What has been read and what is wanted.
#[derive(Default)]
struct Files {
    /// The languages that have been read: each file is read once.
    loaded: Vec<&'static Texts>,
    /// Which language was requested last: the file of an earlier one is too late.
    requested: Option<Language>,
    /// The page on the screen, when it has texts of its own: a language is not in use without these.
    open_page: Option<TextsOfPage>,
}

/// What has become of a request for a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loaded {
    InUse,
    /// Another language has been requested since.
    Superseded,
    /// The texts could not be fetched; everything stays as it is.
    Missing,
}

impl I18n {
    /// Uses these texts, and sets the `lang` of the page.
    pub(crate) fn new(texts: &'static Texts) -> Self {
        document::set_root_attribute("lang", texts.language.tag());
        Self {
            texts: RwSignal::new(texts),
            is_missing: RwSignal::new(false),
            files: StoredValue::new(Files {
                loaded: vec![texts],
                ..Files::default()
            }),
        }
    }

    /// The texts in the language in use. Tracked.
    pub(crate) fn texts(self) -> &'static Texts {
        self.texts.get()
    }

    /// The language in use. Tracked.
    pub(crate) fn language(self) -> Language {
        self.texts().language
    }

    /// Whether the language that was chosen last could not be fetched. Tracked.
    pub(crate) fn is_missing(self) -> bool {
        self.is_missing.get()
    }

    /// Uses a language that the user has chosen, and stores the choice on this machine. Answers whether
    /// the language is in use now.
    pub(crate) async fn choose(self, language: Language) -> bool {
        let loaded = self.load(language).await;
        if loaded != Loaded::Superseded {
            self.is_missing.try_set(loaded == Loaded::Missing);
        }
        if loaded == Loaded::InUse {
            storage::set(STORAGE_KEY, language.tag());
        }
        loaded == Loaded::InUse
    }

    /// Uses the profile's language, unless the user has chosen one on this machine.
    pub(crate) async fn follow_profile(self, tag: &str) {
        let is_chosen = self.requested().is_some();
        if !is_chosen
            && storage::get(STORAGE_KEY).is_none()
            && let Some(language) = Language::from_tag(tag)
        {
            self.load(language).await;
        }
    }

    /// Uses other texts. Those in use already are not set again: what shows them would be announced again.
    pub fn set_texts(self, texts: &'static Texts) {
        if self.texts.try_get_untracked().map(|it| it.language) == Some(texts.language) {
            return;
        }
        document::set_root_attribute("lang", texts.language.tag());
        self.texts.try_set(texts);
    }

    fn requested(self) -> Option<Language> {
        self.files.try_with_value(|files| files.requested).flatten()
    }

    async fn load(self, language: Language) -> Loaded {
        self.files
            .try_update_value(|files| files.requested = Some(language));
        let texts = self.texts_in(language).await;
        if self.requested() != Some(language) {
            return Loaded::Superseded;
        }
        let Some(texts) = texts else {
            return Loaded::Missing;
        };
        self.set_texts(texts);
        Loaded::InUse
    }

    /// The texts in a language, those of the page on the screen among them.
    async fn texts_in(self, language: Language) -> Option<&'static Texts> {
        let texts = self.first_texts_in(language).await?;
        self.load_open_page(texts).await.then_some(texts)
    }

    async fn first_texts_in(self, language: Language) -> Option<&'static Texts> {
        let is_it = |texts: &&&'static Texts| texts.language == language;
        let loaded = self
            .files
            .try_with_value(|files| files.loaded.iter().find(is_it).copied());
        if let Some(Some(texts)) = loaded {
            return Some(texts);
        }
        let file = browser::texts::fetch(language.tag()).await?;
        let texts = Texts::from_json(file.as_bytes())?;
        self.files
            .try_update_value(|files| files.loaded.push(texts));
        Some(texts)
    }
}

/// The texts of the language that `boot.js` has chosen: the one that the user has chosen on this machine,
/// else the browser's. `None` when they do not belong to this version of the app.
pub async fn first_texts() -> Option<&'static Texts> {
    let file = browser::texts::first().await?;
    Texts::from_json(file.as_bytes())
}

/// The language in use, from the context.
pub fn use_i18n() -> I18n {
    expect_context()
}

/// A text in the language in use, for a place in a `view!`: `{t(|t| t.common.skip)}`. It takes a function
/// pointer, so that there is one type of such places and not one for each text.
pub(crate) fn t(text: fn(&'static Texts) -> &'static str) -> AnyView {
    text_view(t_signal(text))
}

/// The same as a signal, for props of components.
pub(crate) fn t_signal(text: fn(&'static Texts) -> &'static str) -> Signal<String> {
    let i18n = use_i18n();
    Signal::derive(move || text(i18n.texts()).to_owned())
}

/// That not all rows of a long list fit on paper.
pub(crate) fn cut_note(rows: Memo<Vec<u32>>) -> Callback<Cut, String> {
    let i18n = use_i18n();
    Callback::new(move |cut| {
        let texts = i18n.texts();
        let (template, shown) = match cut {
            Cut::OnPaper(shown) => (texts.common.rows_on_paper, shown),
            Cut::NoRoom(shown) => (texts.common.rows_with_room, shown),
        };
        let all = u32::try_from(rows.with(Vec::len)).unwrap_or(u32::MAX);
        let [shown, all] = [shown, all].map(|count| format::number(texts.language, count));
        template::fill(template, &[("shown", &shown), ("all", &all)])
    })
}
