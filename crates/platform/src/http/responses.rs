//! Which members each response about a request fills (docs/contract/platform.md, section 1.2).
//!
//! "Empty" there means written with its empty value; where the service leaves a member empty, so
//! does the local platform, so that nobody comes to depend on it.

use crate::{
    Platform,
    rules::life_cycle::{CurrentStatus, current_status},
    store::{
        change_requests::ChangeRequest,
        convert::wire_time,
        parties::Party,
        requests::{Kind, Request},
        system_users::SystemUser,
        systems::System,
    },
};
use fullmakt_contract::{
    Extra,
    requests::{self, RequestForApprover, VendorRequest},
    system_users,
};
use fullmakt_domain::{RequestKind, RequestStatus};
use uuid::Uuid;

/// Which members of a request a response has, by who reads it and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RequestProjection {
    /// Response 201 to the vendor.
    Created,
    /// Response 200 to a repeated creation, and by external reference.
    ByReference,
    /// To the vendor, by id.
    ById,
    /// To the vendor, in the list of a system.
    OfSystem,
    /// To a party that names itself.
    OfParty,
    /// To a party, in the list of what waits.
    Pending,
}

/// The link that the vendor gives to the customer.
pub(super) fn confirm_url(origin: &str, kind: RequestKind, id: Uuid) -> String {
    let page = match kind {
        RequestKind::Standard => "request",
        RequestKind::Agent => "agentrequest",
        RequestKind::Change => "changerequest",
    };
    format!("{origin}/accessmanagement/ui/systemuser/{page}?id={id}&DONTCHOOSEREPORTEE=true")
}

/// A request as a response has it.
pub(super) fn request(
    platform: &Platform,
    origin: &str,
    projection: RequestProjection,
    request: Request,
) -> VendorRequest {
    let CurrentStatus { status, timed_out } =
        current_status(platform, &request.status, request.created);
    use RequestProjection as To;
    let has_link = matches!(projection, To::Created | To::ByReference | To::ById);
    let has_escalated = match projection {
        To::ByReference => request.kind == Kind::Agent,
        To::OfSystem | To::Pending => true,
        To::Created | To::ById | To::OfParty => false,
    };
    let has_timed_out = !matches!(projection, To::Created | To::OfParty);
    VendorRequest {
        id: request.id.to_string(),
        integration_title: Some(request.integration_title),
        external_ref: Some(request.keys.external_ref),
        system_id: request.keys.system_id,
        party_org_no: request.keys.org_number,
        rights: (request.kind == Kind::Standard).then_some(request.rights),
        access_packages: request.packages,
        status,
        redirect_url: request.redirect_url,
        confirm_url: has_link.then(|| confirm_url(origin, request.kind.into(), request.id)),
        escalated: Some(has_escalated && request.escalated),
        created: Some(wire_time(request.created)),
        timed_out: Some(has_timed_out && timed_out),
        extra: Extra::default(),
    }
}

/// A request for the person who has opened the link.
pub(super) fn request_for_approver(
    platform: &Platform,
    request: Request,
    party: &Party,
    may_decide: bool,
) -> RequestForApprover {
    RequestForApprover {
        id: request.id.to_string(),
        external_ref: Some(request.keys.external_ref),
        system_id: request.keys.system_id,
        party_org_no: request.keys.org_number,
        party_id: party.party_id,
        party_uuid: party.uuid.to_string(),
        rights: (request.kind == Kind::Standard).then_some(request.rights),
        access_packages: Some(request.packages),
        status: current_status(platform, &request.status, request.created).status,
        redirect_url: request.redirect_url,
        escalated: request.escalated,
        user_may_escalate_but_not_approve: !may_decide,
        created: Some(wire_time(request.created)),
        system_user_type: (request.kind == Kind::Agent).then(|| "Agent".to_owned()),
        extra: Extra::default(),
    }
}

/// Which members of a change request a response has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangeRequestProjection {
    /// To the vendor: created, by id and by external reference.
    Vendor,
    /// To the vendor, in the list of a system.
    OfSystem,
    /// To a party that names itself.
    OfParty,
    /// To the person who has opened the link.
    Approver,
}

/// A change request as a response has it.
pub(super) fn change_request(
    platform: &Platform,
    origin: &str,
    projection: ChangeRequestProjection,
    request: ChangeRequest,
) -> requests::ChangeRequest {
    let CurrentStatus { status, timed_out } =
        current_status(platform, &request.status, request.created);
    let is_approver = projection == ChangeRequestProjection::Approver;
    let owner = request.owner;
    let confirm_url = (projection == ChangeRequestProjection::Vendor).then(|| match status {
        RequestStatus::NoChangeNeeded => String::new(),
        _ => confirm_url(origin, RequestKind::Change, request.id),
    });
    requests::ChangeRequest {
        id: request.id.to_string(),
        external_ref: Some(request.external_ref),
        system_id: request.system_id,
        system_user_id: request.system_user.to_string(),
        party_org_no: owner.org_number().unwrap_or_default().to_owned(),
        party_id: is_approver.then_some(owner.party_id),
        party_uuid: is_approver.then(|| owner.uuid.to_string()),
        required_rights: request.change.required_rights,
        unwanted_rights: request.change.unwanted_rights,
        required_access_packages: request.change.required_packages,
        unwanted_access_packages: request.change.unwanted_packages,
        status,
        redirect_url: request.redirect_url,
        confirm_url,
        created: (!is_approver).then(|| wire_time(request.created)),
        timed_out: (!is_approver)
            .then_some(projection == ChangeRequestProjection::OfSystem && timed_out),
        extra: Extra::default(),
    }
}

/// Which members of a system user a response has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SystemUserProjection {
    /// The owner, in lists.
    Owner,
    /// The owner, by id: with the rights of a standard one.
    OwnerInDetail,
    /// The vendor: without the owner's party and without what it holds.
    Vendor,
}

/// A system user as a response has it. `system` is none when it is no longer registered.
pub(super) fn system_user(
    user: SystemUser,
    system: Option<&System>,
    projection: SystemUserProjection,
) -> system_users::SystemUser {
    let is_owner = projection != SystemUserProjection::Vendor;
    let has_rights =
        projection == SystemUserProjection::OwnerInDetail && user.kind == Kind::Standard;
    system_users::SystemUser {
        id: user.id.to_string(),
        integration_title: Some(user.integration_title),
        product_name: Some(String::new()),
        system_internal_id: system
            .filter(|_| is_owner)
            .map(|system| system.internal_id.to_string()),
        party_id: is_owner.then(|| user.owner.party_id.to_string()),
        party_uuid: is_owner.then(|| user.owner.uuid.to_string()),
        reportee_org_no: user.owner.org_number().map(str::to_owned),
        created: Some(wire_time(user.created)),
        is_deleted: false,
        supplier_name: Some(String::new()),
        supplier_orgno: system.map(|system| system.vendor.clone()),
        external_ref: Some(user.external_ref),
        user_type: user.kind.as_str().to_owned(),
        access_packages: is_owner.then_some(user.packages),
        rights: has_rights.then_some(user.rights),
        system_id: user.system_id,
        extra: Extra::default(),
    }
}
