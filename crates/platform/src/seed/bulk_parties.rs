//! Generated organisations that a user may act for, and generated system users: as many as
//! `/_platform/bulk-parties` asks for. Number n is always the same.

use super::{
    clients::{self, Words},
    people::{self, party_uuid},
    systems,
};
use crate::{
    catalogue::Catalogue,
    store::{
        Result,
        assignments::{self, Relation},
        parties::{self, Party, PartyKind},
        requests::Kind,
        sub_units,
        system_users::{self, SystemUser},
        systems::System,
    },
};
use fullmakt_contract::requests::AccessPackageRef;
use rusqlite::Connection;

/// Most organisations: so many numbers are free below those of clients.
pub(crate) const MAX_PARTIES: u32 = 40_000;
/// Most system users.
pub(crate) const MAX_SYSTEM_USERS: u32 = 10_000;
/// Whose system users they are.
const OWNER: &str = "311037889";

const FIRST_NUMBER: u32 = 20_000_000;
const FIRST_PARTY: i32 = 62_000_000;
/// An organisation and its sub-units, of which none has more than three.
const FAMILY: u32 = 4;
/// Far enough from the seeded clients, so that no name is theirs.
const FIRST_NAME: u32 = 41_000;

/// The lists below have lengths without common factors, so that everything occurs with everything.
const FORMS: [&str; 13] = [
    "AS", "AS", "ENK", "AS", "AS", "NUF", "AS", "ANS", "AS", "SA", "STI", "KOMM", "FLI",
];
const SUB_UNITS: [u32; 7] = [3, 0, 1, 0, 2, 0, 1];
const ROLES: [&[&str]; 10] = [
    &["daglig-leder", "admai", "hadm", "kladm"],
    &[PACKAGES_GIVEN],
    &["admai"],
    &[PACKAGES_GIVEN],
    &["kladm"],
    &[PACKAGES_GIVEN, "admai"],
    &[PACKAGES_GIVEN],
    &["hadm"],
    &["regnskapsforer"],
    &[PACKAGES_GIVEN, "kladm"],
];
/// The role of whoever has been given packages.
const PACKAGES_GIVEN: &str = "rettighetshaver";
const PACKAGES: [&str; 3] = [
    "urn:altinn:accesspackage:lonn",
    "urn:altinn:accesspackage:merverdiavgift",
    "urn:altinn:accesspackage:ordinaer-post-til-virksomheten",
];

/// What customers add to the name of a system.
const TITLES: [&str; 11] = [
    "",
    " hovedkontoret",
    " avdeling Ålesund",
    "",
    " produksjon",
    " Røros og Sørøya",
    " lønn og mva",
    " (gammelt oppsett)",
    " Tromsø",
    " test",
    " – for alle selskapene i konsernet, satt opp sammen med leverandøren",
];

/// Lets `person` act for organisations `0..count` with their sub-units. Returns how many sub-units there are.
pub(crate) fn fill(conn: &Connection, person: i32, count: u32, created: i64) -> Result<u32> {
    let words = clients::words()?;
    let mut units = 0;
    for n in 0..count.min(MAX_PARTIES) {
        let main = main_unit(n, &words);
        parties::insert_if_new(conn, &main)?;
        let mut from = main.party_id;
        for place in 1..=of(&SUB_UNITS, n) {
            let unit = sub_unit(&main, n, place, &words);
            parties::insert_if_new(conn, &unit)?;
            sub_units::set_main_unit(conn, unit.party_id, main.party_id)?;
            units += 1;
            // Now and then somebody acts for a sub-unit alone.
            if n % 25 == 24 && place == 1 {
                from = unit.party_id;
            }
        }
        let relation = Relation { from, to: person };
        for role in of(&ROLES, n) {
            assignments::give(conn, relation, role, created)?;
            if *role == PACKAGES_GIVEN {
                assignments::give_packages(conn, relation, role, [of(&PACKAGES, n)])?;
            }
        }
    }
    Ok(units)
}

/// Entry `n` of a list that begins anew at its end.
fn of<T: Copy, const N: usize>(list: &[T; N], n: u32) -> T {
    list[n as usize % N]
}

fn main_unit(n: u32, words: &Words) -> Party {
    let form = of(&FORMS, n);
    let name = clients::name(FIRST_NAME + n, form, words);
    party(n * FAMILY, name, form, n % 40 == 39)
}

