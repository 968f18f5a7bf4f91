//! The contact register: the guide's examples, what fills their gaps, and one of each quirk
//! (docs/contract/contacts.md, sections 1.7, 1.8 and 2.7).
//!
//! Values that the contract has in files are read from these, so that they cannot differ.

mod files;
mod large_organisation;

use super::people::party_uuid;
use crate::store::{
    Result,
    contacts::{
        self, Organisation,
        people::{self, Person},
        roles::{self, RoleList, Texts, definition_id},
    },
};
use files::{OwnRows, RowOf};
use fullmakt_contract::contacts::{Organization, PersonalContact, Role, RoleDefinition};
use fullmakt_domain::Language;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// The party of an organisation is this and its place in the order; there are few.
const FIRST_PARTY: i32 = 52_000_000;

pub(super) fn fill(conn: &Connection) -> Result<()> {
    let own = files::own_rows()?;
    define_roles(conn)?;
    let organisations = files::guide_organisations()?
        .into_iter()
        .chain(own.organisations.iter().cloned())
        .chain(files::quirk_organisations()?)
        .chain([own.large_organisation.clone()]);
    for (place, row) in (1..).zip(organisations) {
        add_organisation(conn, &own, place, row)?;
    }
    let official = files::official()?;
    for RowOf { organisation, row } in official.iter().chain(&own.official_contacts) {
        contacts::insert_official(conn, seq(conn, organisation)?, row)?;
    }
    let people = files::people()?;
    for RowOf { organisation, row } in people.iter().chain(&own.personal_contacts) {
        add_person(conn, &own, seq(conn, organisation)?, row.clone())?;
    }
    let large = seq(conn, &own.large_organisation.organization_number)?;
    for row in large_organisation::people(&own.first_names, &own.last_names) {
        add_person(conn, &own, large, row)?;
    }
    for contact in &own.private_contacts {
        people::insert_private(conn, contact)?;
    }
    Ok(())
}

/// By which other tables name the organisation with this number.
fn seq(conn: &Connection, number: &str) -> Result<i64> {
    let found = contacts::by_number(conn, number)?;
    Ok(found.ok_or(rusqlite::Error::QueryReturnedNoRows)?.seq)
}

fn add_organisation(conn: &Connection, own: &OwnRows, place: i32, row: Organization) -> Result<()> {
    let mut sub_units = own.sub_units.iter();
    let sub_unit = sub_units.find(|unit| unit.number == row.organization_number);
    let main_unit = sub_unit
        .map(|unit| seq(conn, &unit.main_unit))
        .transpose()?;
    let organisation = Organisation {
        seq: place.into(),
        party_id: FIRST_PARTY.saturating_add(place),
        uuid: party_uuid(&row.organization_number),
        main_unit,
        row,
    };
    contacts::insert(conn, &organisation)
}

fn add_person(
    conn: &Connection,
    own: &OwnRows,
    organisation: i64,
    mut row: PersonalContact,
) -> Result<()> {
    let id = row.personal_contact_id.clone();
    let off = own.notifications_off.iter().find(|off| off.person == id);
    if let Some(off) = off {
        row.mobile_number = Some(off.value.mobile_number.clone());
        row.e_mail_address = Some(off.value.e_mail_address.clone());
    }
    let person = Person {
        seq: 0,
        organisation,
        is_silent: off.is_some(),
        row,
    };
    let seq = people::insert(conn, &person)?;
    for service in own.services.iter().filter(|service| service.person == id) {
        people::subscribe(conn, seq, &service.value)?;
    }
    match id.as_str() {
        "r50051516" => give(conn, seq, &files::guide_roles()?, RoleList::Both),
        "r60000001" => {
            give(conn, seq, &files::quirk_roles()?, RoleList::OfContact)?;
            give(conn, seq, &roles_between(conn)?, RoleList::OfParties)
        }
        _ => Ok(()),
    }
}

fn give(conn: &Connection, person: i64, roles: &[Role], list: RoleList) -> Result<()> {
    roles
        .iter()
        .try_for_each(|role| roles::give(conn, person, role, list))
}

/// Roles between two parties, in bokmål as their definitions have them.
fn roles_between(conn: &Connection) -> Result<Vec<Role>> {
    let mut roles = files::roles_between()?;
    for role in &mut roles {
        let id = definition_id(role.role_definition_id.as_ref());
        let definition = roles::by_id(conn, id, Language::Nb)?.unwrap_or_default();
        role.role_name = definition.role_name;
        role.role_description = definition.role_description;
    }
    Ok(roles)
}

/// The definitions in the file, and of every other role in the files.
fn define_roles(conn: &Connection) -> Result<()> {
    let english = files::roles_between()?.into_iter().map(|role| {
        let text = (role.role_name, role.role_description);
        (definition_id(role.role_definition_id.as_ref()), text)
    });
    let english: BTreeMap<_, _> = english.collect();
    let of_roles = [files::guide_roles()?, files::quirk_roles()?];
    let of_roles = of_roles.into_iter().flatten().map(|role| RoleDefinition {
        role_type: role.role_type,
        role_definition_id: role.role_definition_id,
        role_name: role.role_name,
        role_description: role.role_description,
        role_definition_code: role.role_definition_code.unwrap_or_default(),
        ..RoleDefinition::default()
    });
    for definition in files::role_definitions()?.into_iter().chain(of_roles) {
        let id = definition_id(definition.role_definition_id.as_ref());
        let text = english.get(&id).cloned();
        let texts: Texts = text.map(|it| ("en".to_owned(), it)).into_iter().collect();
        roles::define(conn, &definition, &texts)?;
    }
    Ok(())
}
