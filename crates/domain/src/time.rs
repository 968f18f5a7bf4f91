//! Points in time as they stand on the wire (RFC 3339, with the oddities of docs/contract/platform.md, section
//! 1.2, and docs/contract/contacts.md). How a date is *shown* is the browser's matter (`Intl`).

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
pub type UnixSeconds = i64;

/// Seconds in a day.
pub const DAY: i64 = 86_400;

/// Reads a time of the wire: seconds since 1970, fractions of a second cut off.
///
/// Read are RFC 3339 with any number of fraction digits (the service writes up to seven) and any
/// offset, and what real answers hold beside it: no offset at all, which counts as UTC, no seconds, and no time
/// of day, which counts as midnight.
///
/// `None` for the year 1, which the services write for "not set" (`0001-01-01T00:00:00`), and for
/// everything that is not a time.
#[must_use]
pub fn unix_seconds(text: &str) -> Option<UnixSeconds> {
    let text = text.trim();
    let missing = match text.len() {
        10 => "T00:00:00Z",
        16 => ":00Z",
        _ if text.get(19..)?.contains(['Z', 'z', '+', '-']) => "",
        _ => "Z",
    };
    let time = OffsetDateTime::parse(&format!("{text}{missing}"), &Rfc3339).ok()?;
    (time.year() > 1).then(|| time.unix_timestamp())
}

/// Writes a time in UTC, whole seconds: `2026-11-21T11:49:55Z`. Empty beyond the year 9999.
#[must_use]
pub fn rfc3339(seconds: UnixSeconds) -> String {
    let Ok(time) = OffsetDateTime::from_unix_timestamp(seconds) else {
        return String::new();
    };
    let ((year, month, day), (hour, minute, second)) = (time.to_calendar_date(), time.to_hms());
    let month = u8::from(month);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
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

    proptest! {
        #[test]
        fn nothing_panics(text in ".*", seconds in any::<i64>()) {
            let _ = unix_seconds(&text);
            let _ = rfc3339(seconds);
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
