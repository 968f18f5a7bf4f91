//! Between columns and the types of the program.

use super::StoreError;
use serde::{Serialize, de::DeserializeOwned};
use time::OffsetDateTime;

/// A time as it is stored: microseconds since 1970.
#[must_use]
pub fn micros(time: OffsetDateTime) -> i64 {
    // The clock's offset is limited to a hundred years either way, so this always fits.
    i64::try_from(time.unix_timestamp_nanos() / 1000).unwrap_or(i64::MAX)
}

/// A stored time as the wire has it: `2026-08-21T10:11:12.123456Z`.
#[must_use]
pub fn wire_time(micros: i64) -> String {
    let time = OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z",
        time.year(),
        u8::from(time.month()),
        time.day(),
        time.hour(),
        time.minute(),
        time.second(),
        time.microsecond()
    )
}

/// A value as it is stored in a JSON column.
///
/// # Errors
/// Never for the shapes of the contract; the type says so because JSON in general can.
pub fn to_json(value: &(impl Serialize + ?Sized)) -> Result<String, StoreError> {
    Ok(serde_json::to_string(value)?)
}

/// The value of a JSON column.
///
/// # Errors
/// When somebody else has written something else into it.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    Ok(serde_json::from_str(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_on_the_wire() {
        assert_eq!(wire_time(0), "1970-01-01T00:00:00.000000Z");
        assert_eq!(
            wire_time(1_747_825_884_953_555),
            "2025-05-21T11:11:24.953555Z"
        );
    }
}
