//! What time it is, by the clock of this machine.

/// Milliseconds since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "measures intervals, and stands in until a response has told the time"
)]
pub(crate) fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since 1970 of a date as HTTP writes it. `None` for what is no date.
pub(crate) fn parse(date: &str) -> Option<f64> {
    let milliseconds = js_sys::Date::parse(date);
    milliseconds.is_finite().then_some(milliseconds)
}

/// Seconds since 1970.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a clock before 1970 or after the year 292 billion is as wrong as any other"
)]
pub fn seconds() -> u64 {
    (milliseconds() / 1000.0) as u64
}
