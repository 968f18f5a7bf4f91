//! What holds the files of the languages together. What is wrong is told by file and key.

mod node;

use crate::section::SectionTexts;
use crate::sources::{PAGES, PageSource, file};
use crate::template::{TemplatePart, parts};
use crate::{AccessTexts, AnyPageTexts, ApprovalTexts, Cause, CommonTexts, PartyTexts, Texts};
use fullmakt_domain::Language;
use node::Node;

/// A file of texts that there is in each language.
struct TextFile {
    /// As in `texts-<page>-nb.json`; none is the first file.
    page: Option<&'static str>,
    /// The keys that it has to have, in this order.
    keys: Vec<String>,
    content: fn(Language) -> &'static str,
}

impl TextFile {
    fn name(&self, language: Language) -> String {
        let page = self.page.map(|page| format!("{page}-"));
        format!("texts-{}{}.json", page.unwrap_or_default(), language.tag())
    }

    fn texts(&self, language: Language) -> Vec<(String, String)> {
        texts((self.content)(language))
    }
}

fn files() -> Vec<TextFile> {
    let first = TextFile {
        page: None,
        keys: keys(),
        content: file,
    };
    let of_page = |page: &PageSource| TextFile {
        page: Some(page.name),
        keys: page.keys.iter().map(|&key| key.to_owned()).collect(),
        content: page.file,
    };
    let pages = PAGES.iter().map(of_page);
    std::iter::once(first).chain(pages).collect()
}

/// The keys that each first file has to have, in this order.
fn keys() -> Vec<String> {
    let parts = [
        ("common", CommonTexts::KEYS),
        ("access", AccessTexts::KEYS),
        ("approval", ApprovalTexts::KEYS),
        ("party", PartyTexts::KEYS),
    ];
    let mut keys = vec!["language".to_owned()];
    for (part, names) in parts {
        keys.extend(names.iter().map(|name| format!("{part}.{name}")));
    }
    for cause in Cause::ALL {
        keys.push(format!("problems.{}.what", cause.key()));
        keys.push(format!("problems.{}.next", cause.key()));
    }
    keys
}

/// Each text of all files, with file and key.
fn all_texts() -> Vec<(Language, String, String)> {
    let mut all = Vec::new();
    for file in files() {
        for language in Language::ALL {
            let name = file.name(language);
            for (key, text) in file.texts(language) {
                all.push((language, format!("{name}: {key}"), text));
            }
        }
    }
    all
}

/// The texts of a file with their keys, as they stand there.
fn texts(file: &str) -> Vec<(String, String)> {
    let node: Node = serde_json::from_str(file).unwrap_or_else(|error| panic!("{error}"));
    node.texts()
}

/// What is wrong with a file's keys.
fn wrong_keys(wanted: &[String], texts: &[(String, String)]) -> Vec<String> {
    let found: Vec<&String> = texts.iter().map(|(key, _)| key).collect();
    let mut wrong = Vec::new();
    for key in wanted.iter().filter(|key| !found.contains(key)) {
        wrong.push(format!("{key} is missing"));
    }
    for (at, key) in found.iter().enumerate() {
        if !wanted.contains(key) {
            wrong.push(format!("{key} is not known to the app"));
        } else if found[..at].contains(key) {
            wrong.push(format!("{key} stands there twice"));
        }
    }
    if wrong.is_empty() {
        let moved = wanted.iter().zip(&found).find(|(key, found)| key != *found);
        wrong.extend(moved.map(|(key, found)| format!("{found} stands where {key} should")));
    }
    wrong
}

/// What is wrong with a text by itself.
fn wrong_text(text: &str) -> Option<&'static str> {
    let is_stray = |part| matches!(part, TemplatePart::Text(text) if text.contains(['{', '}']));
    if text.trim().is_empty() {
        Some("is blank")
    } else if text.trim() != text {
        Some("begins or ends with a space")
    } else if text.contains(char::is_control) {
        Some("has a line break or another control character")
    } else if parts(text).any(is_stray) {
        Some("has a brace without its fellow")
    } else {
        None
    }
}

fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = parts(text)
        .filter_map(|part| match part {
            TemplatePart::Placeholder(name) => Some(format!("{{{name}}}")),
            TemplatePart::Text(_) => None,
        })
        .collect();
    names.sort_unstable();
    names
}

