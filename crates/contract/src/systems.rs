//! The system register (docs/contract/platform.md, section 1.7).

use crate::requests::{AccessPackageRef, Right};
use crate::{Extra, Translations, nulls::null_as_default};
use serde::{Deserialize, Deserializer, Serialize};

/// A system as users read it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisteredSystem {
    /// `{vendor organisation number}_{name}`; older entries can look different.
    pub system_id: String,
    /// The vendor's organisation number.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_vendor_org_number: String,
    /// Always empty: the platform does not give the vendor's name to a browser.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_vendor_org_name: String,
    /// What customers know it as.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: Translations,
    /// What it does.
    #[serde(default, deserialize_with = "null_as_default")]
    pub description: Translations,
    /// Single rights that it may ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Vec<Right>>,
    /// Packages that it may ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_packages: Option<Vec<AccessPackageRef>>,
    /// Shown in the list for user-driven creation.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_visible: bool,
    /// Its vendor has taken it out of the register.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_deleted: bool,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a vendor sends to register or replace a system.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegisterSystem {
    /// `{vendor organisation number}_{name}`, no spaces.
    #[serde(default, deserialize_with = "null_as_default")]
    pub id: String,
    /// Who the vendor is.
    #[serde(default, deserialize_with = "null_as_default")]
    pub vendor: VendorId,
    /// What customers know it as.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: Translations,
    /// What it does.
    #[serde(default, deserialize_with = "null_as_default")]
    pub description: Translations,
    /// Single rights that it may ask for.
    #[serde(default, deserialize_with = "null_as_default")]
    pub rights: Vec<Right>,
    /// Packages that it may ask for.
    #[serde(default, deserialize_with = "null_as_default")]
    pub access_packages: Vec<AccessPackageRef>,
    /// Maskinporten clients; each belongs to one system only.
    #[serde(default, deserialize_with = "null_as_default")]
    pub client_id: Vec<String>,
    /// Shown in the list for user-driven creation; so it is when nothing is said (schema
    /// `RegisterSystem`).
    #[serde(default = "visible", deserialize_with = "visible_unless_said")]
    pub is_visible: bool,
    /// Where customers may be sent after a decision.
    #[serde(default, deserialize_with = "null_as_default")]
    pub allowed_redirect_urls: Vec<String>,
}

/// A vendor in the form of ISO 6523.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct VendorId {
    /// `iso6523-actorid-upis`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// `0192:{organisation number}`.
    #[serde(default, rename = "ID", deserialize_with = "null_as_default")]
    pub id: String,
}

/// A registration as its vendor reads it back.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SystemForVendor {
    /// What was sent.
    #[serde(flatten)]
    pub registration: RegisterSystem,
    /// The vendor has taken it out of the register.
    #[serde(rename = "isDeleted")]
    pub is_deleted: bool,
}

/// Answer to a change of the register.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateResult {
    /// Whether it was carried out.
    #[serde(default, deserialize_with = "null_as_default")]
    pub succeeded: bool,
}

/// One change of a registered system.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemChange {
    /// The register's own id of the system.
    pub system_internal_id: String,
    /// Number of the organisation that has changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_by_org_number: Option<String>,
    /// `create`, `update`, `rightsupdate`, `accesspackageupdate` or `delete`.
    pub change_type: String,
    /// What was sent; left out when the system was deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_data: Option<serde_json::Value>,
    /// When, RFC 3339.
    pub created: String,
}

fn visible() -> bool {
    true
}

/// Null says nothing.
fn visible_unless_said<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_else(visible))
}
