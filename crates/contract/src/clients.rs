//! Clients of a provider, and those that a system user acts for (docs/contract/platform.md, sections 3.1 and 3.2).

use crate::{Extra, PageLinks, nulls::null_as_default};
use serde::{Deserialize, Serialize};

/// A client as the portal's routes list it. Whoever writes 100 000 rows can put one `access` into many of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(
    rename_all = "camelCase",
    bound(deserialize = "A: Deserialize<'de> + Default")
)]
pub struct PortalClient<A = Vec<PortalAccess>> {
    /// Uuid of the client's party.
    #[serde(default, deserialize_with = "null_as_default")]
    pub party_uuid: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Its organisation number; a person has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization_identifier: Option<String>,
    /// What it gives the provider.
    #[serde(default, deserialize_with = "null_as_default")]
    pub access: A,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a client gives by one role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PortalAccess {
    /// Urn of the role.
    #[serde(default, deserialize_with = "null_as_default")]
    pub role: String,
    /// Urns of the packages; recorded answers also have bare names.
    #[serde(default, deserialize_with = "null_as_default")]
    pub packages: Vec<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A client that a system user acts for, as the portal's routes tell it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PortalDelegation {
    /// The system user.
    #[serde(default, deserialize_with = "null_as_default")]
    pub agent_system_user_id: String,
    /// The client's party, as in `customer_id`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub delegation_id: String,
    /// The client's party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The relation between client and provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignment_id: Option<String>,
    /// The client's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_name: Option<String>,
    /// The client's organisation number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_organization_number: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Clients as the documented routes list them: all of them on one page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientInfoPage {
    /// Always empty.
    #[serde(default)]
    pub links: PageLinks,
    /// Whose list it is.
    pub system_user_information: SystemUserInformation,
    /// The clients.
    #[serde(default, deserialize_with = "null_as_default")]
    pub data: Vec<ClientInfo>,
}

/// The system user that a list is about.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemUserInformation {
    /// The system user.
    pub system_user_id: String,
    /// Its owner's organisation number.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_user_owner_org: String,
}

/// A client in such a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientInfo {
    /// Uuid of the client's party.
    pub client_id: String,
    /// Its organisation number; a person has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_organization_number: Option<String>,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_organization_name: Option<String>,
}

/// A client that was added or removed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientChange {
    /// The system user.
    pub agent: String,
    /// The client's party.
    pub client: String,
}
