//! May the user give this? (`accessmanagement/api/v1/enduser/connections/…/delegationcheck`)

use crate::metadata::MetaResource;
use crate::{Extra, nulls::null_as_default};
use serde::{Deserialize, Serialize};

/// Whether the user may give one package.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PackageCheck {
    /// The package.
    pub package: CompactPackage,
    /// The answer.
    #[serde(default, deserialize_with = "null_as_default")]
    pub result: bool,
    /// Why, or why not.
    #[serde(default, deserialize_with = "null_as_default")]
    pub reasons: Vec<CheckReason>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A package by id and urn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompactPackage {
    /// Id of the package.
    #[serde(default, deserialize_with = "null_as_default")]
    pub id: String,
    /// `urn:altinn:accesspackage:<code>`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub urn: String,
    /// Id of its area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_id: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One reason; where it comes from is in `extra`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckReason {
    /// A word or sentence of the service, not for display.
    #[serde(default, deserialize_with = "null_as_default")]
    pub description: String,
    /// The role that gives it.
    #[serde(default)]
    pub role_id: Option<String>,
    /// Urn of that role.
    #[serde(default)]
    pub role_urn: Option<String>,
    /// Who gives.
    #[serde(default)]
    pub from_id: Option<String>,
    /// Name of the giver.
    #[serde(default)]
    pub from_name: Option<String>,
    /// Who gets.
    #[serde(default)]
    pub to_id: Option<String>,
    /// Name of the receiver.
    #[serde(default)]
    pub to_name: Option<String>,
    /// Through whom.
    #[serde(default)]
    pub via_id: Option<String>,
    /// Name of the one between.
    #[serde(default)]
    pub via_name: Option<String>,
    /// The role of the one between.
    #[serde(default)]
    pub via_role_id: Option<String>,
    /// Urn of that role.
    #[serde(default)]
    pub via_role_urn: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Whether the user may give one service, right by right.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ResourceCheck {
    /// The service.
    pub resource: MetaResource,
    /// Each right of it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub rights: Vec<RightCheck>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Whether the user may give one right of a service.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RightCheck {
    /// The right.
    #[serde(default, deserialize_with = "null_as_default")]
    pub right: CheckedRight,
    /// The answer.
    #[serde(default, deserialize_with = "null_as_default")]
    pub result: bool,
    /// `MissingRoleAccess` and so on; new words can come.
    #[serde(default, deserialize_with = "null_as_default")]
    pub reason_codes: Vec<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A right of a service.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CheckedRight {
    /// Key of the right.
    #[serde(default, deserialize_with = "null_as_default")]
    pub key: String,
    /// Name of the right.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Members that we do not know or need: `resource` and `action`.
    #[serde(flatten)]
    pub extra: Extra,
}
