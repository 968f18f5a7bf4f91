//! Rows as the guide's API answers them.

use super::Call;
use crate::http::problem::ProblemReply;
use crate::{
    http::contacts::links::link,
    store::{
        StoreError,
        contacts::{self, Organisation, people::Person},
    },
};
use fullmakt_contract::{
    Extra,
    contacts::{
        HalLinks, HalList, OfficialContact, OfficialContacts, Organization, PersonNumber,
        PersonalContact, Role, RoleDefinition,
    },
};
use rusqlite::Connection;

/// An organisation, with its shared contact points when `expands`. These are a HAL list in both forms:
/// the contract has no other shape for them.
pub(super) fn organisation(
    conn: &Connection,
    call: &Call,
    row: Organisation,
    expands: bool,
) -> Result<Organization, ProblemReply> {
    let expanded = if expands {
        let rows = official(conn, &row)?;
        let href = call.at.official(&row.number);
        Some(HalList::new(href, OfficialContacts::from(rows)))
    } else {
        None
    };
    let links = HalLinks {
        own: link(call.at.organisation(&row.number)),
        personalcontacts: link(call.at.personal(&row.number)),
        officialcontacts: link(call.at.official(&row.number)),
        ..HalLinks::default()
    };
    Ok(Organization {
        name: row.name,
        organization_number: row.number,
        kind: row.unit_type,
        last_changed: row.last_changed,
        last_confirmed: row.last_confirmed,
        official_contacts: expanded,
        links: call.form.links(links),
        extra: Extra::default(),
    })
}

/// Shared contact points of the unit itself, not those of its main unit.
pub(super) fn official(
    conn: &Connection,
    organisation: &Organisation,
) -> Result<Vec<OfficialContact>, StoreError> {
    let rows = contacts::official(conn, organisation.seq)?.into_iter();
    let rows = rows.map(|row| OfficialContact {
        mobile_number: row.point.mobile,
        mobile_number_changed: row.point.mobile_changed,
        e_mail_address: row.point.email,
        e_mail_address_changed: row.point.email_changed,
        extra: Extra::default(),
    });
    Ok(rows.collect())
}

/// A person. Number and address are blank when notifications are off, unless the list holds only who
/// subscribes to a service.
pub(super) fn person(
    call: &Call,
    number: &str,
    person: Person,
    of_service: bool,
) -> PersonalContact {
    let is_blank = person.is_silent && !of_service;
    let shown = |value: Option<String>| if is_blank { Some(String::new()) } else { value };
    let links = HalLinks {
        roles: link(call.at.roles(number, &person.id)),
        ..HalLinks::default()
    };
    PersonalContact {
        personal_contact_id: person.id,
        name: person.name,
        social_security_number: person.national_id.map(PersonNumber),
        mobile_number: shown(person.point.mobile),
        mobile_number_changed: person.point.mobile_changed,
        e_mail_address: shown(person.point.email),
        e_mail_address_changed: person.point.email_changed,
        links: call.form.links(links),
        extra: Extra::default(),
    }
}

/// A role with the link to its definition.
pub(super) fn role(call: &Call, role: Role) -> Role {
    let id = role.role_definition_id.as_ref();
    let id = id.and_then(|id| id.number()).unwrap_or_default();
    let links = HalLinks {
        roledefinition: link(call.at.definition(id)),
        ..HalLinks::default()
    };
    Role {
        links: call.form.links(links),
        ..role
    }
}

/// A role between two parties: without code, and without who gave it.
pub(super) fn role_between(call: &Call, role: Role) -> Role {
    Role {
        role_id: None,
        role_definition_code: None,
        delegator: None,
        delegated_time: None,
        ..self::role(call, role)
    }
}

/// A role definition with the link to itself.
pub(super) fn definition(call: &Call, row: RoleDefinition) -> RoleDefinition {
    let id = row.role_definition_id.as_ref();
    let id = id.and_then(|id| id.number()).unwrap_or_default();
    let links = HalLinks {
        own: link(call.at.definition(id)),
        ..HalLinks::default()
    };
    RoleDefinition {
        links: call.form.links(links),
        ..row
    }
}
