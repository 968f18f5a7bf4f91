//! Generated organisations that a user may act for, and generated system users: as many as
//! `/_platform/bulk-parties` asks for. Number n is always the same.

use super::{clients, people, systems};
use crate::store::{
    Result,
    assignments::{self, Relation},
    parties,
    requests::Kind,
    sub_units,
    system_users::{self, SystemUser},
    systems::System,
};
use rusqlite::Connection;
use serde::Deserialize;

/// Most organisations: so many numbers are free below those of clients.
pub(crate) const MAX_PARTIES: u32 = 40_000;
/// Most system users.
pub(crate) const MAX_SYSTEM_USERS: u32 = 10_000;

const FIRST_NUMBER: u32 = 20_000_000;
const FIRST_PARTY: u32 = 62_000_000;
/// Far enough from the seeded clients, so that no name is theirs.
const FIRST_NAME: u32 = 41_000;
/// Numbers for an organisation and its sub-units, of which none has more than three.
const FAMILY: u32 = 4;
/// Whose system users they are.
const OWNER: &str = "311037889";
/// The role of whoever has been given packages.
const PACKAGES_GIVEN: &str = "rettighetshaver";

/// `assets/seed/generated.json`. The lists for organisations have lengths without common factors, so that
/// everything occurs with everything.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Patterns {
    forms: Vec<String>,
    /// How many sub-units.
    sub_units: Vec<u32>,
    roles: Vec<Vec<String>>,
    packages: Vec<String>,
    /// What customers add to the name of a system.
    titles: Vec<String>,
}

fn patterns() -> serde_json::Result<Patterns> {
    serde_json::from_str(include_str!("../../assets/seed/generated.json"))
}

/// Entry `n` of a list that begins anew at its end.
fn of<T>(list: &[T], n: u32) -> &T {
    &list[n as usize % list.len()]
}

/// Lets `person` act for organisations `0..count` with their sub-units. Returns how many sub-units there are.
pub(crate) fn fill(conn: &Connection, person: i32, count: u32, created: i64) -> Result<u32> {
    let (patterns, words) = (patterns()?, clients::words()?);
    let add = |n: u32, name: String, form: &str, is_deleted: bool| {
        let number = clients::org_number(n, FIRST_NUMBER);
        // The limits above keep the sum far below that of the type.
        let party_id = i32::try_from(FIRST_PARTY + n).unwrap_or(i32::MAX);
        let mut party = people::new_organisation(party_id, number, name, form);
        party.is_deleted = is_deleted;
        parties::insert_if_new(conn, &party).map(|()| party)
    };
    let mut units = 0;
    for n in 0..count.min(MAX_PARTIES) {
        let form = of(&patterns.forms, n);
        let name = clients::name(FIRST_NAME + n, form, &words);
        let main = add(n * FAMILY, name, form, n % 40 == 39)?;
        let mut from = main.party_id;
        for place in 1..=*of(&patterns.sub_units, n) {
            let name = format!("{} AVD {}", main.name, words.place(n + 7 * place));
            let is_deleted = main.is_deleted || (n + place).is_multiple_of(12);
            let unit = add(n * FAMILY + place, name, "BEDR", is_deleted)?;
            sub_units::set_main_unit(conn, unit.party_id, main.party_id)?;
            units += 1;
            // Now and then somebody acts for a sub-unit alone.
            if n % 25 == 24 && place == 1 {
                from = unit.party_id;
            }
        }
        let relation = Relation { from, to: person };
        for role in of(&patterns.roles, n) {
            assignments::give(conn, relation, role, created)?;
            if role == PACKAGES_GIVEN {
                let package = of(&patterns.packages, n).as_str();
                assignments::give_packages(conn, relation, role, [package])?;
            }
        }
    }
    Ok(units)
}

/// Gives [`OWNER`] system users `0..count`, of the seeded systems that are still registered; every third
/// is an agent. They were made in the years before `now`, in microseconds. Returns how many there are:
/// none when there is no such system.
pub(crate) fn fill_system_users(conn: &Connection, count: u32, now: i64) -> Result<u32> {
    const HOUR: i64 = 3_600_000_000;
    let titles = patterns()?.titles;
    let owner = people::organisation(conn, OWNER)?;
    let systems = systems::registered(conn)?;
    let with = |condition: fn(&&System) -> bool| systems.iter().filter(condition).collect();
    // What is not visible asks for packages that nobody can give to a standard one.
    let of_standard: Vec<_> = with(|system| system.is_visible);
    let of_agents: Vec<_> = with(|system| !system.packages.is_empty());
    if of_standard.is_empty() || of_agents.is_empty() {
        return Ok(0);
    }
    for n in 0..count {
        let (kind, system, rights) = if n.is_multiple_of(3) {
            (Kind::Agent, of(&of_agents, n / 3), Vec::new())
        } else {
            let system = of(&of_standard, n - n / 3);
            (Kind::Standard, system, system.rights.clone())
        };
        let name = system.name.nb.as_deref().unwrap_or(&system.id);
        let user = SystemUser {
            seq: 0,
            id: people::party_uuid(&format!("system user {n}")),
            kind,
            integration_title: format!("{name}{}", of(&titles, n)),
            system_id: system.id.clone(),
            owner: owner.clone(),
            external_ref: format!("oppsett-{n:05}"),
            rights,
            packages: system.packages.clone(),
            created: now - i64::from(n * 7_919 % 30_000) * HOUR,
        };
        system_users::insert_if_new(conn, &user)?;
    }
    Ok(count)
}
