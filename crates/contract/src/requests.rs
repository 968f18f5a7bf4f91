//! Requests for system users: what vendors send and both sides read (docs/contract/platform.md, sections 1 and 2).

use crate::Extra;
use crate::nulls::{empty_for_null, null_as_default, nulls_as_empty, without_nulls};
use fullmakt_domain::RequestStatus;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The attribute that names a resource by its id in the resource registry.
pub const RESOURCE: &str = "urn:altinn:resource";

/// One single right: an optional action on a resource that one or more attributes name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Right {
    /// Left out in vendor input and normally in stored requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// The attributes that name the resource together.
    #[serde(default, deserialize_with = "without_nulls")]
    pub resource: Vec<AttributePair>,
}

impl Right {
    /// Whether both name the same resource: all attribute pairs match, in any order, and neither
    /// has one more (schema `Right`). The action takes no part.
    #[must_use]
    pub fn same_resource(&self, other: &Self) -> bool {
        self.resource.len() == other.resource.len() && self.resource_key() == other.resource_key()
    }

    /// What two rights on the same resource have in common and no others: for finding repeats in a
    /// list that may be long.
    #[must_use]
    pub fn resource_key(&self) -> (usize, BTreeSet<(&str, &str)>) {
        let pairs = self.resource.iter();
        let pairs = pairs.map(|pair| (pair.id.as_str(), pair.value.as_str()));
        (self.resource.len(), pairs.collect())
    }

    /// The id in the resource registry, if an attribute `urn:altinn:resource` names it.
    #[must_use]
    pub fn resource_id(&self) -> Option<&str> {
        self.resource
            .iter()
            .find(|pair| pair.id == RESOURCE)
            .map(|pair| pair.value.as_str())
    }
}

/// Name and value of one attribute of a resource.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributePair {
    /// `urn:altinn:resource`, `urn:altinn:org`, `urn:altinn:app` and so on.
    #[serde(default, deserialize_with = "null_as_default")]
    pub id: String,
    /// The value.
    #[serde(default, deserialize_with = "null_as_default")]
    pub value: String,
}

/// Names an access package.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessPackageRef {
    /// `urn:altinn:accesspackage:<code>`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub urn: String,
}

/// What a vendor sends to ask for a standard or an agent system user.
///
/// `rights` is unknown on the agent endpoint and ignored there (docs/contract/platform.md, section 0.4, row 13).
/// The two lists tell "not given" from "empty", since these are two different errors.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateRequest {
    /// Name that the customer sees; defaults to the system's name in bokmål.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integration_title: Option<String>,
    /// The vendor's key; defaults to `party_org_no`. At most 255 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// The system that is to get access.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_id: Option<String>,
    /// The customer's organisation number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_org_no: Option<String>,
    /// Single rights, a subset of the system's.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "nulls_as_empty"
    )]
    pub rights: Option<Vec<Right>>,
    /// Packages, a subset of the system's.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "nulls_as_empty"
    )]
    pub access_packages: Option<Vec<AccessPackageRef>>,
    /// Where the customer goes afterwards; must be registered on the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
}

/// A standard or agent request as vendors, pending lists and `{party}/{requestId}` show it.
/// Schemas `StandardRequest` and `AgentRequest`; the latter has no `rights`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VendorRequest {
    /// Id of the request, and of the system user once approved.
    pub id: String,
    /// Name that the customer sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integration_title: Option<String>,
    /// The vendor's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// The system that is to get access.
    pub system_id: String,
    /// The customer's organisation number.
    pub party_org_no: String,
    /// Single rights; `None` on agent requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Vec<Right>>,
    /// Packages.
    #[serde(default, deserialize_with = "null_as_default")]
    pub access_packages: Vec<AccessPackageRef>,
    /// Where in its life the request is.
    pub status: RequestStatus,
    /// Where the customer goes afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    /// The link for the approver; only in answers to the vendor about one request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_url: Option<String>,
    /// Somebody who may not decide has passed the request on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalated: Option<bool>,
    /// When it was made, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// The request is older than the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timed_out: Option<bool>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A standard or agent request as the person who opened the confirm link reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RequestForApprover {
    /// Id of the request, and of the system user once approved.
    pub id: String,
    /// The vendor's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// The system that is to get access. Its title comes from the register.
    pub system_id: String,
    /// The customer's organisation number.
    pub party_org_no: String,
    /// Goes into the paths of approve, reject and escalate.
    pub party_id: i32,
    /// The customer's party.
    pub party_uuid: String,
    /// Single rights; `None` on agent requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rights: Option<Vec<Right>>,
    /// Packages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_packages: Option<Vec<AccessPackageRef>>,
    /// Where in its life the request is.
    pub status: RequestStatus,
    /// Where the vendor wants the customer to go afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    /// Somebody who may not decide has passed the request on.
    #[serde(default, deserialize_with = "null_as_default")]
    pub escalated: bool,
    /// The reader may pass the request on, and not decide it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub user_may_escalate_but_not_approve: bool,
    /// When it was made, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// Written on the agent endpoint. Not to be relied on: the path tells the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system_user_type: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a vendor sends to ask for other rights on a standard system user. A list that is not named
/// is empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateChangeRequest {
    /// Rights to add.
    #[serde(default, deserialize_with = "empty_for_null")]
    pub required_rights: Vec<Right>,
    /// Rights to take away.
    #[serde(default, deserialize_with = "empty_for_null")]
    pub unwanted_rights: Vec<Right>,
    /// Packages to add.
    #[serde(default, deserialize_with = "empty_for_null")]
    pub required_access_packages: Vec<AccessPackageRef>,
    /// Packages to take away.
    #[serde(default, deserialize_with = "empty_for_null")]
    pub unwanted_access_packages: Vec<AccessPackageRef>,
    /// Where the customer goes afterwards; must be registered on the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
}

/// A change request, for the vendor and for the approver; the latter has `party_id` and
/// `party_uuid`, and neither `created` nor `timed_out`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeRequest {
    /// Id of the request: the correlation id that the vendor chose.
    pub id: String,
    /// The vendor's key of the system user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// The system.
    pub system_id: String,
    /// The system user that is to change.
    pub system_user_id: String,
    /// The customer's organisation number.
    pub party_org_no: String,
    /// Goes into the paths of approve and reject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_id: Option<i32>,
    /// The customer's party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party_uuid: Option<String>,
    /// Rights to add.
    #[serde(default, deserialize_with = "null_as_default")]
    pub required_rights: Vec<Right>,
    /// Rights to take away.
    #[serde(default, deserialize_with = "null_as_default")]
    pub unwanted_rights: Vec<Right>,
    /// Packages to add.
    #[serde(default, deserialize_with = "null_as_default")]
    pub required_access_packages: Vec<AccessPackageRef>,
    /// Packages to take away.
    #[serde(default, deserialize_with = "null_as_default")]
    pub unwanted_access_packages: Vec<AccessPackageRef>,
    /// Where in its life the request is.
    pub status: RequestStatus,
    /// Where the customer goes afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<String>,
    /// The link for the approver; empty text when there is nothing to change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm_url: Option<String>,
    /// When it was made, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
    /// The request is older than the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timed_out: Option<bool>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}
