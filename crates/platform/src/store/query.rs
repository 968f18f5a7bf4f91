//! Queries with prepared statements.

use super::Result;
use rusqlite::{Connection, OptionalExtension, Params, Row, types::FromSql};

/// The first row, if there is one.
pub(super) fn one<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    let mut query = conn.prepare_cached(sql)?;
    Ok(query.query_row(params, read).optional()?)
}

/// Every row.
pub(super) fn all<T>(
    conn: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut query = conn.prepare_cached(sql)?;
    let rows = query.query_map(params, read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The only column of the only row, such as a count.
pub(super) fn value<T: FromSql>(conn: &Connection, sql: &str, params: impl Params) -> Result<T> {
    let mut query = conn.prepare_cached(sql)?;
    Ok(query.query_row(params, |row| row.get(0))?)
}

/// Changes rows.
pub(super) fn execute(conn: &Connection, sql: &str, params: impl Params) -> Result<()> {
    changed(conn, sql, params).map(drop)
}

/// Changes rows; returns how many.
pub(super) fn changed(conn: &Connection, sql: &str, params: impl Params) -> Result<usize> {
    Ok(conn.prepare_cached(sql)?.execute(params)?)
}
