//! Texts that come with a page that is loaded when it is opened.

use super::{I18n, Texts};
use crate::browser;
use fullmakt_texts::AnyPageTexts;
use leptos::prelude::*;

/// Where a page's own texts are.
#[derive(Clone, Copy)]
pub(crate) struct TextsOfPage {
    /// As in `texts-<page>-nb.json`.
    pub(crate) page: &'static str,
    pub(crate) of: fn(&'static Texts) -> &'static dyn AnyPageTexts,
}

/// A file that has been fetched before it was known where its texts belong, with the language that it is in.
pub(crate) struct UnreadPageTexts {
    texts: &'static Texts,
    file: String,
}

impl UnreadPageTexts {
    /// Answers whether it was such a file.
    pub(crate) fn read(&self, page: TextsOfPage) -> bool {
        (page.of)(self.texts).load(self.file.as_bytes())
    }
}

impl I18n {
    /// Fetches the texts of a page in the language in use. They are on their way when this returns.
    pub(crate) fn fetch_page(
        self,
        page: &'static str,
    ) -> impl Future<Output = Option<UnreadPageTexts>> {
        let texts = self.texts.try_get_untracked();
        let file = texts.map(|texts| browser::texts::fetch_page(texts.language.tag(), page));
        async move {
            let (texts, file) = (texts?, file?.await?);
            Some(UnreadPageTexts { texts, file })
        }
    }

    /// Fetches the texts of a page until they are there in the language that is in use by then. Answers whether they
    /// are.
    pub(crate) async fn load_page(self, page: TextsOfPage) -> bool {
        while let Some(texts) = self.texts.try_get_untracked() {
            if (page.of)(texts).is_loaded() {
                return true;
            }
            let unread = self.fetch_page(page.page).await;
            if !unread.is_some_and(|unread| unread.read(page)) {
                return false;
            }
        }
        false
    }

    /// From now on the language changes only to one in which this page's texts are there too.
    pub(crate) fn page_opened(self, page: TextsOfPage) {
        self.set_open_page(Some(page));
    }

    /// The page that was opened last has gone from the screen.
    pub(crate) fn page_closed(self) {
        self.set_open_page(None);
    }

    fn set_open_page(self, page: Option<TextsOfPage>) {
        self.files.try_update_value(|files| files.open_page = page);
    }

    /// Fetches what the page on the screen lacks in a language, also when it is another one by then. Answers whether
    /// all is there.
    pub(super) async fn load_open_page(self, texts: &'static Texts) -> bool {
        let open_page = || self.files.try_with_value(|files| files.open_page).flatten();
        while let Some(page) = open_page()
            && !(page.of)(texts).is_loaded()
        {
            let file = browser::texts::fetch_page(texts.language.tag(), page.page).await;
            if !file.is_some_and(|file| (page.of)(texts).load(file.as_bytes())) {
                return false;
            }
        }
        true
    }
}
