//! What the app reads of answers that hold more than a page shows.
//!
//! The rest is dropped while decoding, in every build: national identity numbers and names of third
//! persons never reach the app, and each member that is not read is one less to download code for. The
//! full types beside these are what the local platform writes.

mod clients;
mod system_users;

use crate::delegation_reasons::{self, ItemReasons};
use crate::nulls::{Rows, null_as_default, without_nulls};
use crate::requests::{AccessPackageRef, Right};
use crate::{LenientList, Translations};
pub use clients::{AddedClientSummary, ClientAccessSummary, ClientSummary, PageLength};
use fullmakt_domain::RequestStatus;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
pub use system_users::{
    CompanySummary, CreatedSystemUser, DelegationsSummary, PendingRequestSummary,
    SystemUserSummary, VisibleSystem,
};

/// A list whose answer to one question is never paged; of [`crate::LenientPage`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(bound(deserialize = "T: DeserializeOwned"))]
pub struct ShortList<T> {
    /// The rows.
    #[serde(default)]
    pub data: LenientList<T>,
}

/// A party by name; of [`crate::parties::AuthorizedParty`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PartyName {
    /// The party.
    pub party_uuid: String,
    /// Name as registered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Sub-units.
    #[serde(default, deserialize_with = "without_nulls")]
    pub subunits: Vec<PartyName>,
}

/// An organisation that the user can act for, with its sub-units; of [`crate::parties::AuthorizedParty`].
///
/// Persons stand in the same list; of them no number is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationSummary {
    /// The party.
    pub party_uuid: String,
    /// Number of the party, as routes take it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub party_id: i32,
    /// Name as registered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Organisation number; empty where none is told.
    #[serde(default, deserialize_with = "null_as_default")]
    pub organization_number: String,
    /// Whether it is an organisation at all.
    #[serde(default, rename = "type", deserialize_with = "is_organisation")]
    pub is_organisation: bool,
    /// The register has closed it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_deleted: bool,
    /// Listed only because a sub-unit is accessible.
    #[serde(default, deserialize_with = "null_as_default")]
    pub only_hierarchy_element_with_no_access: bool,
    /// Sub-units.
    #[serde(default, deserialize_with = "without_nulls")]
    pub subunits: Vec<OrganisationSummary>,
}

fn is_organisation<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    let kind: Option<String> = Option::deserialize(deserializer)?;
    Ok(kind.is_some_and(|kind| kind.eq_ignore_ascii_case("Organization")))
}

/// A request of any kind as the approver reads it; of [`crate::requests::RequestForApprover`] and
/// [`crate::requests::ChangeRequest`], which share all but the lists of what is asked for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestSummary {
    /// Id of the request.
    pub id: String,
    /// The system that is to get access.
    pub system_id: String,
    /// The customer's organisation number.
    pub party_org_no: String,
    /// Goes into the paths of approve, reject and escalate.
    #[serde(default)]
    pub party_id: Option<i32>,
    /// The customer's party.
    #[serde(default, deserialize_with = "null_as_default")]
    pub party_uuid: String,
    /// Where in its life the request is.
    pub status: RequestStatus,
    /// Where the vendor wants the customer to go afterwards.
    #[serde(default)]
    pub redirect_url: Option<String>,
    /// When it was made, RFC 3339. Change requests do not tell.
    #[serde(default)]
    pub created: Option<String>,
    /// Somebody who may not decide has passed the request on.
    #[serde(default, deserialize_with = "null_as_default")]
    pub escalated: bool,
    /// The reader may pass the request on, and not decide it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub user_may_escalate_but_not_approve: bool,
    /// Single rights to give.
    #[serde(default, deserialize_with = "without_nulls")]
    pub rights: Vec<Right>,
    /// Packages to give.
    #[serde(default, deserialize_with = "without_nulls")]
    pub access_packages: Vec<AccessPackageRef>,
    /// Change requests: single rights to add.
    #[serde(default, deserialize_with = "without_nulls")]
    pub required_rights: Vec<Right>,
    /// Change requests: packages to add.
    #[serde(default, deserialize_with = "without_nulls")]
    pub required_access_packages: Vec<AccessPackageRef>,
    /// Change requests: single rights to take away.
    #[serde(default, deserialize_with = "without_nulls")]
    pub unwanted_rights: Vec<Right>,
    /// Change requests: packages to take away.
    #[serde(default, deserialize_with = "without_nulls")]
    pub unwanted_access_packages: Vec<AccessPackageRef>,
}

/// The logged-in user; of [`crate::profile::UserProfile`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserSummary {
    /// Number of the user. Without it nobody could tell two users apart.
    pub user_id: i32,
    /// Who the user is.
    #[serde(default)]
    pub party: Option<Named>,
    /// What the user prefers.
    #[serde(default)]
    pub profile_setting_preference: Option<PreferredLanguage>,
}

