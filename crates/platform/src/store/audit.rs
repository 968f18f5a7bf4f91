//! Who has looked up personal data, and why (docs/contract/contacts.md, section 4).

use super::{
    StoreError,
    convert::{from_json, to_json, wire_time},
};
use rusqlite::{Connection, Row, params};
use serde::Serialize;

/// One look-up, refused and failed ones included.
///
/// Whoever writes it hands in national identity numbers, e-mail addresses and phone numbers as
/// keyed hashes, never in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookUp {
    /// When, in microseconds since 1970.
    pub time: i64,
    /// Who: name of the key, or subject of the token.
    pub caller: String,
    /// What was called, without its query.
    pub endpoint: String,
    /// Number of the organisation, when one was named.
    pub organisation: Option<String>,
    /// Ids of the people whose data was asked for or shown.
    pub people: Vec<String>,
    /// What for, as the caller said it.
    pub reason: Option<String>,
    /// How many people were shown.
    pub shown: u32,
    /// Status of the answer.
    pub status: u16,
}

/// A row of the audit, as `GET /_platform/audit` shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditEntry {
    /// Counts from 1.
    pub sequence: i64,
    /// When, RFC 3339.
    pub time: String,
    /// Who.
    pub caller: String,
    /// What was called.
    pub endpoint: String,
    /// Number of the organisation.
    pub organisation: Option<String>,
    /// Ids of the people.
    pub people: Vec<String>,
    /// What for; null if nobody said.
    pub reason: Option<String>,
    /// How many people were shown.
    pub shown: u32,
    /// Status of the answer.
    pub status: u16,
}

/// Writes a look-up down.
///
/// # Errors
/// When the database cannot be used.
pub fn record(conn: &Connection, look_up: &LookUp) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO audit (time, caller, endpoint, organisation, people, reason, shown, status) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        look_up.time,
        look_up.caller,
        look_up.endpoint,
        look_up.organisation,
        to_json(&look_up.people)?,
        look_up.reason,
        look_up.shown,
        look_up.status,
    ])?;
    Ok(())
}

/// Every look-up, newest last.
///
/// # Errors
/// See [`record`].
pub fn list(conn: &Connection) -> Result<Vec<AuditEntry>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT seq, time, caller, endpoint, organisation, people, reason, shown, status \
         FROM audit ORDER BY seq",
    )?;
    let rows = query.query_map([], entry)?;
    rows.map(|row| row?).collect()
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Result<AuditEntry, StoreError>> {
    let people = match from_json(row.get_ref(5)?.as_str()?) {
        Ok(people) => people,
        Err(error) => return Ok(Err(error)),
    };
    Ok(Ok(AuditEntry {
        sequence: row.get(0)?,
        time: wire_time(row.get(1)?),
        caller: row.get(2)?,
        endpoint: row.get(3)?,
        organisation: row.get(4)?,
        people,
        reason: row.get(6)?,
        shown: row.get(7)?,
        status: row.get(8)?,
    }))
}
