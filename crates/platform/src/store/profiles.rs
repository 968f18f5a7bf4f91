//! What users have chosen for their own profile.

use super::{
    StoreError,
    convert::{from_json, to_json},
};
use fullmakt_contract::profile::PortalSettings;
use rusqlite::{Connection, OptionalExtension, params};

/// What the user has chosen; what everybody begins with when nothing is stored.
///
/// # Errors
/// When the database cannot be used.
pub fn settings(conn: &Connection, user_id: i32) -> Result<PortalSettings, StoreError> {
    let mut query =
        conn.prepare_cached("SELECT settings FROM profile_setting WHERE user_id = ?1")?;
    let stored: Option<String> = query.query_row([user_id], |row| row.get(0)).optional()?;
    stored.map_or_else(|| Ok(PortalSettings::default()), |text| from_json(&text))
}

/// Stores what the user has chosen.
///
/// # Errors
/// When there is no such user, and see [`settings`].
pub fn save_settings(
    conn: &Connection,
    user_id: i32,
    settings: &PortalSettings,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO profile_setting (user_id, settings) VALUES (?1, ?2) \
         ON CONFLICT (user_id) DO UPDATE SET settings = excluded.settings",
    )?
    .execute(params![user_id, to_json(settings)?])?;
    Ok(())
}
