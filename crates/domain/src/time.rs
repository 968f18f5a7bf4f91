//! Points in time as they stand on the wire (RFC 3339, with the oddities of docs/contract/platform.md, section
//! 1.2, and docs/contract/contacts.md).
//!
//! How a date is *shown* is the browser's matter
//! (`Intl`); this is only what rules need, small enough for WebAssembly.

/// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
pub type UnixSeconds = i64;

/// Seconds in a day.
pub const DAY: i64 = 86_400;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CivilDate {
    /// The year, for example 2026.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// Reads a time of the wire: seconds since 1970, fractions of a second cut off.
///
/// Read are RFC 3339 with any number of fraction digits (the service writes up to seven) and any
/// offset, and what real answers hold beside it: no offset at all, which counts as UTC, and no time
/// of day, which counts as midnight.
///
/// `None` for the year 1, which the services write for "not set" (`0001-01-01T00:00:00`), and for
/// everything that is not a time.
#[must_use]
pub fn unix_seconds(text: &str) -> Option<UnixSeconds> {
    let mut rest = Reader(text.trim().as_bytes());
    let year = rest.number(4)?;
    rest.expect(b"-")?;
    let month = rest.number(2)?;
    rest.expect(b"-")?;
    let day = rest.number(2)?;
    if year <= 1 || !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
        return None;
    }
    let days = days_since_1970(year, month, day);
    if rest.0.is_empty() {
        return Some(days * DAY);
    }
    rest.expect(b"Tt ")?;
    let seconds = rest.time_of_day()?;
    rest.fraction()?;
    let offset = rest.offset()?;
    rest.0.is_empty().then_some(days * DAY + seconds - offset)
}

/// Writes a time in UTC, whole seconds: `2026-11-21T11:49:55Z`.
#[must_use]
pub fn rfc3339(seconds: UnixSeconds) -> String {
    let CivilDate { year, month, day } = date(seconds);
    let of_day = seconds.rem_euclid(DAY);
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The day in UTC that a point in time falls on.
#[must_use]
pub fn date(seconds: UnixSeconds) -> CivilDate {
    // Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so that
    // the leap day is the last one of the year.
    let days = seconds.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let small = |number: i64| u8::try_from(number).unwrap_or_default();
    CivilDate {
        year: year_of_era + era * 400 + i64::from(month <= 2),
        month: small(month),
        day: small(day_of_year - (153 * shifted_month + 2) / 5 + 1),
    }
}

fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// What is left of a text to read.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    /// A number of exactly so many digits.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        number.iter().try_fold(0, |sum, byte| {
            let digit = char::from(*byte).to_digit(10)?;
            Some(sum * 10 + i64::from(digit))
        })
    }

    /// One of these bytes.
    fn expect(&mut self, one_of: &[u8]) -> Option<()> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        one_of.contains(first).then_some(())
    }

    /// `hh:mm` or `hh:mm:ss`, as seconds. A leap second counts as the second before it.
    fn time_of_day(&mut self) -> Option<i64> {
        let (hour, minute) = self.hour_and_minute()?;
        let mut second = 0;
        if self.0.first() == Some(&b':') {
            self.expect(b":")?;
            second = self.number(2)?;
        }
        (second <= 60).then_some(hour * 3600 + minute * 60 + second.min(59))
    }

    fn hour_and_minute(&mut self) -> Option<(i64, i64)> {
        let hour = self.number(2)?;
        self.expect(b":")?;
        let minute = self.number(2)?;
        (hour < 24 && minute < 60).then_some((hour, minute))
    }

    /// Fraction digits, at least one after the dot, if there is a dot.
    fn fraction(&mut self) -> Option<()> {
        if self.0.first() != Some(&b'.') {
            return Some(());
        }
        self.expect(b".")?;
        self.number(1)?;
        while self.0.first().is_some_and(u8::is_ascii_digit) {
            self.number(1)?;
        }
        Some(())
    }

    /// `Z`, `+hh:mm`, `-hh:mm` or nothing, as seconds east of UTC.
    fn offset(&mut self) -> Option<i64> {
        let Some((sign, rest)) = self.0.split_first() else {
            return Some(0);
        };
        self.0 = rest;
        let direction = match sign {
            b'Z' | b'z' => return Some(0),
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let (hour, minute) = self.hour_and_minute()?;
        Some(direction * (hour * 3600 + minute * 60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_the_platform_writes() {
        let check = |text, seconds| assert_eq!(unix_seconds(text), seconds, "{text:?}");
        check("1970-01-01T00:00:00Z", Some(0));
        check("2026-11-21T11:49:55Z", Some(1_795_261_795));
        check("2025-02-13T11:23:51.1234567+00:00", Some(1_739_445_831));
        check("2025-02-13T12:23:51.1+01:00", Some(1_739_445_831));
        check("2025-02-13T06:53:51.9999999-04:30", Some(1_739_445_831));
        check("2025-02-13T11:23:51", Some(1_739_445_831));
        check("2025-02-13 11:23", Some(1_739_445_780));
        check("2025-02-13", Some(1_739_404_800));
        check("2016-12-31T23:59:60Z", Some(1_483_228_799));
        check("1969-12-31T23:59:59Z", Some(-1));
        check("2024-02-29T00:00:00Z", Some(1_709_164_800));
    }

    #[test]
    fn not_set_and_not_a_time_are_none() {
        for text in [
            "0001-01-01T00:00:00",
            "0001-01-01T00:00:00Z",
            "0001-01-01",
            "0000-01-01",
            "",
            "null",
            "2025-02-29T00:00:00Z",
            "2100-02-29",
            "2025-13-01",
            "2025-00-01",
            "2025-01-32",
            "2025-01-00",
            "2025-01-01T24:00:00Z",
            "2025-01-01T00:60:00Z",
            "2025-01-01T00:00:61Z",
            "2025-01-01T00:00:00.Z",
            "2025-01-01T00:00:00+01",
            "2025-01-01T00:00:00Zx",
            "2025-01-01T",
            "2025-01-01T00:00:00+99:00",
            "25-01-01",
            "+2025-01-01",
            "2025-1-1",
            "13.02.2025",
        ] {
            assert_eq!(unix_seconds(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_day_is_found_again() {
        assert_eq!(
            date(0),
            CivilDate {
                year: 1970,
                month: 1,
                day: 1
            }
        );
        assert_eq!(
            date(-1),
            CivilDate {
                year: 1969,
                month: 12,
                day: 31
            }
        );
        assert_eq!(
            date(1_709_164_800),
            CivilDate {
                year: 2024,
                month: 2,
                day: 29
            }
        );
    }

    proptest! {
        #[test]
        fn nothing_panics(text in ".*", seconds in any::<i32>()) {
            let _ = unix_seconds(&text);
            let _ = date(i64::from(seconds));
        }

        #[test]
        fn nearly_a_time_does_not_panic(text in "[0-9]{0,5}-[0-9]{0,3}-[0-9]{0,3}[T ]?[0-9:.+Zz-]{0,20}") {
            let _ = unix_seconds(&text);
        }

        #[test]
        fn what_is_written_reads_back(seconds in -60_000_000_000i64..250_000_000_000) {
            prop_assert_eq!(unix_seconds(&rfc3339(seconds)), Some(seconds));
        }
    }
}
