//! Rows from the contract's fixtures.

use crate::store::{
    StoreError,
    contacts::{Point, people::Person},
};
use fullmakt_contract::contacts::{
    HalList, OfficialContacts, Organization, Organizations, PersonalContacts, Role, RoleDefinition,
};
use serde::de::DeserializeOwned;

/// An organisation as a file has it.
pub(super) struct FixtureOrganisation {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) unit_type: Option<String>,
    pub(super) last_changed: Option<String>,
    pub(super) last_confirmed: Option<String>,
}

impl From<Organization> for FixtureOrganisation {
    fn from(organisation: Organization) -> Self {
        Self {
            number: organisation.organization_number,
            name: organisation.name,
            unit_type: organisation.kind,
            last_changed: organisation.last_changed,
            last_confirmed: organisation.last_confirmed,
        }
    }
}

/// Parses a whole file.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    Ok(serde_json::from_str(text)?)
}

pub(super) fn organisation(text: &str) -> Result<FixtureOrganisation, StoreError> {
    Ok(parse::<Organization>(text)?.into())
}

pub(super) fn organisations(text: &str) -> Result<Vec<FixtureOrganisation>, StoreError> {
    let rows = parse::<HalList<Organizations>>(text)?
        .embedded
        .organizations;
    Ok(rows.into_iter().map(FixtureOrganisation::from).collect())
}

pub(super) fn official(text: &str) -> Result<Vec<Point>, StoreError> {
    let rows = parse::<HalList<OfficialContacts>>(text)?;
    let rows = rows.embedded.officialcontacts.into_iter();
    let points = rows.map(|row| Point {
        mobile: row.mobile_number,
        mobile_changed: row.mobile_number_changed,
        email: row.e_mail_address,
        email_changed: row.e_mail_address_changed,
    });
    Ok(points.collect())
}

pub(super) fn people(text: &str) -> Result<Vec<Person>, StoreError> {
    let rows = parse::<HalList<PersonalContacts>>(text)?;
    let rows = rows.embedded.personalcontacts.into_iter();
    let people = rows.map(|row| {
        let point = Point {
            mobile: row.mobile_number,
            mobile_changed: row.mobile_number_changed,
            email: row.e_mail_address,
            email_changed: row.e_mail_address_changed,
        };
        let number = row.social_security_number.map(|number| number.0);
        super::person(
            &row.personal_contact_id,
            &row.name,
            number.as_deref(),
            point,
        )
    });
    Ok(people.collect())
}

/// Number of a role's definition.
pub(super) fn id(role: &Role) -> i64 {
    let id = role.role_definition_id.as_ref();
    id.and_then(|id| id.number()).unwrap_or_default()
}

/// What a role of the files says about its definition.
pub(super) fn definition(role: &Role) -> RoleDefinition {
    RoleDefinition {
        role_type: role.role_type.clone(),
        role_definition_id: role.role_definition_id.clone(),
        role_name: role.role_name.clone(),
        role_description: role.role_description.clone(),
        role_definition_code: role.role_definition_code.clone().unwrap_or_default(),
        ..RoleDefinition::default()
    }
}
