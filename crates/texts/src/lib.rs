//! What the app says, in bokmål, nynorsk and English.
//!
//! Each part of the app has one struct of texts and three constants of it, so that a text that is
//! missing in one language does not compile. The browser downloads one language only: the feature
//! `sources` holds the texts, `write-texts` writes one file for each language, and the app, built
//! without the feature, reads the file of the language in force.

pub mod approval;
pub mod common;
mod lines;
pub mod problems;
#[cfg(feature = "sources")]
mod sources;
pub mod template;

pub use approval::ApprovalTexts;
pub use common::CommonTexts;
use fullmakt_domain::Language;
use lines::Lines;
pub use problems::{Cause, ProblemText};

/// Everything that the app says, in one language.
#[derive(Debug)]
pub struct Texts {
    /// In which one.
    pub language: Language,
    /// The frame, and pages that belong to no feature.
    pub common: CommonTexts,
    /// The approval pages.
    pub approval: ApprovalTexts,
    /// Two lines for each [`Cause`], in their order.
    problems: &'static [&'static str],
}

impl Texts {
    /// What is said before a language is there: nothing.
    pub const EMPTY: Self = Self {
        language: Language::Nb,
        common: CommonTexts::EMPTY,
        approval: ApprovalTexts::EMPTY,
        problems: &[],
    };

    /// Reads a file that `write-texts` has written. `None` when it belongs to another version of the
    /// app. The texts stay until the page is closed: no view has to think of how long they last.
    #[must_use]
    pub fn read(file: String) -> Option<&'static Self> {
        let lines: Vec<&'static str> = String::leak(file).split('\n').collect();
        let (tag, lines) = Vec::leak(lines).split_first()?;
        let mut lines = Lines::new(lines);
        let mut texts = Box::new(Self::EMPTY);
        texts.language = Language::from_tag(tag)?;
        texts.common.take(&mut lines);
        texts.approval.take(&mut lines);
        if lines.ended {
            return None;
        }
        texts.problems = lines.rest();
        (texts.problems.len() == 2 * Cause::ALL.len()).then(|| &*Box::leak(texts))
    }

    /// The words for a cause.
    #[must_use]
    pub fn problem(&self, cause: Cause) -> ProblemText {
        let line = |at: usize| self.problems.get(at).copied().unwrap_or_default();
        let at = 2 * cause as usize;
        ProblemText {
            what: line(at),
            next: line(at + 1),
        }
    }
}

/// The same ones, and not only ones that say the same.
impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
