//! The texts of all languages, for tests that run without a browser.

use crate::section::SectionTexts;
use crate::{AccessibilityTexts, AnyPageTexts, ClientsTexts, StartTexts, SystemsTexts, Texts};
use fullmakt_domain::Language;
use std::sync::LazyLock;

impl Texts {
    /// The texts in a language, those of all pages among them.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: LazyLock<[&Texts; 3]> = LazyLock::new(|| {
            Language::ALL.map(|language| {
                #[expect(clippy::expect_used, reason = "the tests of this crate read each file")]
                let texts = Texts::from_json(file(language).as_bytes())
                    .expect("a whole file; the tests of fullmakt-texts tell what is wrong with it");
                for page in PAGES {
                    (page.texts)(texts).load((page.file)(language).as_bytes());
                }
                texts
            })
        });
        let [nb, nn, en] = *ALL;
        match language {
            Language::Nb => nb,
            Language::Nn => nn,
            Language::En => en,
        }
    }
}

/// A page with files of its own.
pub(crate) struct PageSource {
    /// As in `texts-<name>-nb.json`.
    #[cfg_attr(not(test), expect(dead_code, reason = "for this crate's tests"))]
    pub(crate) name: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "for this crate's tests"))]
    pub(crate) keys: &'static [&'static str],
    pub(crate) file: fn(Language) -> &'static str,
    pub(crate) texts: fn(&'static Texts) -> &'static dyn AnyPageTexts,
}

/// Each page with files of its own.
pub(crate) const PAGES: &[PageSource] = &[
    PageSource {
        name: "accessibility",
        keys: AccessibilityTexts::KEYS,
        file: |language| match language {
            Language::Nb => include_str!("../texts-accessibility-nb.json"),
            Language::Nn => include_str!("../texts-accessibility-nn.json"),
            Language::En => include_str!("../texts-accessibility-en.json"),
        },
        texts: |texts| &texts.accessibility,
    },
    PageSource {
        name: "clients",
        keys: ClientsTexts::KEYS,
        file: |language| match language {
            Language::Nb => include_str!("../texts-clients-nb.json"),
            Language::Nn => include_str!("../texts-clients-nn.json"),
            Language::En => include_str!("../texts-clients-en.json"),
        },
        texts: |texts| &texts.clients,
    },
    PageSource {
        name: "start",
        keys: StartTexts::KEYS,
        file: |language| match language {
            Language::Nb => include_str!("../texts-start-nb.json"),
            Language::Nn => include_str!("../texts-start-nn.json"),
            Language::En => include_str!("../texts-start-en.json"),
        },
        texts: |texts| &texts.start,
    },
    PageSource {
        name: "systems",
        keys: SystemsTexts::KEYS,
        file: |language| match language {
            Language::Nb => include_str!("../texts-systems-nb.json"),
            Language::Nn => include_str!("../texts-systems-nn.json"),
            Language::En => include_str!("../texts-systems-en.json"),
        },
        texts: |texts| &texts.systems,
    },
];

/// The first file of a language, as browsers fetch it.
pub(crate) const fn file(language: Language) -> &'static str {
    match language {
        Language::Nb => include_str!("../texts-nb.json"),
        Language::Nn => include_str!("../texts-nn.json"),
        Language::En => include_str!("../texts-en.json"),
    }
}
