//! Rows as the guide's API answers them.

use crate::{
    http::contacts::response::{ResponseBuilder, link},
    store::{
        Result,
        contacts::{self, Organisation, people::Person, roles::definition_id},
    },
};
use fullmakt_contract::contacts::{
    HalLinks, HalList, OfficialContact, Organization, PersonalContact, Role, RoleDefinition,
};
use rusqlite::Connection;

/// An organisation, with its shared contact points when `expands`. These are a HAL list in both forms:
/// the contract has no other shape for them.
pub(super) fn organisation(
    conn: &Connection,
    builder: &ResponseBuilder,
    found: Organisation,
    expands: bool,
) -> Result<Organization> {
    let href = |below| builder.organisation(&found.row.organization_number, below);
    let official_contacts = if expands {
        let rows = official(conn, &found)?;
        Some(HalList::new(href("/officialcontacts"), rows.into()))
    } else {
        None
    };
    let links = builder.links(HalLinks {
        own: link(href("")),
        personalcontacts: link(href("/personalcontacts")),
        officialcontacts: link(href("/officialcontacts")),
        ..HalLinks::default()
    });
    Ok(Organization {
        official_contacts,
        links,
        ..found.row
    })
}

/// Shared contact points of the unit itself, not those of its main unit.
pub(super) fn official(
    conn: &Connection,
    organisation: &Organisation,
) -> Result<Vec<OfficialContact>> {
    let found = contacts::official(conn, organisation.seq)?;
    Ok(found.into_iter().map(|official| official.row).collect())
}

/// A person. Number and address are blank when notifications are off, unless the list holds only who
/// subscribes to a service.
pub(super) fn person(
    builder: &ResponseBuilder,
    number: &str,
    person: Person,
    of_service: bool,
) -> PersonalContact {
    let mut row = person.row;
    if person.is_silent && !of_service {
        row.mobile_number = Some(String::new());
        row.e_mail_address = Some(String::new());
    }
    row.links = builder.links(HalLinks {
        roles: link(roles_of(builder, number, &row.personal_contact_id)),
        ..HalLinks::default()
    });
    row
}

/// The address of a person's roles.
pub(super) fn roles_of(builder: &ResponseBuilder, number: &str, person: &str) -> String {
    let person = fullmakt_contract::paths::segment(person);
    builder.organisation(number, &format!("/personalcontacts/{person}/roles"))
}

/// A role with the link to its definition.
pub(super) fn role(builder: &ResponseBuilder, mut role: Role) -> Role {
    let id = definition_id(role.role_definition_id.as_ref());
    role.links = builder.links(HalLinks {
        roledefinition: builder.definition(id),
        ..HalLinks::default()
    });
    role
}

/// A role between two parties: without code, and without who gave it.
pub(super) fn role_between(builder: &ResponseBuilder, role: Role) -> Role {
    Role {
        role_id: None,
        role_definition_code: None,
        delegator: None,
        delegated_time: None,
        ..self::role(builder, role)
    }
}

/// A role definition with the link to itself.
pub(super) fn definition(
    builder: &ResponseBuilder,
    mut definition: RoleDefinition,
) -> RoleDefinition {
    let id = definition_id(definition.role_definition_id.as_ref());
    definition.links = builder.links(HalLinks {
        own: builder.definition(id),
        ..HalLinks::default()
    });
    definition
}
