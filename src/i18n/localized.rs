//! Texts of others, which need not be in the language in use.

use fullmakt_domain::Language;
use fullmakt_domain::text::sanitize_line;

/// A text and the language it is in, when that is another one than the reader's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LocalizedText {
    pub text: String,
    /// `lang` of the text; `None` when it is the reader's.
    pub lang: Option<&'static str>,
}

impl LocalizedText {
    /// Fit to be shown in one line.
    pub(crate) fn sanitized(&self, length: usize) -> Self {
        Self {
            text: sanitize_line(&self.text, length),
            lang: self.lang,
        }
    }
}

/// The best there is of a text in several languages, with the language it is in.
pub(crate) fn localize(found: Option<(&str, &'static str)>, language: Language) -> LocalizedText {
    let (text, tag) = found.unwrap_or_default();
    LocalizedText {
        text: text.to_owned(),
        lang: (!text.is_empty() && tag != language.tag()).then_some(tag),
    }
}