fn sub_unit(main: &Party, n: u32, place: u32, words: &Words) -> Party {
    let place_name = words.place(n + 7 * place);
    let is_deleted = main.is_deleted || (n + place).is_multiple_of(12);
    let name = format!("{} AVD {place_name}", main.name);
    party(n * FAMILY + place, name, "BEDR", is_deleted)
}

fn party(n: u32, name: String, form: &str, is_deleted: bool) -> Party {
    let number = clients::org_number(n, FIRST_NUMBER);
    Party {
        // The limits above keep the sum far below that of the type.
        party_id: FIRST_PARTY.saturating_add(i32::try_from(n).unwrap_or(i32::MAX)),
        uuid: party_uuid(&number),
        name,
        kind: PartyKind::Organisation {
            org_number: number,
            unit_type: form.to_owned(),
        },
        is_deleted,
    }
}

/// Gives [`OWNER`] system users `0..count`, of the seeded systems that are still registered; every third
/// is an agent. They were made in the years before `now`, in microseconds. Returns how many there are:
/// none when there is no such system.
pub(crate) fn fill_system_users(
    conn: &Connection,
    catalogue: &Catalogue,
    count: u32,
    now: i64,
) -> Result<u32> {
    const HOUR: i64 = 3_600_000_000;
    let owner = people::organisation(conn, OWNER)?;
    let registered = systems::registered(conn)?;
    let all: Vec<&System> = registered.iter().collect();
    let used = all.iter().copied();
    let used = used.filter(|system| !packages(catalogue, system, Kind::Agent).is_empty());
    let of_agents: Vec<&System> = used.collect();
    for n in 0..count {
        let (kind, systems, place) = match n.is_multiple_of(3) {
            true => (Kind::Agent, &of_agents, n / 3),
            false => (Kind::Standard, &all, n - n / 3),
        };
        let Some(system) = systems.get(place as usize % systems.len().max(1)) else {
            return Ok(0);
        };
        let title = system.name.nb.as_deref().unwrap_or(&system.id);
        let user = SystemUser {
            seq: 0,
            id: party_uuid(&format!("system user {n}")),
            kind,
            integration_title: format!("{title}{}", of(&TITLES, n)),
            system_id: system.id.clone(),
            owner: owner.clone(),
            external_ref: format!("oppsett-{n:05}"),
            rights: match kind {
                Kind::Standard => system.rights.clone(),
                Kind::Agent => Vec::new(),
            },
            packages: packages(catalogue, system, kind),
            created: now - i64::from(n * 7_919 % 30_000) * HOUR,
        };
        system_users::insert_if_new(conn, &user)?;
    }
    Ok(count)
}

/// The packages of a system that such a system user can have.
fn packages(catalogue: &Catalogue, system: &System, kind: Kind) -> Vec<AccessPackageRef> {
    let packages = system.packages.iter().filter(|asked| {
        let package = catalogue.package(&asked.urn);
        package.is_some_and(|package| match kind {
            Kind::Standard => package.is_assignable,
            Kind::Agent => package.is_delegable,
        })
    });
    packages.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn numbers_and_names_are_valid_and_all_different() {
        let words = clients::words().unwrap();
        let (mut numbers, mut names) = (HashSet::new(), HashSet::new());
        for n in 0..MAX_PARTIES {
            let main = main_unit(n, &words);
            let units = 1..=of(&SUB_UNITS, n);
            let units: Vec<_> = units.map(|it| sub_unit(&main, n, it, &words)).collect();
            for party in [main].into_iter().chain(units) {
                let number = party.org_number().unwrap().to_owned();
                assert!(
                    fullmakt_domain::OrgNumber::parse(&number).is_ok(),
                    "{number}"
                );
                // Those from here on are the generated clients'.
                assert!(*number < *"215000000", "{number}");
                assert!(numbers.insert(number));
                assert!(names.insert(party.name.clone()), "{}", party.name);
            }
        }
        let norwegian = |name: &&String| name.contains(['Æ', 'Ø', 'Å']);
        assert!(names.iter().filter(norwegian).count() > 10_000);
    }

    #[test]
    fn roles_and_packages_are_in_the_catalogue() {
        let catalogue = Catalogue::load();
        for role in ROLES.into_iter().flatten() {
            assert!(catalogue.role(role).is_some(), "{role}");
        }
        for package in PACKAGES {
            assert!(catalogue.package(package).is_some(), "{package}");
        }
    }
}
