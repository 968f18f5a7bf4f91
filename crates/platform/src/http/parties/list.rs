//! The list of parties: the person, those who have given the person something, and their sub-units.

use crate::{
    catalogue::{Catalogue, Service},
    store::{
        Result,
        assignments::{self, Relation},
        parties::{self, Party, PartyKind},
        sub_units,
    },
};
use fullmakt_contract::parties::AuthorizedParty;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Roles of the older platform that the catalogue has without their older codes.
const PORTAL_ROLES: [&str; 4] = ["admai", "hadm", "kladm", "bobel"];
/// The role whose packages the portal's main administrator has.
const MAIN_ADMINISTRATOR: (&str, &str) = ("hadm", "hovedadministrator");

/// What a list includes.
pub(super) struct PartyListOptions {
    pub(super) roles: bool,
    pub(super) packages: bool,
    pub(super) resources: bool,
    /// Clients of organisations that the person leads.
    pub(super) via_key_roles: bool,
    pub(super) sub_units: bool,
    /// Parties that the register has closed.
    pub(super) inactive: bool,
    /// Only these; all when empty.
    pub(super) parties: Vec<Uuid>,
    /// Only parties for which the person has one of these services; all when empty.
    pub(super) any_resource: Vec<String>,
}

impl PartyListOptions {
    fn needs_held_access(&self) -> bool {
        self.roles || self.packages || self.resources || !self.any_resource.is_empty()
    }
}

/// What the person holds for one party.
#[derive(Debug, Clone, Default)]
struct HeldAccess {
    roles: BTreeSet<String>,
    packages: BTreeSet<String>,
    resources: BTreeSet<String>,
}

/// Everybody whom the person can act for, the person first.
pub(super) fn of(
    conn: &Connection,
    catalogue: &Catalogue,
    person: &Party,
    options: &PartyListOptions,
) -> Result<Vec<AuthorizedParty>> {
    let builder = PartyListBuilder {
        conn,
        catalogue,
        options,
        sub_units: sub_units::by_main_unit(conn)?,
    };
    let mut found = BTreeMap::new();
    builder.collect(person.party_id, &mut found)?;
    let mut rows = Vec::new();
    let own = HeldAccess {
        roles: BTreeSet::from(["privatperson".to_owned()]),
        ..HeldAccess::default()
    };
    rows.extend(builder.row(person, &own, None));
    let first = rows.len();
    for (party, held) in found.values() {
        match builder.main_unit(party.party_id) {
            None => rows.extend(builder.with_sub_units(party, held, &found)),
            // Shown under its main unit, which is in the list already.
            Some(main_unit) if found.contains_key(&main_unit) => {}
            // Under its main unit, for which the person has no access.
            Some(main_unit) => {
                let Some(main_unit) = parties::by_id(conn, main_unit)? else {
                    continue;
                };
                let Some(row) = builder.row(party, held, Some(main_unit.uuid)) else {
                    continue;
                };
                let mut known = rows.iter_mut();
                match known.find(|row| row.party_id == main_unit.party_id) {
                    Some(known) => known.subunits.push(row),
                    None => rows.push(AuthorizedParty {
                        subunits: vec![row],
                        ..without_access(&main_unit)
                    }),
                }
            }
        }
    }
    if let Some(others) = rows.get_mut(first..) {
        others.sort_by(|a, b| a.name.cmp(&b.name).then(a.party_id.cmp(&b.party_id)));
    }
    Ok(rows)
}

type FoundParties = BTreeMap<i32, (Party, HeldAccess)>;

struct PartyListBuilder<'a> {
    conn: &'a Connection,
    catalogue: &'a Catalogue,
    options: &'a PartyListOptions,
    sub_units: BTreeMap<i32, Vec<Party>>,
}

