//! What the pages of system users read.

use crate::Translations;
use crate::nulls::{null_as_default, without_nulls};
use crate::requests::{AccessPackageRef, Right};
use serde::Deserialize;

/// A system user as its owner reads it; of [`crate::system_users::SystemUser`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemUserSummary {
    /// Equals the id of the request that it came from.
    pub id: String,
    /// Name that the owner sees.
    #[serde(default, deserialize_with = "null_as_default")]
    pub integration_title: String,
    /// The system that acts.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_id: String,
    /// The vendor's organisation number. Both spellings are met.
    #[serde(
        default,
        rename = "supplierOrgno",
        alias = "supplierOrgNo",
        deserialize_with = "null_as_default"
    )]
    pub supplier_orgno: String,
    /// When it was made, RFC 3339.
    #[serde(default)]
    pub created: Option<String>,
    /// [`crate::system_users::STANDARD`] or [`crate::system_users::AGENT`].
    #[serde(default, deserialize_with = "null_as_default")]
    pub user_type: String,
    /// The vendor's key.
    #[serde(default, deserialize_with = "null_as_default")]
    pub external_ref: String,
    /// Packages that it holds.
    #[serde(default, deserialize_with = "without_nulls")]
    pub access_packages: Vec<AccessPackageRef>,
    /// Rights that it holds; only by id, and only of standard system users.
    #[serde(default, deserialize_with = "without_nulls")]
    pub rights: Vec<Right>,
}

/// What a standard system user holds; of [`crate::system_users::SystemUserDelegations`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DelegationsSummary {
    /// Its packages.
    #[serde(default, deserialize_with = "without_nulls")]
    pub access_packages: Vec<AccessPackageRef>,
    /// Its rights.
    #[serde(default, deserialize_with = "without_nulls")]
    pub rights: Vec<Right>,
}

/// A system user that has just been made; of [`crate::system_users::SystemUser`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct CreatedSystemUser {
    /// Its id.
    pub id: String,
}

/// A request that waits for an answer, in the list of its organisation; of [`crate::requests::VendorRequest`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PendingRequestSummary {
    /// Id of the request.
    pub id: String,
    /// Name that the vendor gives to the system user; often empty.
    #[serde(default, deserialize_with = "null_as_default")]
    pub integration_title: String,
    /// The system that is to get access.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_id: String,
    /// When it was made, RFC 3339.
    #[serde(default)]
    pub created: Option<String>,
    /// Somebody who may not decide has passed it on.
    #[serde(default, deserialize_with = "null_as_default")]
    pub escalated: bool,
}

/// A system with what it gets; of [`crate::systems::RegisteredSystem`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VisibleSystem {
    /// By what it is known to the platform.
    pub system_id: String,
    /// The vendor's organisation number.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_vendor_org_number: String,
    /// What customers know it as.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: Translations,
    /// What it does.
    #[serde(default, deserialize_with = "null_as_default")]
    pub description: Translations,
    /// Single rights that it gets.
    #[serde(default, deserialize_with = "without_nulls")]
    pub rights: Vec<Right>,
    /// Packages that it gets.
    #[serde(default, deserialize_with = "without_nulls")]
    pub access_packages: Vec<AccessPackageRef>,
    /// Users may choose it themselves.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_visible: bool,
    /// Its vendor has taken it out of the register.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_deleted: bool,
}

/// An organisation in the open company register (docs/contract/contacts.md, section 3).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct CompanySummary {
    /// Its name, as registered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub navn: String,
}
