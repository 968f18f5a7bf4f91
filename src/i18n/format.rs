//! Numbers, dates and plurals in a language.

use crate::browser::intl;
pub use crate::browser::intl::DateStyle;
use fullmakt_domain::Language;
use fullmakt_domain::deadline::TimeLeft;
use fullmakt_domain::time::UnixSeconds;
use fullmakt_texts::Texts;

/// A number with its digits in groups.
pub(crate) fn number(language: Language, value: u32) -> String {
    intl::number(language.locale(), f64::from(value))
}

/// A point in time, in the user's time zone.
pub fn date(language: Language, at: UnixSeconds, style: DateStyle) -> String {
    intl::date(language.locale(), milliseconds(at), style)
}

/// How a day is written: with its year when that is another one than now.
pub(crate) fn day_style(at: UnixSeconds, now: UnixSeconds) -> DateStyle {
    if intl::is_same_year(milliseconds(at), milliseconds(now)) {
        DateStyle::Day
    } else {
        DateStyle::DayAndYear
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "times of our days have few enough digits"
)]
fn milliseconds(at: UnixSeconds) -> f64 {
    at.saturating_mul(1000) as f64
}

/// `one` for a count that takes the singular, else `other`, with the count in front of it:
/// "1 tjeneste", "6 tjenester".
pub fn count(language: Language, count: u32, one: &str, other: &str) -> String {
    let word = if intl::is_one(language.locale(), f64::from(count)) {
        one
    } else {
        other
    };
    // No-break space: a number stays with its word.
    format!("{}\u{a0}{word}", number(language, count))
}

/// How much is left of a deadline: "9 dager". Empty when nothing is.
pub(crate) fn time_left(texts: &Texts, left: TimeLeft) -> String {
    let (language, texts) = (texts.language, texts.common);
    match left {
        TimeLeft::Days(days) => count(language, days, texts.day, texts.days),
        TimeLeft::Hours(hours) => count(language, hours, texts.hour, texts.hours),
        TimeLeft::Minutes(minutes) => count(language, minutes, texts.minute, texts.minutes),
        TimeLeft::Passed => String::new(),
    }
}
