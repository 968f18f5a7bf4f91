//! Sub-units of organisations.

use super::{
    StoreError,
    parties::{self, Party},
};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Every sub-unit by the number of its main unit, in the order of names.
///
/// # Errors
/// When the database cannot be used.
pub fn by_main_unit(conn: &Connection) -> Result<BTreeMap<i32, Vec<Party>>, StoreError> {
    let columns = parties::COLUMNS;
    let sql =
        format!("SELECT {columns}, party.parent FROM party WHERE parent IS NOT NULL ORDER BY name");
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query([])?;
    let mut units = BTreeMap::<i32, Vec<Party>>::new();
    while let Some(row) = rows.next()? {
        let main_unit = row.get("parent")?;
        units
            .entry(main_unit)
            .or_default()
            .push(parties::party(row)?);
    }
    Ok(units)
}

/// Puts an organisation under its main unit.
///
/// # Errors
/// When there is no such main unit, and see [`by_main_unit`].
pub fn set_main_unit(conn: &Connection, sub_unit: i32, main_unit: i32) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE party SET parent = ?2 WHERE party_id = ?1")?
        .execute(params![sub_unit, main_unit])?;
    Ok(())
}
