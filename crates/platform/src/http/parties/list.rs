//! The list of parties: the person, those who have given the person something, and their sub-units.

use crate::{
    catalogue::{Catalogue, Service},
    store::{
        Result,
        assignments::{self, Given},
        parties::{self, Party, PartyKind},
        sub_units,
    },
};
use fullmakt_contract::parties::AuthorizedParty;
use rusqlite::Connection;
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap, btree_map::Entry},
    rc::Rc,
};
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
    /// One of the roles is a key role.
    leads: bool,
}

/// Everybody whom the person can act for, the person first.
pub(super) fn of(
    conn: &Connection,
    catalogue: &Catalogue,
    person: &Party,
    options: &PartyListOptions,
) -> Result<Vec<AuthorizedParty>> {
    let sub_units = sub_units::by_main_unit(conn)?;
    let pairs = sub_units.iter().flat_map(|(main_unit, units)| {
        let units = units.iter();
        units.map(|unit| (unit.party_id, *main_unit))
    });
    let builder = PartyListBuilder {
        conn,
        catalogue,
        options,
        main_units: pairs.collect(),
        sub_units,
        known: RefCell::default(),
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
    // Places in `rows` of main units that are there only for their sub-units.
    let mut hierarchy = HashMap::new();
    for (party, held) in found.values() {
        match builder.main_units.get(&party.party_id) {
            None => rows.extend(builder.with_sub_units(party, held, &found)),
            // Shown under its main unit, which is in the list already.
            Some(main_unit) if found.contains_key(main_unit) => {}
            // Under its main unit, for which the person has no access.
            Some(main_unit) => {
                let Some(main_unit) = parties::by_id(conn, *main_unit)? else {
                    continue;
                };
                let Some(row) = builder.row(party, held, Some(main_unit.uuid)) else {
                    continue;
                };
                let place = *hierarchy.entry(main_unit.party_id).or_insert(rows.len());
                match rows.get_mut(place) {
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

type FoundParties = BTreeMap<i32, (Party, Rc<HeldAccess>)>;

struct PartyListBuilder<'a> {
    conn: &'a Connection,
    catalogue: &'a Catalogue,
    options: &'a PartyListOptions,
    sub_units: BTreeMap<i32, Vec<Party>>,
    /// Number of a sub-unit's main unit.
    main_units: HashMap<i32, i32>,
    /// By organisation form and what was given: of thousands of parties most have given the same.
    known: RefCell<HashMap<(String, Given), Rc<HeldAccess>>>,
}

impl PartyListBuilder<'_> {
    /// Those who have given `to` something, and whose leaders get it through `to`.
    fn collect(&self, to: i32, found: &mut FoundParties) -> Result<()> {
        let mut given = assignments::given(self.conn, to)?;
        for giver in assignments::givers(self.conn, to)? {
            let held = self.held(&giver, given.remove(&giver.party_id));
            if self.options.via_key_roles && held.leads {
                // There can be very many, and most callers ask for names alone.
                let mut more = match self.options.needs_held_access() {
                    true => assignments::given(self.conn, giver.party_id)?,
                    false => HashMap::new(),
                };
                for client in assignments::givers(self.conn, giver.party_id)? {
                    let held = self.held(&client, more.remove(&client.party_id));
                    add(found, client, held);
                }
            }
            add(found, giver, held);
        }
        Ok(())
    }

    fn held(&self, from: &Party, given: Option<Given>) -> Rc<HeldAccess> {
        let form = from.unit_type().unwrap_or_default().to_owned();
        let key = (form, given.unwrap_or_default());
        let mut known = self.known.borrow_mut();
        if let Some(held) = known.get(&key) {
            return Rc::clone(held);
        }
        let held = Rc::new(self.access_by(&key.0, &key.1));
        known.insert(key, Rc::clone(&held));
        held
    }

    /// What the roles and packages give in an organisation of this form.
    fn access_by(&self, form: &str, given: &Given) -> HeldAccess {
        let roles = given.roles.iter();
        let mut catalogued = roles.clone().filter_map(|role| self.catalogue.role(role));
        let leads = catalogued.any(|role| role.is_key_role);
        let mut packages: BTreeSet<String> = given
            .packages
            .iter()
            .filter_map(|urn| Some(self.catalogue.package(urn)?.suffix().to_owned()))
            .collect();
        let (portal, own) = MAIN_ADMINISTRATOR;
        let named = roles.map(String::as_str);
        let named = named.map(|role| if role == portal { own } else { role });
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
        HeldAccess {
            resources: services.map(|service| service.id().to_owned()).collect(),
            roles: given.roles.iter().cloned().collect(),
            packages,
            leads,
        }
    }

    /// A main unit with its sub-units; nothing when neither is asked for.
    fn with_sub_units(
        &self,
        party: &Party,
        held: &Rc<HeldAccess>,
        found: &FoundParties,
    ) -> Option<AuthorizedParty> {
        let mut subunits = Vec::new();
        if self.options.sub_units {
            for sub_unit in self.sub_units.get(&party.party_id).into_iter().flatten() {
                // Who acts for the main unit acts for its sub-units.
                let mut all = Rc::clone(held);
                if let Some((_, own)) = found.get(&sub_unit.party_id) {
                    Rc::make_mut(&mut all).add(own);
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

fn add(found: &mut FoundParties, party: Party, held: Rc<HeldAccess>) {
    match found.entry(party.party_id) {
        Entry::Vacant(entry) => {
            entry.insert((party, held));
        }
        Entry::Occupied(mut entry) => Rc::make_mut(&mut entry.get_mut().1).add(&held),
    }
}

impl HeldAccess {
    fn add(&mut self, other: &Self) {
        self.roles.extend(other.roles.iter().cloned());
        self.packages.extend(other.packages.iter().cloned());
        self.resources.extend(other.resources.iter().cloned());
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
