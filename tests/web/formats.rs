//! Numbers, dates and plurals in three languages, as the browser writes them.

use fullmakt::i18n::Language;
use fullmakt::i18n::format::{self, DateStyle};
use fullmakt_domain::time;
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
        let count = |count| plain(&format::count(language, count, "kunde", "kunder"));
        assert_eq!(count(0), "0 kunder");
        assert_eq!(count(1), one);
        assert_eq!(count(1200), many);
    }
}

#[wasm_bindgen_test]
fn a_number_stays_on_the_line_of_its_word() {
    assert_eq!(
        format::count(Language::Nb, 6, "tjeneste", "tjenester"),
        "6\u{a0}tjenester"
    );
}

#[wasm_bindgen_test]
fn dates_are_written_as_people_write_them() {
    // Noon, which is the same day in the time zones of Europe.
    let noon = time::unix_seconds("2026-11-20T12:00:00Z").unwrap();
    for (language, day, with_year) in [
        (Language::Nb, "20. november", "20. november 2026"),
        (Language::Nn, "20. november", "20. november 2026"),
        (Language::En, "20 November", "20 November 2026"),
    ] {
        let date = |style| plain(&format::date(language, noon, style));
        assert_eq!(date(DateStyle::Day), day);
        assert_eq!(date(DateStyle::DayAndYear), with_year);
        let with_time = date(DateStyle::DayAndTime);
        assert!(with_time.starts_with(with_year), "{with_time}");
        // And the time zone.
        assert!(
            with_time.contains(":00 ") && !with_time.ends_with(' '),
            "{with_time}"
        );
    }
}
