//! System users (docs/contract/platform.md, section 2.4).

use crate::requests::{AccessPackageRef, Right};
use crate::{Extra, nulls::null_as_default};
use serde::{Deserialize, Serialize};

/// `userType` of a system user that acts for its own organisation.
pub const STANDARD: &str = "standard";
/// `userType` of a system user that acts for clients.
pub const AGENT: &str = "agent";

/// A system user in lists and by id, for vendors and for its owner.
///
/// One type serves `SystemUser`, `SystemUserDetail` and `SystemUserForVendor`: they differ only in
/// which members are there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemUser {
    /// Equals the id of the request that it came from.
    pub id: String,
    /// Name that the owner sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integration_title: Option<String>,
    /// The system that acts.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_id: String,
    /// Name of the product; often empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_name: Option<String>,
    /// The register's own id of the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_internal_id: Option<String>,
    /// The owner's party id, as text. Not for vendors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_id: Option<String>,
    /// The owner's party; empty text when unknown. Note the casing. Not for vendors.
    #[serde(default, rename = "partyUuId", skip_serializing_if = "Option::is_none")]
    pub party_uuid: Option<String>,
    /// The owner's organisation number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reportee_org_no: Option<String>,
    /// When it was made, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// Deleted ones are not listed.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_deleted: bool,
    /// Name of the vendor; empty here as everywhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier_name: Option<String>,
    /// The vendor's organisation number. Note the spelling.
    #[serde(
        default,
        rename = "supplierOrgno",
        skip_serializing_if = "Option::is_none"
    )]
    pub supplier_orgno: Option<String>,
    /// The vendor's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// [`STANDARD`] or [`AGENT`].
    #[serde(default, deserialize_with = "null_as_default")]
    pub user_type: String,
    /// Packages that it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_packages: Option<Vec<AccessPackageRef>>,
    /// Rights that it holds; only by id, and only of standard system users.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Vec<Right>>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a standard system user holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemUserDelegations {
    /// The system user.
    pub system_user_id: String,
    /// Its rights.
    #[serde(default, deserialize_with = "null_as_default")]
    pub rights: Vec<Right>,
    /// Its packages.
    #[serde(default, deserialize_with = "null_as_default")]
    pub access_packages: Vec<AccessPackageRef>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a user sends to create a system user without a vendor's request.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateSystemUser {
    /// Name that the owner sees.
    #[serde(default, deserialize_with = "null_as_default")]
    pub integration_title: String,
    /// The system that is to get access.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_id: String,
}
