//! The texts of all languages, and the files made of them.

use crate::{Cause, Texts, approval, common, problems};
use fullmakt_domain::Language;
use std::sync::LazyLock;

impl Texts {
    /// The texts in a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        static ALL: LazyLock<[Texts; 3]> = LazyLock::new(|| Language::ALL.map(texts));
        let [nb, nn, en] = &*ALL;
        match language {
            Language::Nb => nb,
            Language::Nn => nn,
            Language::En => en,
        }
    }

    /// The file of this language, for [`Texts::read`].
    #[must_use]
    pub fn file(&self) -> String {
        let named = self.common.lines().into_iter().chain(self.approval.lines());
        let lines = named
            .map(|(_, text)| text)
            .chain(self.problems.iter().copied());
        let lines: Vec<&str> = std::iter::once(self.language.tag()).chain(lines).collect();
        lines.join("\n")
    }
}

fn texts(language: Language) -> Texts {
    let (common, approval, problem): (_, _, fn(Cause) -> _) = match language {
        Language::Nb => (common::nb::TEXTS, approval::nb::TEXTS, problems::nb::text),
        Language::Nn => (common::nn::TEXTS, approval::nn::TEXTS, problems::nn::text),
        Language::En => (common::en::TEXTS, approval::en::TEXTS, problems::en::text),
    };
    let problems = Cause::ALL.iter().flat_map(|cause| {
        let (what, next) = problem(*cause);
        [what, next]
    });
    Texts {
        language,
        common,
        approval,
        problems: Vec::leak(problems.collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{Piece, pieces};

    /// Every text of a language with its name.
    fn all(language: Language) -> Vec<(String, &'static str)> {
        let texts = Texts::of(language);
        let mut all: Vec<_> = texts.common.lines();
        all.extend(texts.approval.lines());
        let mut all: Vec<_> = all
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text))
            .collect();
        for cause in Cause::ALL {
            let text = texts.problem(*cause);
            all.push((format!("{cause:?}.what"), text.what));
            all.push((format!("{cause:?}.next"), text.next));
        }
        all
    }

    fn values(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = pieces(text)
            .filter_map(|piece| match piece {
                Piece::Value(name) => Some(name),
                Piece::Words(_) => None,
            })
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn each_text_is_one_line_with_the_same_values_in_every_language() {
        let [nb, nn, en] = Language::ALL.map(all);
        assert!(nb.len() > 200, "{}", nb.len());
        for ((name, nb), ((_, nn), (_, en))) in nb.iter().zip(nn.iter().zip(&en)) {
            for text in [nb, nn, en] {
                assert!(text.trim() == *text && !text.is_empty(), "{name}: {text:?}");
                assert!(!text.contains(['\n', '\r']), "{name}: {text:?}");
                assert_eq!(values(nb), values(text), "{name}");
            }
        }
    }

    #[test]
    fn every_cause_says_what_and_what_to_do_in_its_own_language() {
        for cause in Cause::ALL {
            let [nb, nn, en] = Language::ALL.map(|language| Texts::of(language).problem(*cause));
            for text in [nb, nn, en] {
                assert!(text.what.ends_with('.'), "{cause:?}");
                assert!(text.next.ends_with('.'), "{cause:?}");
                assert_ne!(text.what, text.next);
            }
            assert_ne!(nb, en, "{cause:?}");
            assert_ne!(nb, nn, "{cause:?}");
            assert_ne!(nn, en, "{cause:?}");
        }
    }

    #[test]
    fn a_file_gives_back_what_was_written() {
        for language in Language::ALL {
            let written = Texts::of(language);
            let read = Texts::read(written.file()).expect("our own file");
            assert_eq!(read.language, language);
            assert_eq!(read.common.lines(), written.common.lines());
            assert_eq!(read.approval.lines(), written.approval.lines());
            assert_eq!(read.problems, written.problems);
            assert!(read.problem(Cause::Refused).next.ends_with('.'));
        }
    }

    #[test]
    fn a_file_of_another_version_is_refused() {
        let file = Texts::of(Language::Nb).file();
        let longer = format!("{file}\nEn linje til");
        let (shorter, _) = file.rsplit_once('\n').expect("many lines");
        let (_, headless) = file.split_once('\n').expect("many lines");
        for other in [&longer, shorter, headless, "", "nb", "<!doctype html>"] {
            assert!(Texts::read(other.to_owned()).is_none(), "{other:.40}");
        }
    }

    #[test]
    fn before_a_language_is_there_nothing_is_said() {
        assert_eq!(Texts::EMPTY.problem(Cause::Offline).what, "");
        assert_eq!(Texts::EMPTY.common.skip, "");
    }
}
