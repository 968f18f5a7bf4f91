//! The texts of all languages, for tests that run without a browser.

use crate::Texts;
use fullmakt_domain::Language;
use std::sync::LazyLock;

impl Texts {
    /// The texts in a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: LazyLock<[&Texts; 3]> = LazyLock::new(|| {
            Language::ALL.map(|language| {
                #[expect(clippy::expect_used, reason = "the tests of this crate read each file")]
                Texts::from_json(file(language).as_bytes())
                    .expect("a whole file; the tests of fullmakt-texts tell what is wrong with it")
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

/// The file of a language, as browsers fetch it.
pub(crate) const fn file(language: Language) -> &'static str {
    match language {
        Language::Nb => include_str!("../texts-nb.json"),
        Language::Nn => include_str!("../texts-nn.json"),
        Language::En => include_str!("../texts-en.json"),
    }
}
