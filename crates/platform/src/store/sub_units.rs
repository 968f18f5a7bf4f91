//! Sub-units of organisations.

use super::{
    StoreError,
    parties::{self, Party},
};
use rusqlite::{Connection, params};

/// The sub-units of an organisation, by name.
///
/// # Errors
/// When the database cannot be used, as everywhere in this room.
pub fn of(conn: &Connection, main_unit: i32) -> Result<Vec<Party>, StoreError> {
    let columns = parties::COLUMNS;
    let sql = format!("SELECT {columns} FROM party WHERE parent = ?1 ORDER BY name");
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([main_unit], parties::party)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The main unit of a sub-unit.
///
/// # Errors
/// See [`of`].
pub fn main_unit(conn: &Connection, sub_unit: i32) -> Result<Option<Party>, StoreError> {
    let columns = parties::COLUMNS;
    let sql = format!(
        "SELECT {columns} FROM party WHERE party_id = \
         (SELECT parent FROM party WHERE party_id = ?1)"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query_map([sub_unit], parties::party)?;
    Ok(rows.next().transpose()?)
}

/// Puts an organisation under its main unit.
///
/// # Errors
/// When there is no such main unit, and see [`of`].
pub fn place(conn: &Connection, sub_unit: i32, main_unit: i32) -> Result<(), StoreError> {
    conn.prepare_cached("UPDATE party SET parent = ?2 WHERE party_id = ?1")?
        .execute(params![sub_unit, main_unit])?;
    Ok(())
}
