//! Numbers, dates and plurals in the language in force. All of these are tracked.

use super::language;
use crate::browser::intl;
pub use crate::browser::intl::DateStyle;

/// A number with the language's grouping.
#[must_use]
pub fn number(value: u32) -> String {
    intl::number(language().locale(), f64::from(value))
}

/// A point in time, in milliseconds since 1970.
#[must_use]
pub fn date(milliseconds: f64, style: DateStyle) -> String {
    intl::date(language().locale(), milliseconds, style)
}

/// `one` for a count that takes the singular, else `other`, with the count in front of it:
/// "1 tjeneste", "6 tjenester".
#[must_use]
pub fn count(count: u32, one: &str, other: &str) -> String {
    let word = if intl::is_one(language().locale(), f64::from(count)) {
        one
    } else {
        other
    };
    // No-break space: a number stays with its word.
    format!("{}\u{a0}{word}", number(count))
}
