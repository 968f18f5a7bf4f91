//! Contact information of organisations, as the guide's API has it (docs/contract/contacts.md, section 1).
//!
//! Members are PascalCase, times are Norwegian local time without offset and stay text. Two forms
//! exist of every answer: HAL, where a list is a [`HalList`], and plain JSON, where it is an array and
//! the links of a row are an array too ([`Links`]).

use crate::{Extra, nulls::null_as_default};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The links of a row or list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Links {
    /// HAL.
    Hal(Box<HalLinks>),
    /// Plain JSON.
    Plain(Vec<PlainLink>),
}

/// Links of HAL. Each kind of row has its own of these.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HalLinks {
    /// The row or list itself.
    #[serde(rename = "self", default, skip_serializing_if = "Option::is_none")]
    pub own: Option<HalLink>,
    /// People of an organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personalcontacts: Option<HalLink>,
    /// Shared contact points of an organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officialcontacts: Option<HalLink>,
    /// Roles of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<HalLink>,
    /// What a role is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roledefinition: Option<HalLink>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl HalLinks {
    /// The links in order, each with its name.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, &HalLink)> {
        let all = [
            ("self", &self.own),
            ("personalcontacts", &self.personalcontacts),
            ("officialcontacts", &self.officialcontacts),
            ("roles", &self.roles),
            ("roledefinition", &self.roledefinition),
        ];
        all.into_iter()
            .filter_map(|(name, link)| Some((name, link.as_ref()?)))
    }
}

/// A link of HAL.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HalLink {
    /// Absolute address. On the live service it can hold raw blanks.
    #[serde(default, deserialize_with = "null_as_default")]
    pub href: String,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl HalLink {
    /// A link to `href`.
    #[must_use]
    pub fn to(href: String) -> Self {
        Self {
            href,
            extra: Extra::default(),
        }
    }
}

/// A link of the plain form. Only name and address ever say anything.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PlainLink {
    /// Name of the link.
    #[serde(default, deserialize_with = "null_as_default")]
    pub rel: String,
    /// Absolute address.
    #[serde(default, deserialize_with = "null_as_default")]
    pub href: String,
    /// Null.
    #[serde(default)]
    pub title: Option<String>,
    /// Null.
    #[serde(default)]
    pub file_name_with_extension: Option<String>,
    /// Null.
    #[serde(default)]
    pub mime_type: Option<String>,
    /// False.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_templated: bool,
    /// False.
    #[serde(default, deserialize_with = "null_as_default")]
    pub encrypted: bool,
    /// False.
    #[serde(default, deserialize_with = "null_as_default")]
    pub signing_locked: bool,
    /// False.
    #[serde(default, deserialize_with = "null_as_default")]
    pub signed_by_default: bool,
    /// 0.
    #[serde(default, deserialize_with = "null_as_default")]
    pub file_size: i64,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A list of HAL: `E` is the object that names the rows, such as [`Organizations`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HalList<E> {
    /// Where it is from. There is no next page.
    #[serde(rename = "_links", default, skip_serializing_if = "Option::is_none")]
    pub links: Option<HalLinks>,
    /// The rows.
    #[serde(rename = "_embedded")]
    pub embedded: E,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl<E> HalList<E> {
    /// Rows with the address of their list.
    #[must_use]
    pub fn new(href: String, embedded: E) -> Self {
        let links = HalLinks {
            own: Some(HalLink::to(href)),
            ..HalLinks::default()
        };
        Self {
            links: Some(links),
            embedded,
            extra: Extra::default(),
        }
    }
}

macro_rules! embedded {
    ($(#[$doc:meta] $name:ident { $member:ident: $row:ty })*) => {$(
        #[$doc]
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        pub struct $name {
            /// The rows.
            pub $member: Vec<$row>,
            /// Members that we do not know.
                    #[serde(flatten)]
            pub extra: Extra,
        }

        impl From<Vec<$row>> for $name {
            fn from($member: Vec<$row>) -> Self {
                Self { $member, extra: Extra::default() }
            }
        }
    )*};
}

embedded! {
    /// The rows of a list of organisations.
    Organizations { organizations: Organization }
    /// The rows of a list of shared contact points.
    OfficialContacts { officialcontacts: OfficialContact }
    /// The rows of a list of people.
    PersonalContacts { personalcontacts: PersonalContact }
    /// The rows of a list of roles.
    Roles { roles: Role }
    /// The rows of a list of role definitions.
    RoleDefinitions { roledefinitions: RoleDefinition }
}

/// An organisation (E1, E2, E3).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Organization {
    /// Mostly upper case; can be padded with blanks.
    pub name: String,
    /// Nine characters, leading zeros kept; can be shorter and padded with blanks.
    pub organization_number: String,
    /// Form of organisation; null for a unit that the register does not know.
    #[serde(rename = "Type", default)]
    pub kind: Option<String>,
    /// Contact profile last changed.
    #[serde(default)]
    pub last_changed: Option<String>,
    /// Contact profile last confirmed by the organisation.
    #[serde(default)]
    pub last_confirmed: Option<String>,
    /// Only when asked for with `$expand`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official_contacts: Option<HalList<OfficialContacts>>,
    /// To itself, its people and its shared contact points.
    #[serde(rename = "_links", default, skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A shared contact point of an organisation (E4): number, address or both.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OfficialContact {
    /// With or without country code; empty or null when there is none.
    #[serde(default)]
    pub mobile_number: Option<String>,
    /// Can be null while there is a number.
    #[serde(default)]
    pub mobile_number_changed: Option<String>,
    /// Empty or null when there is none.
    #[serde(default)]
    pub e_mail_address: Option<String>,
    /// Can be null while there is an address.
    #[serde(default)]
    pub e_mail_address_changed: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// National identity number of a row. What is printed is never the number (docs/contract/contacts.md, section 4).
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonNumber(pub String);

impl fmt::Debug for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonNumber(…)")
    }
}

