//! Who has looked up personal data, and why (docs/contract/contacts.md, section 4).

use super::{
    StoreError,
    convert::{from_json, to_json, wire_time},
};
use rusqlite::{Connection, params};
use serde::{Serialize, Serializer};

/// One look-up, refused and failed ones included, as `GET /_platform/audit` shows it.
///
/// Whoever writes it hands in national identity numbers, e-mail addresses and phone numbers as
/// keyed hashes, never in clear.
#[derive(Default, Serialize)]
pub(crate) struct LookUp {
    /// Counts from 1; given when it is stored.
    pub(crate) sequence: i64,
    /// Microseconds since 1970.
    #[serde(serialize_with = "as_wire_time")]
    pub(crate) time: i64,
    /// Name of the key, or subject of the token.
    pub(crate) caller: String,
    /// What was called, without its query.
    pub(crate) endpoint: String,
    /// Number of the organisation, when one was named.
    pub(crate) organisation: Option<String>,
    /// Ids of the people whose data was asked for or shown.
    pub(crate) people: Vec<String>,
    /// What for, as the caller said it.
    pub(crate) reason: Option<String>,
    /// How many people were shown.
    pub(crate) shown: usize,
    /// Status of the answer.
    pub(crate) status: u16,
}

fn as_wire_time<S: Serializer>(micros: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&wire_time(*micros))
}

pub(crate) fn record(conn: &Connection, look_up: &LookUp) -> Result<(), StoreError> {
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
pub(crate) fn list(conn: &Connection) -> Result<Vec<LookUp>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT seq, time, caller, endpoint, organisation, people, reason, shown, status \
         FROM audit ORDER BY seq",
    )?;
    let mut rows = query.query([])?;
    let mut look_ups = Vec::new();
    while let Some(row) = rows.next()? {
        look_ups.push(LookUp {
            sequence: row.get(0)?,
            time: row.get(1)?,
            caller: row.get(2)?,
            endpoint: row.get(3)?,
            organisation: row.get(4)?,
            people: from_json(&row.get::<_, String>(5)?)?,
            reason: row.get(6)?,
            shown: row.get(7)?,
            status: row.get(8)?,
        });
    }
    Ok(look_ups)
}
