//! Rows as the guide's API answers them.

use super::GuideRequest;
use crate::http::problem::ProblemResponse;
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
    request: &GuideRequest,
    row: Organisation,
    expands: bool,
) -> Result<Organization, ProblemResponse> {
    let expanded = if expands {
        let rows = official(conn, &row)?;
        let href = request.links.official(&row.number);
        Some(HalList::new(href, OfficialContacts::from(rows)))
    } else {
        None
    };
    let links = HalLinks {
        own: link(request.links.organisation(&row.number)),
        personalcontacts: link(request.links.personal(&row.number)),
        officialcontacts: link(request.links.official(&row.number)),
        ..HalLinks::default()
    };
    Ok(Organization {
        name: row.name,
        organization_number: row.number,
        kind: row.unit_type,
        last_changed: row.last_changed,
        last_confirmed: row.last_confirmed,
        official_contacts: expanded,
        links: request.representation.links(links),
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
    request: &GuideRequest,
    number: &str,
    person: Person,
    of_service: bool,
) -> PersonalContact {
    let is_blank = person.is_silent && !of_service;
    let shown = |value: Option<String>| if is_blank { Some(String::new()) } else { value };
    let links = HalLinks {
        roles: link(request.links.roles(number, &person.id)),
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
        links: request.representation.links(links),
        extra: Extra::default(),
    }
}

/// A role with the link to its definition.
pub(super) fn role(request: &GuideRequest, role: Role) -> Role {
    let id = role.role_definition_id.as_ref();
    let id = id.and_then(|id| id.number()).unwrap_or_default();
    let links = HalLinks {
        roledefinition: link(request.links.definition(id)),
        ..HalLinks::default()
    };
    Role {
        links: request.representation.links(links),
        ..role
    }
}

/// A role between two parties: without code, and without who gave it.
pub(super) fn role_between(request: &GuideRequest, role: Role) -> Role {
    Role {
        role_id: None,
        role_definition_code: None,
        delegator: None,
        delegated_time: None,
        ..self::role(request, role)
    }
}

/// A role definition with the link to itself.
pub(super) fn definition(request: &GuideRequest, row: RoleDefinition) -> RoleDefinition {
    let id = row.role_definition_id.as_ref();
    let id = id.and_then(|id| id.number()).unwrap_or_default();
    let links = HalLinks {
        own: link(request.links.definition(id)),
        ..HalLinks::default()
    };
    RoleDefinition {
        links: request.representation.links(links),
        ..row
    }
}
