//! Numbers, dates and lists in three languages, as the browser writes them.

use fullmakt::browser::{intl, timers};
use fullmakt::i18n::{Language, Texts, format, speak};
use wasm_bindgen_test::wasm_bindgen_test;

/// Spaces of all kinds as ordinary ones.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[wasm_bindgen_test]
fn counts_take_the_singular_for_one_only() {
    for (language, one, many) in [
        (Language::Nb, "1 kunde", "1 200 kunder"),
        (Language::Nn, "1 kunde", "1 200 kunder"),
        (Language::En, "1 kunde", "1,200 kunder"),
    ] {
        speak(Texts::of(language));
        assert_eq!(plain(&format::count(1, "kunde", "kunder")), one);
        assert_eq!(plain(&format::count(1200, "kunde", "kunder")), many);
    }
    speak(Texts::of(Language::Nb));
}

#[wasm_bindgen_test]
fn dates_are_written_as_people_write_them() {
    let noon = timers::parse("2026-11-20T12:00:00.1234567Z").unwrap();
    for (language, day) in [
        (Language::Nb, "20. november"),
        (Language::Nn, "20. november"),
        (Language::En, "20 November"),
    ] {
        let written = intl::date(language.locale(), noon, intl::DateStyle::Day);
        assert_eq!(plain(&written), day);
    }
    assert_eq!(timers::parse("ikke en dato"), None);
}

#[wasm_bindgen_test]
fn order_follows_the_language() {
    let order = intl::order("nb-NO");
    let mut names = ["Ås", "Ærlig", "Zulu", "Øst", "aha", "Lag 10", "Lag 9"];
    names.sort_by(|one, other| order(one, other));
    assert_eq!(
        names,
        ["aha", "Lag 9", "Lag 10", "Zulu", "Ærlig", "Øst", "Ås"]
    );
}
