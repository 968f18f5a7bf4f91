//! What the app says, in bokmål, nynorsk and English.
//!
//! The texts of a language stand in JSON files beside this crate's manifest: `texts-nb.json` and so on, and those of
//! a page that is fetched when it is opened in `texts-<page>-nb.json`. The structs here say which texts there are, and
//! where each is shown; [`Texts::from_json`] and [`AnyPageTexts::load`] fill them.
//! A browser downloads the files of one language; the feature `sources` compiles all files in, for tests.
//! `tests.rs` holds the languages together.

#![warn(missing_docs)]

pub mod access;
pub mod accessibility;
pub mod approval;
pub mod clients;
pub mod common;
pub mod page_texts;
pub mod party;
pub mod problems;
mod section;
#[cfg(any(test, feature = "sources"))]
mod sources;
pub mod start;
pub mod systems;
pub mod template;
#[cfg(test)]
mod tests;

pub use access::AccessTexts;
pub use accessibility::AccessibilityTexts;
pub use approval::ApprovalTexts;
pub use clients::ClientsTexts;
pub use common::CommonTexts;
use fullmakt_domain::Language;
pub use page_texts::{AnyPageTexts, PageTexts};
pub use party::PartyTexts;
use problems::ProblemTexts;
pub use problems::{Cause, ProblemText};
use section::{Section, SectionTexts};
use serde::Deserialize;
pub use start::StartTexts;
pub use systems::SystemsTexts;

/// Everything that the app says, in one language.
#[derive(Debug)]
pub struct Texts {
    /// In which one.
    pub language: Language,
    /// The frame, and pages that belong to no feature.
    pub common: &'static CommonTexts,
    /// Lists of packages and rights.
    pub access: &'static AccessTexts,
    /// The approval pages.
    pub approval: &'static ApprovalTexts,
    /// The choice of an organisation.
    pub party: &'static PartyTexts,
    /// The accessibility statement.
    pub accessibility: PageTexts<AccessibilityTexts>,
    /// The page of clients.
    pub clients: PageTexts<ClientsTexts>,
    /// The front page.
    pub start: PageTexts<StartTexts>,
    /// The pages of system users.
    pub systems: PageTexts<SystemsTexts>,
    problems: ProblemTexts,
}

/// A file of texts. Its sections are lists from which the structs are filled: with a derived `Deserialize` for
/// each struct the app was 8.2 kB (brotli) larger (docs/decisions/0009-one-language-at-a-time.md).
#[derive(Deserialize)]
struct File {
    language: String,
    common: Section,
    access: Section,
    approval: Section,
    party: Section,
    problems: Section<Section>,
}

impl Texts {
    /// Reads the first file of a language, which has no texts of pages that are fetched later. `None` when it is not one, or lacks a text: then it belongs to another
    /// version of the app. Keys that the app does not know are ignored.
    ///
    /// The texts are leaked, so that views can keep them as `&'static str`. The app reads a language once
    /// and keeps it, so this is at most one file for each language, some 15 kB.
    #[must_use]
    pub fn from_json(file: &[u8]) -> Option<&'static Self> {
        let mut file: File = serde_json::from_slice(file).ok()?;
        let texts = Self {
            language: Language::from_tag(&file.language)?,
            common: CommonTexts::from_section(&mut file.common)?,
            access: AccessTexts::from_section(&mut file.access)?,
            approval: ApprovalTexts::from_section(&mut file.approval)?,
            party: PartyTexts::from_section(&mut file.party)?,
            accessibility: PageTexts::new(),
            clients: PageTexts::new(),
            start: PageTexts::new(),
            systems: PageTexts::new(),
            problems: ProblemText::from_sections(&mut file.problems)?,
        };
        Some(Box::leak(Box::new(texts)))
    }

    /// What is said about a cause.
    #[must_use]
    pub fn problem(&self, cause: Cause) -> ProblemText {
        self.problems[cause as usize]
    }
}

/// The same ones, and not only ones that say the same.
impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
