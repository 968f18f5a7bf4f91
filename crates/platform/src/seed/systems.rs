//! The registered systems: `assets/seed/systems.json`, as vendors send them.

use super::people::party_uuid;
use crate::store::{
    Result,
    systems::{self, Change, System},
};
use fullmakt_contract::systems::RegisterSystem;
use rusqlite::Connection;

pub(super) fn systems() -> serde_json::Result<Vec<RegisterSystem>> {
    serde_json::from_str(include_str!("../../assets/seed/systems.json"))
}

/// Organisation number of the vendor.
pub(super) fn vendor(system: &RegisterSystem) -> &str {
    let id = &system.vendor.id;
    id.strip_prefix("0192:").unwrap_or(id)
}

/// Stores the systems, each with our own receipt page where that is not on the default port.
pub(super) fn fill(conn: &Connection, receipt: &str, created: i64) -> Result<()> {
    for mut system in systems()? {
        let urls = &mut system.allowed_redirect_urls;
        if !urls.iter().any(|url| url == receipt) {
            urls.insert(urls.len().min(1), receipt.to_owned());
        }
        let internal_id = party_uuid(&system.id);
        let change = Change {
            by: Some(vendor(&system)),
            at: created,
        };
        systems::insert(conn, &system, vendor(&system), internal_id, change)?;
    }
    Ok(())
}

/// Those that are still registered.
pub(super) fn registered(conn: &Connection) -> Result<Vec<System>> {
    let seeded = systems()?.into_iter();
    let found = seeded.filter_map(|system| systems::by_id(conn, &system.id).transpose());
    found.collect()
}
