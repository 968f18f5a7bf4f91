//! Between columns and the types of the program.

use rusqlite::{
    Row, RowIndex, ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};
use serde::{Serialize, de::DeserializeOwned};
use std::str::FromStr;
use time::{OffsetDateTime, format_description::BorrowedFormatItem, macros::format_description};
use uuid::Uuid;

/// A time as it is stored: microseconds since 1970.
pub(crate) fn micros(time: OffsetDateTime) -> i64 {
    // The clock's offset is limited to a hundred years either way, so this always fits.
    i64::try_from(time.unix_timestamp_nanos() / 1000).unwrap_or(i64::MAX)
}

/// A stored time as the wire has it: `2026-08-21T10:11:12.123456Z`.
pub(crate) fn wire_time(micros: i64) -> String {
    const FORMAT: &[BorrowedFormatItem<'_>] =
        format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:6]Z");
    let time = OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1000);
    let time = time.unwrap_or(OffsetDateTime::UNIX_EPOCH);
    // A time with all its parts can always be written.
    time.format(FORMAT).unwrap_or_default()
}

/// The value of a JSON column.
pub(super) struct Json<T>(pub(super) T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = serde_json::to_string(&self.0);
        let text = text.map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(text.into())
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let value = serde_json::from_str(value.as_str()?);
        value
            .map(Self)
            .map_err(|error| FromSqlError::Other(error.into()))
    }
}

/// The value of a JSON column of a row.
pub(super) fn json<T: DeserializeOwned>(
    row: &Row<'_>,
    column: impl RowIndex,
) -> rusqlite::Result<T> {
    row.get(column).map(|Json(value)| value)
}

/// A uuid, which is stored as text.
struct TextUuid(Uuid);

impl FromSql for TextUuid {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let uuid = Uuid::from_str(value.as_str()?);
        uuid.map(Self)
            .map_err(|error| FromSqlError::Other(error.into()))
    }
}

/// The uuid in a column of a row.
pub(super) fn uuid(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Uuid> {
    row.get(column).map(|TextUuid(uuid)| uuid)
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
