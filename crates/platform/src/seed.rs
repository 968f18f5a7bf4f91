//! The data that an empty database is filled with (docs/contract/local-platform.md, section "People and organisations").
//!
//! Everything is the same at each start but the times, which follow the clock, and the port in
//! redirect addresses. Ids are fixed, so that links to seeded requests can be printed.

pub mod clients;
mod contacts;
mod people;
mod requests;
mod systems;

use crate::{
    Platform,
    options::SeedKind,
    store::{Store, StoreError, convert::micros, parties},
};
use rusqlite::Connection;
use time::Duration;
use uuid::{Uuid, uuid};

/// The open standard request: SmartCloud asks SNILL SKOG AS.
pub const STANDARD_REQUEST: Uuid = uuid!("505f8488-3d48-4c15-8e21-35cb9432f815");
/// The open agent request: SuperRegnskap asks TRYGG REVISJON AS.
pub const AGENT_REQUEST: Uuid = uuid!("7c1e0f6b-52b4-4a0e-9c55-0d8a4b6f2e31");
/// The open change request: SmartCloud asks SNILL SKOG AS for another set of rights.
pub const CHANGE_REQUEST: Uuid = uuid!("e2f1a9d4-8b3c-4d77-a1c6-93f04b7d5a20");
/// The standard system user of SNILL SKOG AS that [`CHANGE_REQUEST`] is about.
pub const STANDARD_SYSTEM_USER: Uuid = uuid!("b6c3d1f0-4f3e-4b53-8f6e-2a9f6c0d1e47");
/// The agent system user "SuperRegnskap" of VARM ØKONOMISK APE.
pub const AGENT_SYSTEM_USER: Uuid = uuid!("3d9a7b52-6e1c-4f08-b7d4-c5e2f8a10963");
/// The agent system user "SuperRegnskap skatt" of VARM ØKONOMISK APE.
pub const AGENT_SYSTEM_USER_TAX: Uuid = uuid!("f4b80c17-2d6a-4e95-83ab-7e10d9c6b258");

/// Fills the database when it has no party in it, as the options say.
///
/// # Errors
/// When the database cannot be used.
pub fn fill_if_empty(platform: &Platform) -> Result<(), StoreError> {
    platform.store.write(|conn| {
        if parties::any(conn)? {
            return Ok(());
        }
        fill(conn, platform, platform.options.seed)
    })
}

/// Empties the database and fills it anew.
///
/// # Errors
/// When the database cannot be used.
pub fn refill(platform: &Platform, kind: SeedKind) -> Result<(), StoreError> {
    platform.store.write(|conn| {
        Store::clear(conn)?;
        fill(conn, platform, kind)
    })
}

/// When the rows of a seed were made.
#[derive(Debug, Clone, Copy)]
struct Times {
    /// Now: open requests.
    now: i64,
    /// A month ago: what is there already.
    before: i64,
}

fn fill(conn: &Connection, platform: &Platform, kind: SeedKind) -> Result<(), StoreError> {
    let now = platform.clock.now();
    let times = Times {
        now: micros(now),
        before: micros(now.saturating_sub(Duration::days(30))),
    };
    people::fill(conn, times.before)?;
    if kind == SeedKind::Default {
        let receipt = format!("{}/vendor/receipt", platform.origin());
        systems::fill(conn, &receipt, times.before)?;
        requests::fill(conn, &receipt, times)?;
        clients::fill_default(conn, times.before)?;
        contacts::fill(conn)?;
    }
    Ok(())
}
