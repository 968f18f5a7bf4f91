//! Sub-units of organisations.

use super::{
    Result,
    parties::{self, Party},
    query,
};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Every sub-unit by the number of its main unit, in the order of names.
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

/// The main unit of a sub-unit.
pub(crate) fn main_unit(conn: &Connection, sub_unit: i32) -> Result<Option<Party>> {
    let columns = parties::COLUMNS;
    let sql = format!(
        "SELECT {columns} FROM party WHERE party_id = (SELECT parent FROM party WHERE party_id = ?1)"
    );
    query::one(conn, &sql, [sub_unit], parties::party)
}

/// Makes a party a sub-unit.
pub(crate) fn set_main_unit(conn: &Connection, sub_unit: i32, main_unit: i32) -> Result<()> {
    let sql = "UPDATE party SET parent = ?2 WHERE party_id = ?1";
    query::execute(conn, sql, params![sub_unit, main_unit])
}
