use super::{Cause, cause_of};
use crate::api::ApiError;
use crate::ui::Severity;
use fullmakt_texts::Texts;

/// Something to tell the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub severity: Severity,
    /// In a few words; can be empty.
    pub title: String,
    /// The rest, a paragraph each.
    pub lines: Vec<String>,
    /// What support can find it by.
    pub reference: Option<String>,
}

impl Message {
    pub(crate) fn new(severity: Severity, title: String, lines: Vec<String>) -> Self {
        Self {
            severity,
            title,
            lines,
            reference: None,
        }
    }

    /// Adds what the platform says about the error, and what to do about it.
    pub(crate) fn because(self, texts: &Texts, error: &ApiError) -> Self {
        self.because_of(texts, cause_of(error), error)
    }

    /// The same with a cause that fits better what the page is about.
    pub(crate) fn because_of(mut self, texts: &Texts, cause: Cause, error: &ApiError) -> Self {
        let text = texts.problem(cause);
        self.lines
            .extend([text.what.to_owned(), text.next.to_owned()]);
        self.with_reference(error)
    }

    pub(crate) fn with_reference(mut self, error: &ApiError) -> Self {
        self.reference = error.reference().map(|reference| reference.to_string());
        self
    }
}
