//! Whom a user can act for (`accessmanagement/api/v1/enduser/authorizedparties`).

use crate::{Extra, nulls::null_as_default};
use serde::{Deserialize, Serialize};

/// A person or organisation that the user can act for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthorizedParty {
    /// The party.
    pub party_uuid: String,
    /// Name as registered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Organisations only.
    #[serde(default)]
    pub organization_number: Option<String>,
    /// Main unit of a sub-unit.
    #[serde(default)]
    pub parent_id: Option<String>,
    /// National identity number, persons only.
    #[serde(default)]
    pub person_id: Option<String>,
    /// Persons only, `YYYY-MM-DD`.
    #[serde(default)]
    pub date_of_birth: Option<String>,
    /// Number of the party, as routes take it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub party_id: i32,
    /// Self-identified users only.
    #[serde(default)]
    pub email_id: Option<String>,
    /// `None`, `Person`, `Organization` or `SelfIdentified`.
    #[serde(default, rename = "type", deserialize_with = "null_as_default")]
    pub kind: String,
    /// `AS`, `ENK`, `BEDR` and so on.
    #[serde(default)]
    pub unit_type: Option<String>,
    /// The register has closed it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_deleted: bool,
    /// Listed only because a sub-unit is accessible.
    #[serde(default, deserialize_with = "null_as_default")]
    pub only_hierarchy_element_with_no_access: bool,
    /// Packages that the user holds for it, when asked for.
    #[serde(default, deserialize_with = "null_as_default")]
    pub authorized_access_packages: Vec<String>,
    /// Services that the user holds for it, when asked for.
    #[serde(default, deserialize_with = "null_as_default")]
    pub authorized_resources: Vec<String>,
    /// Roles that the user holds for it, when asked for.
    #[serde(default, deserialize_with = "null_as_default")]
    pub authorized_roles: Vec<String>,
    /// Instances that the user may use for it, when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorized_instances: Option<Vec<serde_json::Value>>,
    /// Sub-units.
    #[serde(default, deserialize_with = "null_as_default")]
    pub subunits: Vec<AuthorizedParty>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}
