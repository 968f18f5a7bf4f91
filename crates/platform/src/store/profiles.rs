//! What users have chosen for their own profile.

use super::{
    Result,
    convert::{Json, json},
    query,
};
use fullmakt_contract::profile::PortalSettings;
use rusqlite::{Connection, params};

/// What the user has chosen; what everybody begins with when nothing is stored.
pub(crate) fn settings(conn: &Connection, user_id: i32) -> Result<PortalSettings> {
    let sql = "SELECT settings FROM profile_setting WHERE user_id = ?1";
    let stored = query::one(conn, sql, [user_id], |row| json(row, 0))?;
    Ok(stored.unwrap_or_default())
}

/// Stores what the user has chosen. Fails when there is no such user.
pub(crate) fn save_settings(
    conn: &Connection,
    user_id: i32,
    settings: &PortalSettings,
) -> Result<()> {
    let sql = "INSERT INTO profile_setting (user_id, settings) VALUES (?1, ?2) \
         ON CONFLICT (user_id) DO UPDATE SET settings = excluded.settings";
    query::execute(conn, sql, params![user_id, Json(settings)])
}
