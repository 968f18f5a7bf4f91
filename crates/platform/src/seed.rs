//! The data that an empty database is filled with (docs/contract/local-platform.md, section "People and organisations").
//!
//! What is seeded stands in `assets/seed/`, one file for each kind of data; the modules read these and
//! store them. Everything is the same at each start but the times, which follow the clock, and the
//! port in redirect addresses. Ids are fixed, so that links to seeded requests can be printed.

pub(crate) mod bulk_parties;
mod check_digit;
pub(crate) mod clients;
mod contacts;
mod people;
mod requests;
mod systems;

use crate::{
    Platform,
    options::SeedKind,
    store::{Result, Store, convert::micros, parties},
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

/// For how many of the generated clients [`AGENT_SYSTEM_USER`] acts.
const ADDED_CLIENTS: usize = 12;

/// Fills the database when it has no party in it, as the options say.
pub(crate) fn fill_if_empty(platform: &Platform) -> Result<()> {
    platform.store.write(|conn| {
        if parties::any(conn)? {
            return Ok(());
        }
        fill(conn, platform, platform.options.seed)
    })
}

/// Empties the database and fills it anew.
pub fn refill(platform: &Platform, kind: SeedKind) -> Result<()> {
    platform.store.write(|conn| {
        Store::clear(conn)?;
        fill(conn, platform, kind)
    })
}

fn fill(conn: &Connection, platform: &Platform, kind: SeedKind) -> Result<()> {
    let now = platform.clock.now();
    // What is there already was made a month ago.
    let before = micros(now.saturating_sub(Duration::days(30)));
    people::fill(conn, before)?;
    if kind == SeedKind::Default {
        let receipt = format!("{}/vendor/receipt", platform.origin());
        systems::fill(conn, &receipt, before)?;
        requests::fill(conn, &receipt, micros(now), before)?;
        clients::fill_default(conn, AGENT_SYSTEM_USER, ADDED_CLIENTS, before)?;
        clients::fill_auditor(conn, before)?;
        contacts::fill(conn)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use fullmakt_domain::{NationalId, OrgNumber};

    #[test]
    fn every_reference_in_the_files_leads_somewhere() {
        let catalogue = Catalogue::load();
        let organisations = people::organisations().unwrap();
        let is_organisation = |number: &str| {
            let mut organisations = organisations.iter();
            OrgNumber::parse(number).is_ok() && organisations.any(|it| it.number == number)
        };
        for person in people::people().unwrap() {
            let number = NationalId::parse(&person.national_id);
            assert!(number.is_ok_and(|it| it.is_synthetic()), "{}", person.name);
            for access in person.access {
                assert!(is_organisation(&access.organisation), "{}", person.name);
                for role in &access.roles {
                    assert!(catalogue.role(role).is_some(), "{role}");
                }
            }
        }
        let systems = systems::systems().unwrap();
        for system in &systems {
            assert!(is_organisation(systems::vendor(system)), "{}", system.id);
            for package in &system.access_packages {
                assert!(catalogue.package(&package.urn).is_some(), "{package:?}");
            }
            for right in &system.rights {
                let id = &right.resource[0].value;
                assert!(catalogue.service(id).is_some(), "{id}");
            }
        }
        for request in requests::file().unwrap().requests {
            let number = &request.party_org_no;
            assert!(is_organisation(number), "{number}");
            let system = systems.iter().find(|it| it.id == request.system_id);
            for package in &request.access_packages {
                assert!(
                    system.unwrap().access_packages.contains(package),
                    "{package:?}"
                );
            }
        }
    }
}