/// The user's language; of [`crate::profile::ProfileSettings`]. Sent, it changes nothing else.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PreferredLanguage {
    /// `nb`, `nn` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A system by name; of [`crate::systems::RegisteredSystem`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemSummary {
    /// The vendor's organisation number.
    #[serde(default, deserialize_with = "null_as_default")]
    pub system_vendor_org_number: String,
    /// What customers know it as.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: Translations,
}

/// A role by which an organisation gives another one access; of [`crate::metadata::MetaRole`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct RoleSummary {
    /// Its urn.
    #[serde(default, deserialize_with = "null_as_default")]
    pub urn: String,
    /// What it is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
}

/// An access package; of [`crate::metadata::MetaPackage`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct PackageSummary {
    /// Id of the package.
    #[serde(default, deserialize_with = "null_as_default")]
    pub id: String,
    /// `urn:altinn:accesspackage:<code>`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub urn: String,
    /// What it is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// What it gives.
    #[serde(default)]
    pub description: Option<String>,
    /// Whether it can be given at all; others come with a role in the register of organisations.
    #[serde(default, rename = "isAssignable")]
    pub is_assignable: Option<bool>,
    /// Services inside.
    #[serde(default)]
    pub resources: Option<Rows<PackageServiceSummary>>,
}

/// A group of areas or an area, where the whole tree is asked for; of [`crate::metadata::MetaAreaGroup`] and
/// [`crate::metadata::MetaArea`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct PackageTree {
    /// Areas in a group.
    #[serde(default, deserialize_with = "without_nulls")]
    pub areas: Vec<PackageTree>,
    /// Packages in an area.
    #[serde(default, deserialize_with = "without_nulls")]
    pub packages: Vec<PackageSummary>,
}

/// A service as packages list it; of [`crate::metadata::MetaResource`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageServiceSummary {
    /// What it is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Id in the resource registry.
    #[serde(default, deserialize_with = "null_as_default")]
    pub ref_id: String,
    /// Its owner.
    #[serde(default)]
    pub provider: Option<ProviderSummary>,
}

/// The owner of a service; of [`crate::metadata::Provider`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct ProviderSummary {
    /// The name, as registered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Short code such as `skd`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub code: String,
}

/// The logged-in user by name; of [`crate::profile::ProfileParty`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Named {
    /// The name, as registered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
}

/// A service; of [`crate::resources::RegistryResource`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceSummary {
    /// What it is called.
    #[serde(default)]
    pub title: Option<Translations>,
    /// What it does.
    #[serde(default)]
    pub description: Option<Translations>,
    /// What the right to it gives.
    #[serde(default)]
    pub right_description: Option<Translations>,
    /// Who owns it.
    #[serde(default)]
    pub has_competent_authority: Option<OwnerSummary>,
}

/// The owner of a service; of [`crate::resources::CompetentAuthority`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct OwnerSummary {
    /// Its name.
    #[serde(default)]
    pub name: Option<Translations>,
    /// Short code such as `skd`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub orgcode: String,
}

/// Whether the user may give one package; of [`crate::delegation_check::PackageCheck`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct PackageCheckSummary {
    /// The package.
    pub package: PackageUrn,
    /// The answer.
    #[serde(default, deserialize_with = "null_as_default")]
    pub result: bool,
}

/// A package by urn; of [`crate::delegation_check::CompactPackage`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct PackageUrn {
    /// `urn:altinn:accesspackage:<code>`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub urn: String,
}

/// Whether the user may give one service, right by right; of [`crate::delegation_check::ResourceCheck`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct ServiceCheckSummary {
    /// Each right of it.
    #[serde(default, deserialize_with = "without_nulls")]
    pub rights: Vec<RightCheckSummary>,
}

/// Whether the user may give one right of a service; of [`crate::delegation_check::RightCheck`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RightCheckSummary {
    /// The answer.
    #[serde(default, deserialize_with = "null_as_default")]
    pub result: bool,
    /// `MissingRoleAccess` and so on; new words can come.
    #[serde(default, deserialize_with = "without_nulls")]
    pub reason_codes: Vec<String>,
}

/// What a person can do something with in a problem body; of [`crate::Problem`].
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProblemSummary {
    /// `AUTH-00010`, `STD-00000` and so on.
    #[serde(default)]
    pub code: Option<String>,
    /// What to tell support.
    #[serde(default)]
    pub trace_id: Option<String>,
    /// See [`crate::Problem::delegation_reasons`].
    #[serde(default, deserialize_with = "delegation_reasons::as_text")]
    pub delegation_reasons: Option<String>,
}

impl ProblemSummary {
    /// Why each package and service could not be given, where the platform says it.
    #[must_use]
    pub fn reasons(&self) -> Vec<ItemReasons> {
        let reasons = self.delegation_reasons.as_deref();
        reasons.map(delegation_reasons::parse).unwrap_or_default()
    }
}