impl PartyListBuilder<'_> {
    /// Number of a sub-unit's main unit.
    fn main_unit(&self, sub_unit: i32) -> Option<i32> {
        let is_it = |unit: &Party| unit.party_id == sub_unit;
        let mut all = self.sub_units.iter();
        all.find_map(|(main_unit, units)| units.iter().any(is_it).then_some(*main_unit))
    }

    /// Those who have given `to` something, and whose leaders get it through `to`.
    fn collect(&self, to: i32, found: &mut FoundParties) -> Result<()> {
        for giver in assignments::givers(self.conn, to)? {
            let held = self.held(&giver, to)?;
            let is_key_role = |role: &String| {
                let role = self.catalogue.role(role);
                role.is_some_and(|role| role.is_key_role)
            };
            let leads = held.roles.iter().any(is_key_role);
            if self.options.via_key_roles && leads {
                for client in assignments::givers(self.conn, giver.party_id)? {
                    // There can be very many, and most callers ask for names alone.
                    let more = match self.options.needs_held_access() {
                        true => self.held(&client, giver.party_id)?,
                        false => HeldAccess::default(),
                    };
                    add(found, client, more);
                }
            }
            add(found, giver, held);
        }
        Ok(())
    }

    fn held(&self, from: &Party, to: i32) -> Result<HeldAccess> {
        let relation = Relation {
            from: from.party_id,
            to,
        };
        let roles = assignments::roles(self.conn, relation)?;
        let form = from.unit_type().unwrap_or_default();
        let mut packages: BTreeSet<String> = assignments::packages(self.conn, relation)?
            .iter()
            .filter_map(|urn| Some(self.catalogue.package(urn)?.suffix().to_owned()))
            .collect();
        let (portal, catalogued) = MAIN_ADMINISTRATOR;
        let named = roles.iter().map(String::as_str);
        let named = named.map(|role| if role == portal { catalogued } else { role });
        let named: Vec<&str> = named.collect();
        for role in &named {
            let given = self.catalogue.packages_of_role(role, form);
            let given = given.filter(|(_, row)| row.has_access);
            packages.extend(given.map(|(package, _)| package.suffix().to_owned()));
        }
        let has = |service: &&Service| {
            let mut roles = service.roles.iter();
            roles.any(|role| named.contains(&role.as_str()))
                || service.packages.iter().any(|name| packages.contains(name))
        };
        let services = self.catalogue.services.iter().filter(has);
        Ok(HeldAccess {
            resources: services.map(|service| service.id().to_owned()).collect(),
            roles: roles.into_iter().collect(),
            packages,
        })
    }

    /// A main unit with its sub-units; nothing when neither is asked for.
    fn with_sub_units(
        &self,
        party: &Party,
        held: &HeldAccess,
        found: &FoundParties,
    ) -> Option<AuthorizedParty> {
        let mut subunits = Vec::new();
        if self.options.sub_units {
            for sub_unit in self.sub_units.get(&party.party_id).into_iter().flatten() {
                // Who acts for the main unit acts for its sub-units.
                let mut all = held.clone();
                if let Some((_, own)) = found.get(&sub_unit.party_id) {
                    all.add(own.clone());
                }
                subunits.extend(self.row(sub_unit, &all, Some(party.uuid)));
            }
        }
        let row = self.row(party, held, None);
        let row = row.or_else(|| (!subunits.is_empty()).then(|| without_access(party)));
        row.map(|row| AuthorizedParty { subunits, ..row })
    }

    fn row(
        &self,
        party: &Party,
        held: &HeldAccess,
        parent: Option<Uuid>,
    ) -> Option<AuthorizedParty> {
        let options = self.options;
        let is_asked_for = options.parties.is_empty() || options.parties.contains(&party.uuid);
        let any = &options.any_resource;
        let has_service = any.is_empty() || any.iter().any(|id| held.resources.contains(id));
        if !is_asked_for || !has_service || (party.is_deleted && !options.inactive) {
            return None;
        }
        let list = |asked: bool, set: &BTreeSet<String>| match asked {
            true => set.iter().cloned().collect(),
            false => Vec::new(),
        };
        let codes = held.roles.iter().map(|role| self.older_code(role));
        let codes = codes.collect();
        Some(AuthorizedParty {
            authorized_roles: list(options.roles, &codes),
            authorized_access_packages: list(options.packages, &held.packages),
            authorized_resources: list(options.resources, &held.resources),
            ..bare(party, parent)
        })
    }

    /// Roles are listed by the codes of the older platform, where they have one.
    fn older_code(&self, role: &str) -> String {
        if PORTAL_ROLES.contains(&role) {
            return role.to_ascii_uppercase();
        }
        let role_data = self.catalogue.role(role);
        let older = role_data.and_then(|role| role.legacy_code.clone());
        older.unwrap_or_else(|| role.to_owned())
    }
}

fn add(found: &mut FoundParties, party: Party, held: HeldAccess) {
    let entry = found
        .entry(party.party_id)
        .or_insert_with(|| (party, HeldAccess::default()));
    entry.1.add(held);
}

impl HeldAccess {
    fn add(&mut self, other: Self) {
        self.roles.extend(other.roles);
        self.packages.extend(other.packages);
        self.resources.extend(other.resources);
    }
}

/// A main unit that is there only to hang its sub-units on.
fn without_access(main_unit: &Party) -> AuthorizedParty {
    AuthorizedParty {
        only_hierarchy_element_with_no_access: true,
        ..bare(main_unit, None)
    }
}

fn bare(party: &Party, parent: Option<Uuid>) -> AuthorizedParty {
    let (kind, person_id) = match &party.kind {
        PartyKind::Person { national_id, .. } => ("Person", Some(national_id.clone())),
        PartyKind::Organisation { .. } => ("Organization", None),
    };
    AuthorizedParty {
        party_uuid: party.uuid.to_string(),
        name: party.name.clone(),
        organization_number: party.org_number().map(str::to_owned),
        parent_id: parent.map(|uuid| uuid.to_string()),
        person_id,
        party_id: party.party_id,
        kind: kind.to_owned(),
        unit_type: party.unit_type().map(str::to_owned),
        is_deleted: party.is_deleted,
        // This platform has no instances.
        authorized_instances: Some(Vec::new()),
        ..AuthorizedParty::default()
    }
}
