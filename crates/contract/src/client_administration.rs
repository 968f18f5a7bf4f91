//! Client administration as far as it lists clients (docs/contract/platform.md, sections 4.1 and 4.2). Written as
//! access management writes: members that are null are there.

use crate::{Extra, delegation_check::CompactPackage, nulls::null_as_default};
use serde::{Deserialize, Serialize};

/// A client with what it gives a provider, or with what an agent holds of that. Whoever writes 100 000 rows can
/// put one `access` into many of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Client<A = Vec<RoleAccess>> {
    /// Who it is.
    pub client: Entity,
    /// The access, by role.
    #[serde(default, deserialize_with = "null_as_default")]
    pub access: A,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Access by one role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RoleAccess {
    /// The role by which the client has given it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub role: CompactRole,
    /// The packages.
    #[serde(default, deserialize_with = "null_as_default")]
    pub packages: Vec<CompactPackage>,
    /// Single services; only version 2 lists them, and only of clients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resources: Option<Vec<CompactResource>>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A role by id, code and urn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CompactRole {
    /// Id of the role.
    #[serde(default, deserialize_with = "null_as_default")]
    pub id: String,
    /// `regnskapsforer` and so on.
    #[serde(default)]
    pub code: Option<String>,
    /// Its urn.
    #[serde(default)]
    pub urn: Option<String>,
    /// Urn on the older platform. The name really ends with a space.
    #[serde(default, rename = "legacyurn ")]
    pub legacy_urn: Option<String>,
    /// Roles inside.
    #[serde(default)]
    pub children: Option<Vec<CompactRole>>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A service by id.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompactResource {
    /// Its id in access management.
    #[serde(default, deserialize_with = "null_as_default")]
    pub id: String,
    /// Its id in the resource registry.
    #[serde(default, deserialize_with = "null_as_default")]
    pub ref_id: String,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An organisation, a person or a system user.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entity {
    /// Party uuid, or the system user's id.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// `Organisasjon`, `Person`, `Systembruker` and so on.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
    /// `AS`, `ESEK`, `Person`, `AgentSystem` and so on.
    #[serde(default)]
    pub variant: Option<String>,
    /// Main unit of a sub-unit.
    #[serde(default)]
    pub parent: Option<Box<Entity>>,
    /// Sub-units.
    #[serde(default)]
    pub children: Option<Vec<Entity>>,
    /// Number of the party. Note the casing.
    #[serde(default, rename = "partyid")]
    pub party_id: Option<i64>,
    /// Number of the user.
    #[serde(default)]
    pub user_id: Option<i64>,
    /// Name of the user.
    #[serde(default)]
    pub username: Option<String>,
    /// Organisation number.
    #[serde(default)]
    pub organization_identifier: Option<String>,
    /// National identity number, in full.
    #[serde(default)]
    pub person_identifier: Option<String>,
    /// `1928-01-11`.
    #[serde(default)]
    pub date_of_birth: Option<String>,
    /// As `date_of_birth`.
    #[serde(default)]
    pub date_of_death: Option<String>,
    /// Closed in the register.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_deleted: bool,
    /// When it was closed.
    #[serde(default)]
    pub deleted_at: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}