/// What is wrong with a file, `model` being the same in the language that was written first.
fn wrong(wanted: &[String], model: &[(String, String)], texts: &[(String, String)]) -> Vec<String> {
    let mut wrong = wrong_keys(wanted, texts);
    for (key, text) in texts {
        wrong.extend(wrong_text(text).map(|what| format!("{key} {what}: {text:?}")));
        let Some((_, original)) = model.iter().find(|(other, _)| other == key) else {
            continue;
        };
        let [has, should] = [text, original].map(|text| placeholders(text).join(", "));
        if has != should {
            wrong.push(format!(
                "{key} has the placeholders [{has}], in bokmål [{should}]"
            ));
        }
    }
    wrong
}

#[test]
fn every_language_has_each_text_with_the_same_placeholders() {
    let mut all = Vec::new();
    for file in files() {
        let model = file.texts(Language::Nb);
        for language in Language::ALL {
            let name = file.name(language);
            let wrong = wrong(&file.keys, &model, &file.texts(language));
            all.extend(wrong.iter().map(|wrong| format!("{name}: {wrong}")));
        }
    }
    assert!(all.is_empty(), "\n{}\n", all.join("\n"));
}

/// There is one here: nobody is sent to the overview of somebody else.
#[test]
fn the_overview_of_system_access_is_the_apps_own() {
    for (_, place, text) in all_texts() {
        let sends = ["oversikt", "oversyn", "overview"];
        let sends = sends.iter().any(|word| text.to_lowercase().contains(word));
        assert!(!sends || !text.contains("Altinn"), "{place}");
    }
}

/// A system called "Altinn tilgang til …" could finish our sentence otherwise.
#[test]
fn the_name_of_a_system_is_quoted() {
    for (language, place, text) in all_texts() {
        let quoted = match language {
            Language::En => "“{system}”",
            Language::Nb | Language::Nn => "«{system}»",
        };
        assert_eq!(
            text.matches("{system}").count(),
            text.matches(quoted).count(),
            "{place}"
        );
    }
}

