//! How long a request stands (contract: platform.md, section 1.4).
//!
//! The limit is not on the wire: whoever wants to show it computes it from the time of creation.

/// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
pub type UnixSeconds = i64;

const DAY: i64 = 24 * 60 * 60;

/// The time of a request's creation and the end of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// When the request was made.
    pub created: UnixSeconds,
    /// The last second in which it stands.
    pub until: UnixSeconds,
}

/// How much is left of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// At least one whole day, rounded down.
    Days(u32),
    /// Less than a day, at least one whole hour, rounded down.
    Hours(u32),
    /// Less than an hour, rounded up, so that it never says zero.
    Minutes(u32),
    /// It is over: the request is older than the limit.
    Passed,
}

impl Deadline {
    /// The deadline of a request made at `created` that stands for `days`.
    #[must_use]
    pub fn new(created: UnixSeconds, days: u32) -> Self {
        Self {
            created,
            until: created.saturating_add(i64::from(days) * DAY),
        }
    }

    /// Whether the request is older than the limit at `now`.
    #[must_use]
    pub fn is_passed(self, now: UnixSeconds) -> bool {
        now > self.until
    }

    /// What is left at `now`.
    #[must_use]
    pub fn left(self, now: UnixSeconds) -> Left {
        if self.is_passed(now) {
            return Left::Passed;
        }
        let seconds = self.until - now;
        let whole = |unit: i64| u32::try_from(seconds / unit).unwrap_or(u32::MAX);
        if seconds >= DAY {
            Left::Days(whole(DAY))
        } else if seconds >= 3600 {
            Left::Hours(whole(3600))
        } else {
            Left::Minutes(whole(60).max(1))
        }
    }
}

/// Reads a time of RFC 3339 as the platform writes it: up to nine fraction digits, an offset, `Z`,
/// or nothing, which counts as UTC. Fractions are cut off.
///
/// `None` when the text is no such time, and for the year 1: the service writes
/// `0001-01-01T00:00:00` where it has not filled the member (platform.md, section 0.4, row l).
#[must_use]
pub fn unix_seconds(text: &str) -> Option<UnixSeconds> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<i64> {
        let digits = bytes.get(from..to)?;
        digits.iter().try_fold(0, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + i64::from(digit - b'0'))
        })
    };
    let separators = [(4, b'-'), (7, b'-'), (13, b':'), (16, b':')];
    if separators
        .iter()
        .any(|(at, sign)| bytes.get(*at) != Some(sign))
        || !matches!(bytes.get(10)?, b'T' | b't' | b' ')
    {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    if year <= 1 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let rest = &bytes[19..];
    let fraction = match rest.first() {
        Some(b'.') => 1 + rest[1..].iter().take_while(|b| b.is_ascii_digit()).count(),
        _ => 0,
    };
    let at = 19 + fraction;
    let offset = match bytes.get(at) {
        None => 0,
        Some(b'Z' | b'z') if bytes.len() == at + 1 => 0,
        Some(sign @ (b'+' | b'-')) if bytes.len() == at + 6 && bytes[at + 3] == b':' => {
            let seconds = number(at + 1, at + 3)? * 3600 + number(at + 4, at + 6)? * 60;
            if *sign == b'-' { -seconds } else { seconds }
        }
        Some(_) => return None,
    };
    Some(days_since_1970(year, month, day) * DAY + hour * 3600 + minute * 60 + second - offset)
}

/// Days from 1970-01-01 to a date of the Gregorian calendar. March is counted as the first month,
/// which puts the leap day at the end of the year (Howard Hinnant, "chrono-compatible low-level date
/// algorithms", `days_from_civil`).
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_the_forms_that_the_platform_writes() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59Z", -1),
            ("2000-02-29T12:00:00+01:00", 951_822_000),
            ("2025-05-21T11:11:24.9535551+00:00", 1_747_825_884),
            ("2025-05-21T11:11:24.9535551", 1_747_825_884),
            ("2026-11-20T09:30:00.123456-00:30", 1_795_168_800),
        ] {
            assert_eq!(unix_seconds(text), Some(seconds), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "",
            "0001-01-01T00:00:00",
            "2025-05-21",
            "2025-13-21T11:11:24Z",
            "2025-05-21T24:11:24Z",
            "2025-05-21T11:11:24X",
            "2025-05-21T11:11:24+0100",
            "2025-05-21T11:11:24Zz",
            "20a5-05-21T11:11:24Z",
            "ææææ-05-21T11:11:24Z",
        ] {
            assert_eq!(unix_seconds(text), None, "{text}");
        }
    }

    #[test]
    fn says_what_is_left() {
        let deadline = Deadline::new(1_000, 10);
        for (before_end, left) in [
            (10 * DAY, Left::Days(10)),
            (2 * DAY - 1, Left::Days(1)),
            (DAY, Left::Days(1)),
            (DAY - 1, Left::Hours(23)),
            (3600, Left::Hours(1)),
            (3599, Left::Minutes(59)),
            (1, Left::Minutes(1)),
            (0, Left::Minutes(1)),
            (-1, Left::Passed),
        ] {
            assert_eq!(
                deadline.left(deadline.until - before_end),
                left,
                "{before_end}"
            );
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}") {
            let _ = unix_seconds(&text);
        }

        #[test]
        fn days_follow_each_other(days in -200_000_i64..200_000) {
            // The inverse of `days_since_1970`, from the same source, as a check from the other side.
            let shifted = days + 719_468;
            let era = shifted.div_euclid(146_097);
            let day_of_era = shifted.rem_euclid(146_097);
            let year_of_era =
                (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
            let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
            let shifted_month = (5 * day_of_year + 2) / 153;
            let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
            let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
            let year = year_of_era + era * 400 + i64::from(month <= 2);
            prop_assert_eq!(days_since_1970(year, month, day), days);
        }
    }
}