/// A person with a role in an organisation, and the contact point for it (E5).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PersonalContact {
    /// `r` and digits.
    pub personal_contact_id: String,
    /// Can be padded with blanks.
    pub name: String,
    /// Eleven digits. The browser does not read it: a page that has to show it masks it while reading.
    #[serde(default)]
    pub social_security_number: Option<PersonNumber>,
    /// Blank when the person has switched notifications off.
    #[serde(default)]
    pub mobile_number: Option<String>,
    /// Can be null while there is a number.
    #[serde(default)]
    pub mobile_number_changed: Option<String>,
    /// Blank when the person has switched notifications off.
    #[serde(default)]
    pub e_mail_address: Option<String>,
    /// Can be null while there is an address.
    #[serde(default)]
    pub e_mail_address_changed: Option<String>,
    /// To the person's roles.
    #[serde(rename = "_links", default, skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Id of a role definition: a number that some answers write as text. It differs between test and
/// production, so nothing is recognised by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RoleDefinitionId {
    /// As a number.
    Number(i64),
    /// As text.
    Text(String),
}

impl RoleDefinitionId {
    /// The number, whichever way it was written.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
        }
    }
}

/// A role that somebody has (E6, E8).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Role {
    /// `Altinn`, `External` or `Local`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub role_type: String,
    /// Id of the assignment, of local roles only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_id: Option<i64>,
    /// Id of its definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_definition_id: Option<RoleDefinitionId>,
    /// What it is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub role_name: String,
    /// What it gives. Can end with a line break.
    #[serde(default)]
    pub role_description: Option<String>,
    /// What it is recognised by; E8 does not write it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_definition_code: Option<String>,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegator: Option<String>,
    /// When it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegated_time: Option<String>,
    /// To its definition.
    #[serde(rename = "_links", default, skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a role is (E7).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RoleDefinition {
    /// `Altinn`, `External` or `Local`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub role_type: String,
    /// Its id here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role_definition_id: Option<RoleDefinitionId>,
    /// What it is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub role_name: String,
    /// What it gives. Can end with a line break.
    #[serde(default)]
    pub role_description: Option<String>,
    /// Four or five characters.
    #[serde(default, deserialize_with = "null_as_default")]
    pub role_definition_code: String,
    /// Roles that bring this one along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_role_definition_ids: Option<Vec<i64>>,
    /// Roles that come along with this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child_role_definition_ids: Option<Vec<i64>>,
    /// To itself.
    #[serde(rename = "_links", default, skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Body of every error.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ContactError {
    /// A number; the local platform writes the HTTP status.
    pub error_code: i64,
    /// What is wrong.
    pub error_message: String,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}