#[test]
fn what_is_wrong_with_a_file_is_told_by_key() {
    let wanted = ["a.x", "a.y", "b"].map(str::to_owned);
    let model = texts(r#"{"a": {"x": "Hei", "y": "{n} av {m}"}, "b": "Ja"}"#);
    let told = |file: &str| wrong(&wanted, &model, &texts(file));
    let none: [&str; 0] = [];
    assert_eq!(
        told(r#"{"a": {"x": "Hi", "y": "Of {m}, {n}"}, "b": "Yes"}"#),
        none
    );
    assert_eq!(
        told(r#"{"a": {"x": "Hi"}, "b": "Yes"}"#),
        ["a.y is missing"]
    );
    assert_eq!(
        told(r#"{"a": {"x": "Hi", "y": "{n} of {m}", "z": "?"}, "b": "Yes"}"#),
        ["a.z is not known to the app"]
    );
    assert_eq!(
        told(r#"{"a": {"x": "Hi", "x": "Hi", "y": "{n} of {m}"}, "b": "Yes"}"#),
        ["a.x stands there twice"]
    );
    assert_eq!(
        told(r#"{"a": {"y": "{n} of {m}", "x": "Hi"}, "b": "Yes"}"#),
        ["a.y stands where a.x should"]
    );
    assert_eq!(
        told(r#"{"a": {"x": "Hi", "y": "{n} of {k}"}, "b": "Yes"}"#),
        ["a.y has the placeholders [{k}, {n}], in bokmål [{m}, {n}]"]
    );
    assert_eq!(
        told(r#"{"a": {"x": " ", "y": "{n} of {m} {"}, "b": "Yes\n"}"#),
        [
            r#"a.x is blank: " ""#,
            r#"a.y has a brace without its fellow: "{n} of {m} {""#,
            r#"b begins or ends with a space: "Yes\n""#,
        ]
    );
    assert_eq!(
        told(r#"{"a": {"x": "H\ni", "y": "{n} of {m}"}, "b": "Yes"}"#),
        [r#"a.x has a line break or another control character: "H\ni""#]
    );
}

#[test]
fn every_cause_says_what_and_what_to_do_in_its_own_language() {
    for cause in Cause::ALL {
        let all = Language::ALL.map(|language| (language, Texts::of(language).problem(*cause)));
        for (language, text) in all {
            let place = format!("{language:?}: problems.{}", cause.key());
            assert!(text.what.ends_with('.'), "{place}.what is no sentence");
            assert!(text.next.ends_with('.'), "{place}.next is no sentence");
            assert_ne!(text.what, text.next, "{place} says the same twice");
            for (other, same) in all.into_iter().filter(|(other, _)| *other != language) {
                assert_ne!(text, same, "{place} is the same in {other:?}");
            }
        }
    }
}

#[test]
fn texts_come_from_the_keys_of_their_names() {
    for language in Language::ALL {
        let texts = Texts::of(language);
        assert_eq!(texts.language, language);
        let file: serde_json::Value = serde_json::from_str(file(language)).expect("JSON");
        assert_eq!(file["common"]["skip"], texts.common.skip);
        assert_eq!(file["common"]["accessibility"], texts.common.accessibility);
        assert_eq!(file["approval"]["made_until"], texts.approval.made_until);
        for cause in Cause::ALL {
            let text = texts.problem(*cause);
            assert_eq!(file["problems"][cause.key()]["what"], text.what);
            assert_eq!(file["problems"][cause.key()]["next"], text.next);
        }
    }
}

/// The keys of a page's texts come with its program, so only that can fill them.
#[test]
fn texts_of_a_page_are_empty_until_its_file_has_been_read() {
    let texts = Texts::from_json(file(Language::En).as_bytes()).expect("a whole file");
    for page in PAGES {
        assert!(!(page.texts)(texts).is_loaded(), "{}", page.name);
    }
    assert_eq!(texts.accessibility.works, "");
    let whole = include_str!("../texts-accessibility-en.json");
    for other in [&whole[..whole.len() - 3], "", "{}", file(Language::En)] {
        assert!(!texts.accessibility.load(other.as_bytes()), "{other:.40}");
    }
    assert!(!texts.accessibility.is_loaded());
    assert!(texts.accessibility.load(whole.as_bytes()));
    assert!(texts.accessibility.is_loaded());
    assert!(texts.accessibility.works.contains("keyboard"));
}

#[test]
fn tests_have_the_texts_of_all_pages() {
    for language in Language::ALL {
        for page in PAGES {
            let texts = (page.texts)(Texts::of(language));
            assert!(texts.is_loaded(), "{}, {language:?}", page.name);
        }
    }
}

fn is_read(file: &serde_json::Value) -> bool {
    Texts::from_json(file.to_string().as_bytes()).is_some()
}

#[test]
fn a_file_that_lacks_a_text_is_refused() {
    let whole: serde_json::Value = serde_json::from_str(file(Language::Nb)).expect("JSON");
    assert!(is_read(&whole));
    for key in keys() {
        let mut file = whole.clone();
        let (path, name) = key.rsplit_once('.').unwrap_or(("", &key));
        let parts = path.split('.').filter(|part| !part.is_empty());
        let section = parts.fold(&mut file, |node, part| &mut node[part]);
        assert!(
            section
                .as_object_mut()
                .expect("a section")
                .remove(name)
                .is_some()
        );
        assert!(!is_read(&file), "without {key}");
    }
}

#[test]
fn what_is_no_file_of_texts_is_refused() {
    let file = file(Language::Nb);
    let swedish = file.replacen(r#""nb""#, r#""sv""#, 1);
    assert_ne!(swedish, file);
    let cut = &file[..file.len() - 2];
    let longer = format!("{file}}}");
    for other in [&swedish, cut, &longer, "", "nb", "{}", "<!doctype html>"] {
        assert!(Texts::from_json(other.as_bytes()).is_none(), "{other:.40}");
    }
    assert!(Texts::from_json(b"\xff").is_none());
}

#[test]
fn keys_that_the_app_does_not_know_are_ignored_and_escapes_are_read() {
    let mut file: serde_json::Value = serde_json::from_str(file(Language::Nb)).expect("JSON");
    file["newer"] = serde_json::json!({"deep": {"er": 1}});
    file["common"]["newer"] = "Ny".into();
    file["problems"]["newer"] = serde_json::json!({"what": "Ny."});
    file["common"]["skip"] = "Hopp \"dit\"\u{a0}\\".into();
    let texts = Texts::from_json(file.to_string().as_bytes()).expect("a whole file");
    assert_eq!(texts.common.skip, "Hopp \"dit\"\u{a0}\\");
}
