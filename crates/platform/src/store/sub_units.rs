//! Sub-units of organisations.

use super::{
    Result,
    parties::{self, Party},
    query,
};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Every sub-unit by the number of its main unit, in the order of names.
///
/// # Errors
/// When the database cannot be used, as everywhere here.
pub(crate) fn by_main_unit(conn: &Connection) -> Result<BTreeMap<i32, Vec<Party>>> {
    let columns = parties::COLUMNS;
    let sql =
        format!("SELECT {columns}, party.parent FROM party WHERE parent IS NOT NULL ORDER BY name");
    let rows = query::all(conn, &sql, [], |row| {
        Ok((row.get("parent")?, parties::party(row)?))
    })?;
    let mut units = BTreeMap::<i32, Vec<Party>>::new();
    for (main_unit, party) in rows {
        units.entry(main_unit).or_default().push(party);
    }
    Ok(units)
}

/// Puts an organisation under its main unit. Fails when there is no such main unit.
pub fn set_main_unit(conn: &Connection, sub_unit: i32, main_unit: i32) -> Result<()> {
    let sql = "UPDATE party SET parent = ?2 WHERE party_id = ?1";
    query::execute(conn, sql, params![sub_unit, main_unit])
}
