//! Sub-units of organisations.

use super::{
    Result,
    parties::{self, Party},
    query,
};
use rusqlite::Connection;
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
