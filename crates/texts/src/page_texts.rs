//! Texts that stand in files of their own and are fetched when their page is opened.

use crate::section::{Section, SectionTexts};
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

/// The texts of a page. Until they have been fetched each of them is empty.
pub struct PageTexts<T: 'static>(OnceLock<&'static T>);

/// The texts of whichever page. What the app starts with knows no more of a page's texts than this: their keys come
/// with the program of the page.
pub trait AnyPageTexts {
    /// Whether they have been fetched.
    fn is_loaded(&self) -> bool;

    /// Reads their file, and answers whether it was one: a file that lacks a text belongs to another version of the
    /// app. Keys that the app does not know are ignored.
    ///
    /// The texts are leaked, like all others ([`Texts::from_json`](crate::Texts::from_json)).
    fn load(&self, file: &[u8]) -> bool;
}

impl<T> PageTexts<T> {
    pub(crate) const fn new() -> Self {
        Self(OnceLock::new())
    }
}

impl<T: SectionTexts> Deref for PageTexts<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.get().copied().unwrap_or(T::EMPTY)
    }
}

impl<T: SectionTexts> AnyPageTexts for PageTexts<T> {
    fn is_loaded(&self) -> bool {
        self.0.get().is_some()
    }

    fn load(&self, file: &[u8]) -> bool {
        let section: Option<Section> = serde_json::from_slice(file).ok();
        let Some(texts) = section.and_then(|mut section| T::from_section(&mut section)) else {
            return false;
        };
        // Those that came first are as good.
        self.0.get_or_init(|| texts);
        true
    }
}

impl<T> fmt::Debug for PageTexts<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageTexts").finish_non_exhaustive()
    }
}
