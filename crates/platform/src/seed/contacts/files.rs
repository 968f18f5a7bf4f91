//! The files of the contact register: the contract's fixtures, and `assets/seed/contacts.json` with
//! what these leave open. Rows are as the APIs answer them.

use crate::store::contacts::people::Service;
use fullmakt_contract::{
    contacts::{
        HalList, OfficialContact, OfficialContacts, Organization, Organizations, PersonalContact,
        PersonalContacts, Role, RoleDefinition, RoleDefinitions, Roles,
    },
    dashboard::PrivateContact,
};
use serde::Deserialize;

/// A file of the contract's fixtures.
macro_rules! fixture {
    ($path:literal) => {
        serde_json::from_str(include_str!(concat!(
            "../../../../contract/fixtures/contacts/",
            $path
        )))
    };
}

/// What the contract's fixtures leave open (docs/contract/contacts.md, sections 1.7, 1.8 and 2.7).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OwnRows {
    pub(super) organisations: Vec<Organization>,
    pub(super) sub_units: Vec<SubUnit>,
    pub(super) official_contacts: Vec<RowOf<OfficialContact>>,
    pub(super) personal_contacts: Vec<RowOf<PersonalContact>>,
    /// Who has number and address, which are answered only to who asks for a service.
    pub(super) notifications_off: Vec<OfPerson<Point>>,
    /// Services that contact points are for.
    pub(super) services: Vec<OfPerson<Service>>,
    pub(super) private_contacts: Vec<PrivateContact>,
    /// It has a person for each first and last name.
    pub(super) large_organisation: Organization,
    pub(super) first_names: Vec<String>,
    pub(super) last_names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SubUnit {
    pub(super) number: String,
    pub(super) main_unit: String,
}

/// A row of the organisation with this number.
#[derive(Deserialize)]
pub(super) struct RowOf<T> {
    pub(super) organisation: String,
    #[serde(flatten)]
    pub(super) row: T,
}

/// Something of the person with this id.
#[derive(Deserialize)]
pub(super) struct OfPerson<T> {
    pub(super) person: String,
    #[serde(flatten)]
    pub(super) value: T,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Point {
    pub(super) mobile_number: String,
    pub(super) e_mail_address: String,
}

pub(super) fn own_rows() -> serde_json::Result<OwnRows> {
    serde_json::from_str(include_str!("../../../assets/seed/contacts.json"))
}

pub(super) fn guide_organisations() -> serde_json::Result<Vec<Organization>> {
    let one: Organization = fixture!("guide/organization-010000211.json")?;
    let found: HalList<Organizations> = fixture!("guide/organizations-search.json")?;
    let found = found.embedded.organizations;
    Ok([one].into_iter().chain(found).collect())
}

pub(super) fn quirk_organisations() -> serde_json::Result<Vec<Organization>> {
    let file: HalList<Organizations> = fixture!("quirks/organizations-with-quirks.json")?;
    Ok(file.embedded.organizations)
}

/// Shared contact points of two organisations.
pub(super) fn official() -> serde_json::Result<Vec<RowOf<OfficialContact>>> {
    let guide: HalList<OfficialContacts> = fixture!("guide/officialcontacts-910021451.json")?;
    let quirks: HalList<OfficialContacts> = fixture!("quirks/officialcontacts-null-changed.json")?;
    let mut rows = rows_of("910021451", guide.embedded.officialcontacts);
    rows.extend(rows_of("314200012", quirks.embedded.officialcontacts));
    Ok(rows)
}

/// People of the same two.
pub(super) fn people() -> serde_json::Result<Vec<RowOf<PersonalContact>>> {
    let guide: HalList<PersonalContacts> = fixture!("guide/personalcontacts-910021451.json")?;
    let quirks: HalList<PersonalContacts> =
        fixture!("quirks/personalcontacts-padded-blank-shared.json")?;
    let mut rows = rows_of("910021451", guide.embedded.personalcontacts);
    rows.extend(rows_of("314200012", quirks.embedded.personalcontacts));
    Ok(rows)
}

fn rows_of<T>(number: &str, rows: Vec<T>) -> Vec<RowOf<T>> {
    let rows = rows.into_iter().map(|row| RowOf {
        organisation: number.to_owned(),
        row,
    });
    rows.collect()
}

pub(super) fn guide_roles() -> serde_json::Result<Vec<Role>> {
    roles(fixture!("guide/roles-910514318-r50051516.json"))
}

pub(super) fn quirk_roles() -> serde_json::Result<Vec<Role>> {
    roles(fixture!("quirks/roles-mixed-with-delegator.json"))
}

/// Roles between two parties: without codes, and in English.
pub(super) fn roles_between() -> serde_json::Result<Vec<Role>> {
    roles(fixture!("quirks/authorization-roles-text-id.json"))
}

fn roles(file: serde_json::Result<HalList<Roles>>) -> serde_json::Result<Vec<Role>> {
    let rows = file?.embedded.roles.into_iter();
    Ok(rows
        .map(|role| Role {
            links: None,
            ..role
        })
        .collect())
}

pub(super) fn role_definitions() -> serde_json::Result<Vec<RoleDefinition>> {
    let file: HalList<RoleDefinitions> = fixture!("quirks/roledefinitions.json")?;
    let rows = file.embedded.roledefinitions.into_iter();
    let rows = rows.map(|row| RoleDefinition { links: None, ..row });
    Ok(rows.collect())
}
