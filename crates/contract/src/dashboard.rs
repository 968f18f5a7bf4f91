//! Contact information as the dashboard API and the register have it (docs/contract/contacts.md, section 2).
//!
//! Nulls are written. Times are UTC and can lack the `Z`.

use crate::{Extra, contacts::PersonNumber, nulls::null_as_default};
use serde::{Deserialize, Serialize};

/// One official notification address of an organisation: an e-mail address or a phone number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NotificationAddress {
    /// Its number.
    pub notification_address_id: i64,
    /// `+47` and so on; with a phone number only.
    #[serde(default)]
    pub country_code: Option<String>,
    /// The address, or null.
    #[serde(default)]
    pub email: Option<String>,
    /// The number without country code, or null.
    #[serde(default)]
    pub phone: Option<String>,
    /// Whose it is. Another one than was asked for: inherited from the main unit.
    pub source_org_number: String,
    /// Who was asked for.
    pub requested_org_number: String,
    /// Last changed.
    #[serde(default)]
    pub last_changed: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The contact point of a person for an organisation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserContact {
    /// Eleven digits, or null. The browser does not read it; see [`crate::contacts`].
    #[serde(default)]
    pub national_identity_number: Option<PersonNumber>,
    /// Name as registered.
    pub name: String,
    /// The address, or null.
    #[serde(default)]
    pub email: Option<String>,
    /// With or without a prefix.
    #[serde(default)]
    pub phone: Option<String>,
    /// The organisation.
    #[serde(default)]
    pub organization_number: Option<String>,
    /// `urn:altinn:resource:…`: services that the contact point is for; null means all.
    #[serde(default)]
    pub resource_include_list: Option<Vec<String>>,
    /// Last changed: one time for both.
    #[serde(default)]
    pub last_changed: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The private contact information of a person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PrivateContact {
    /// Eleven digits; null for self-identified users. The browser does not read it.
    #[serde(default)]
    pub national_identity_number: Option<PersonNumber>,
    /// Has said no to digital messages.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_reserved: bool,
    /// The number, or null.
    #[serde(default)]
    pub phone_number: Option<String>,
    /// The address, or null.
    #[serde(default)]
    pub email_address: Option<String>,
    /// Can be there without a number.
    #[serde(default)]
    pub phone_number_last_updated_or_verified: Option<String>,
    /// Can be there without an address.
    #[serde(default)]
    pub email_last_updated_or_verified: Option<String>,
    /// Self-identified users only.
    #[serde(default)]
    pub username: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The numbers of a party.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PartyIdentifier {
    /// The number in routes.
    pub party_id: i32,
    /// The uuid in queries. A mock of the support dashboard spells it `partyUuId`.
    #[serde(alias = "partyUuId")]
    pub party_uuid: String,
    /// Organisations only.
    #[serde(default)]
    pub org_number: Option<String>,
    /// People only.
    #[serde(default)]
    pub ssn: Option<PersonNumber>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Kind of a party: the register writes a number or a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PartyTypeName {
    /// 1 is a person, 2 an organisation.
    Number(i64),
    /// The name.
    Name(String),
}

/// A party of the register.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterParty {
    /// The number in routes.
    pub party_id: i32,
    /// The uuid in queries.
    #[serde(default)]
    pub party_uuid: Option<String>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_type_name: Option<PartyTypeName>,
    /// Organisations only.
    #[serde(default)]
    pub org_number: Option<String>,
    /// People only.
    #[serde(default)]
    pub ssn: Option<PersonNumber>,
    /// Form of organisation.
    #[serde(default)]
    pub unit_type: Option<String>,
    /// Name as registered.
    #[serde(default)]
    pub name: Option<String>,
    /// The register has closed it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_deleted: bool,
    /// Listed only because a sub-unit is.
    #[serde(default, deserialize_with = "null_as_default")]
    pub only_hierarchy_element_with_no_access: bool,
    /// What only a person has.
    #[serde(default)]
    pub person: Option<Extra>,
    /// What only an organisation has.
    #[serde(default)]
    pub organization: Option<RegisterOrganization>,
    /// Sub-units, when asked for.
    #[serde(default)]
    pub child_parties: Option<Vec<RegisterParty>>,
    /// Last changed here.
    #[serde(default)]
    pub last_changed_in_altinn: Option<String>,
    /// Last changed in the register that it comes from.
    #[serde(default)]
    pub last_changed_in_external_register: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What the register says about an organisation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterOrganization {
    /// Organisation number.
    #[serde(default)]
    pub org_number: Option<String>,
    /// Name as registered.
    #[serde(default)]
    pub name: Option<String>,
    /// Form of organisation.
    #[serde(default)]
    pub unit_type: Option<String>,
    /// Phone.
    #[serde(default)]
    pub telephone_number: Option<String>,
    /// Mobile phone.
    #[serde(default)]
    pub mobile_number: Option<String>,
    /// E-mail.
    #[serde(default)]
    pub e_mail_address: Option<String>,
    /// Web address.
    #[serde(default)]
    pub internet_address: Option<String>,
    /// Status of the unit.
    #[serde(default)]
    pub unit_status: Option<String>,
    /// Members that we do not know, such as postal addresses.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Whose parties are asked for (`serviceowner/authorizedparties`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthorizedPartiesSubject {
    /// `urn:altinn:person:identifier-no`, `urn:altinn:organization:identifier-no` or
    /// `urn:altinn:person:uuid`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The number or uuid.
    pub value: PersonNumber,
    /// Only these parties; all when empty.
    #[serde(default, deserialize_with = "null_as_default")]
    pub party_filter: Vec<PartyAttribute>,
}

/// A party named by one of its numbers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PartyAttribute {
    /// As in [`AuthorizedPartiesSubject::kind`].
    #[serde(rename = "type")]
    pub kind: String,
    /// The number or uuid.
    pub value: PersonNumber,
}
