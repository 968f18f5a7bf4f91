//! Who has looked up personal data, and why (docs/contract/contacts.md, section 4).

use super::{
    Result,
    convert::{Json, json, wire_time},
    query,
};
use rusqlite::{Connection, params};
use serde::{Serialize, Serializer};

/// One look-up, refused and failed ones included.
///
/// Whoever writes it hands in national identity numbers, e-mail addresses and phone numbers as
/// keyed hashes, never in clear.
#[derive(Default, Serialize)]
pub struct LookUp {
    /// Microseconds since 1970.
    #[serde(serialize_with = "as_wire_time")]
    pub time: i64,
    /// Name of the key, or subject of the token.
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
    pub shown: usize,
    /// Status of the answer.
    pub status: u16,
}

/// A look-up as `GET /_platform/audit` shows it.
#[derive(Serialize)]
pub(crate) struct AuditEntry {
    /// Counts from 1.
    sequence: i64,
    #[serde(flatten)]
    look_up: LookUp,
}

fn as_wire_time<S: Serializer>(micros: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&wire_time(*micros))
}

/// Writes a look-up down.
pub fn record(conn: &Connection, look_up: &LookUp) -> Result<()> {
    let sql = "INSERT INTO audit (time, caller, endpoint, organisation, people, reason, shown, status) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    query::execute(
        conn,
        sql,
        params![
            look_up.time,
            look_up.caller,
            look_up.endpoint,
            look_up.organisation,
            Json(&look_up.people),
            look_up.reason,
            look_up.shown,
            look_up.status,
        ],
    )
}

/// Every look-up, newest last.
pub(crate) fn list(conn: &Connection) -> Result<Vec<AuditEntry>> {
    let sql = "SELECT seq, time, caller, endpoint, organisation, people, reason, shown, status \
         FROM audit ORDER BY seq";
    query::all(conn, sql, [], |row| {
        Ok(AuditEntry {
            sequence: row.get(0)?,
            look_up: LookUp {
                time: row.get(1)?,
                caller: row.get(2)?,
                endpoint: row.get(3)?,
                organisation: row.get(4)?,
                people: json(row, 5)?,
                reason: row.get(6)?,
                shown: row.get(7)?,
                status: row.get(8)?,
            },
        })
    })
}
