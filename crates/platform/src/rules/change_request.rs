//! Change requests: other rights for a standard system user (docs/contract/platform.md, sections 1.6 and 2.3).

use super::{
    AuthProblem, RuleError,
    access::AccessManager,
    creation::{self, Created},
    delegation::Delegator,
};
use crate::{
    Platform,
    store::{
        change_requests::{self, AccessChange, ChangeRequest},
        convert::micros,
        requests::Kind,
        system_users::{self, SystemUser},
        systems,
    },
    tokens::Claims,
};
use fullmakt_contract::requests::{AccessPackageRef, CreateChangeRequest, Right};
use fullmakt_domain::RequestStatus;
use rusqlite::Connection;
use uuid::Uuid;

/// Creates a change request for a vendor. `vendor` is the number in the caller's token.
///
/// # Errors
/// AUTH-00011, 00015, 00001, 00021, 00026, 00061, 00063 and 00064, and [`RuleError::NotTheVendor`].
pub(crate) fn create(
    conn: &Connection,
    platform: &Platform,
    vendor: &str,
    correlation_id: Uuid,
    system_user: Uuid,
    body: CreateChangeRequest,
) -> Result<Created<ChangeRequest>, RuleError> {
    let user = standard_user(conn, system_user)?.ok_or(AuthProblem::SystemUserNotFound)?;
    let system = systems::by_id(conn, &user.system_id)?.ok_or(AuthProblem::SystemNotFound)?;
    if system.vendor != vendor {
        return Err(RuleError::NotTheVendor);
    }
    let (held_rights, held_packages) = (user.rights, user.packages);
    let request = ChangeRequest {
        id: correlation_id,
        system_user: user.id,
        system_id: user.system_id,
        external_ref: user.external_ref,
        owner: user.owner,
        change: AccessChange {
            required_rights: body.required_rights,
            unwanted_rights: body.unwanted_rights,
            required_packages: body.required_access_packages,
            unwanted_packages: body.unwanted_access_packages,
        },
        redirect_url: body.redirect_url.filter(|url| !url.is_empty()),
        status: RequestStatus::New,
        created: micros(platform.clock.now()),
    };
    if request.change.is_empty() {
        // Nothing is stored.
        let status = RequestStatus::NoChangeNeeded;
        return Ok(Created::Existing(ChangeRequest { status, ..request }));
    }
    if let Some(old) = change_requests::by_id(conn, correlation_id)? {
        // Another vendor's is not to be shown here.
        let system = systems::by_id(conn, &old.system_id)?;
        if system.is_some_and(|system| system.vendor == vendor) {
            return Ok(Created::Existing(old));
        }
    }
    // Neither another vendor nor deleting frees the id: it is the name of what was.
    if change_requests::is_taken(conn, correlation_id)? {
        return Err(AuthProblem::ChangeRequestDecided.into());
    }
    creation::check_redirect_url(&system, request.redirect_url.as_deref())?;
    let change = &request.change;
    creation::check_rights(&system, &change.required_rights)?;
    creation::check_packages(platform, &system, Kind::Standard, &change.required_packages)?;
    // What the system user holds can be given up, even when the system no longer asks for it.
    let mut unwanted_rights = change.unwanted_rights.clone();
    unwanted_rights.retain(|out| !held_rights.iter().any(|held| held.same_resource(out)));
    creation::check_rights(&system, &unwanted_rights)?;
    let mut unwanted_packages = change.unwanted_packages.clone();
    unwanted_packages.retain(|out| !held_packages.contains(out));
    creation::check_packages(platform, &system, Kind::Standard, &unwanted_packages)?;
    change_requests::insert(conn, &request)?;
    Ok(Created::New(request))
}

fn standard_user(conn: &Connection, id: Uuid) -> Result<Option<SystemUser>, RuleError> {
    let user = system_users::by_id(conn, id)?;
    Ok(user.filter(|user| user.kind == Kind::Standard))
}

/// What the approver reads: access first, then whether the packages can be given
/// (docs/contract/platform.md, section 0.4 n).
///
/// # Errors
/// AUTH-00010, 00066, 00050 and 00053.
pub(crate) fn read(
    conn: &Connection,
    claims: &Claims,
    id: Uuid,
) -> Result<ChangeRequest, RuleError> {
    let request = change_requests::by_id(conn, id)?.ok_or(AuthProblem::RequestNotFound)?;
    let manager = AccessManager::find(conn, claims, request.owner.party_id)?;
    let manager = manager.ok_or(AuthProblem::NotAccessManager)?;
    let held = standard_user(conn, request.system_user)?.map(|user| user.packages);
    let new = missing_packages(&request.change, &held.unwrap_or_default());
    // The page can show the request even when its system is no longer registered.
    if let Some(system) = systems::by_id(conn, &request.system_id)? {
        Delegator::load(conn, &manager)?.may_give_packages(&system, &new)?;
    }
    Ok(request)
}

/// Packages that are asked for and not held yet: only these are checked, so that approving what is
/// already so is possible (section 2.3).
fn missing_packages(change: &AccessChange, held: &[AccessPackageRef]) -> Vec<AccessPackageRef> {
    let required = change.required_packages.iter();
    required
        .filter(|package| !held.contains(package))
        .cloned()
        .collect()
}

/// Applies an approved change: the system user holds afterwards what it held, with the required
/// added and the unwanted taken away. What is both required and unwanted is taken away, as the later
/// of two steps.
///
/// # Errors
/// The codes of section 2.3.
pub(super) fn apply(
    conn: &Connection,
    manager: &AccessManager,
    request: &ChangeRequest,
) -> Result<(), RuleError> {
    let user = standard_user(conn, request.system_user)?.ok_or(AuthProblem::SystemUserNotFound)?;
    let system = systems::by_id(conn, &request.system_id)?.ok_or(AuthProblem::SystemNotFound)?;
    let change = &request.change;
    let holds = |right: &Right| user.rights.iter().any(|held| held.same_resource(right));
    let required = change.required_rights.iter();
    let new_rights: Vec<Right> = required.filter(|right| !holds(right)).cloned().collect();
    let new_packages = missing_packages(change, &user.packages);
    let delegator = Delegator::load(conn, manager)?;
    delegator.may_give_rights(&system, &new_rights)?;
    delegator.may_give_packages(&system, &new_packages)?;

    let (mut rights, mut packages) = (user.rights, user.packages);
    for right in new_rights {
        // A list can name the same right twice.
        if !rights.iter().any(|held| held.same_resource(&right)) {
            rights.push(right);
        }
    }
    for package in new_packages {
        if !packages.contains(&package) {
            packages.push(package);
        }
    }
    let unwanted = &change.unwanted_rights;
    rights.retain(|held| !unwanted.iter().any(|out| out.same_resource(held)));
    packages.retain(|held| !change.unwanted_packages.contains(held));
    Ok(system_users::replace_access(
        conn, user.id, &rights, &packages,
    )?)
}
