//! Change requests: other rights for a standard system user (platform.md, sections 1.6 and 2.3).

use super::{
    AuthProblem, Refused,
    access::{self, Action, Resource},
    creation, decision, life_cycle,
};
use crate::{
    Platform,
    store::{
        change_requests::{self, Change, ChangeRequest},
        convert::micros,
        parties::{self, Party},
        requests::Kind,
        system_users::{self, SystemUser},
        systems,
    },
    tokens::Claims,
};
use fullmakt_contract::requests::{AccessPackageRef, CreateChangeRequest, Right};
use fullmakt_domain::{Decision, RequestStatus};
use rusqlite::Connection;
use uuid::Uuid;

/// What came of a vendor's wish.
#[derive(Debug)]
pub enum Creation {
    /// The correlation id was used before; the change request is unchanged.
    Existing(ChangeRequest),
    /// There was nothing to change, and nothing was stored.
    Nothing(ChangeRequest),
    /// A new change request.
    New(ChangeRequest),
}

/// The system user is there and the caller is not its vendor, which has an answer of its own.
#[derive(Debug)]
pub struct NotTheVendor;

/// Carries out a vendor's wish. `vendor` is the number in the caller's token.
///
/// # Errors
/// AUTH-00015, 00001, 00007, 00021, 00026, 00063 and 00064. The inner result says whether the
/// caller is the vendor.
pub fn create(
    conn: &Connection,
    platform: &Platform,
    vendor: &str,
    correlation_id: Uuid,
    system_user: Uuid,
    body: CreateChangeRequest,
) -> Result<Result<Creation, NotTheVendor>, Refused> {
    let Some(user) = standard_user(conn, system_user)? else {
        return Err(AuthProblem::SystemUserNotFound.into());
    };
    let Some(system) = systems::by_id(conn, &user.system_id)? else {
        return Err(AuthProblem::SystemNotFound.into());
    };
    if system.vendor != vendor {
        return Ok(Err(NotTheVendor));
    }
    let (held_rights, held_packages) = (user.rights, user.packages);
    let request = ChangeRequest {
        id: correlation_id,
        system_user: user.id,
        system_id: user.system_id,
        external_ref: user.external_ref,
        owner: user.owner.party_id,
        change: Change {
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
        let status = RequestStatus::NoChangeNeeded;
        return Ok(Ok(Creation::Nothing(ChangeRequest { status, ..request })));
    }
    if let Some(old) = change_requests::by_id(conn, correlation_id)? {
        // Another vendor's is not to be shown here.
        let own = creation::owned_system(conn, &old.system_id, vendor);
        return match own {
            Ok(_) => Ok(Ok(Creation::Existing(old))),
            Err(_) => Err(AuthProblem::ChangeRequestDecided.into()),
        };
    }
    // Deleting does not free the id: it is the name of what was.
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
    Ok(Ok(Creation::New(request)))
}

fn standard_user(conn: &Connection, id: Uuid) -> Result<Option<SystemUser>, Refused> {
    let user = system_users::by_id(conn, id)?;
    Ok(user.filter(|user| user.kind == Kind::Standard))
}

/// Who decides, for which party, and which change request.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// Who decides.
    pub claims: &'a Claims,
    /// The party in the route.
    pub party_id: i32,
    /// The change request.
    pub id: Uuid,
}

impl Case<'_> {
    /// The request, when the caller may write for the party and it is the request's.
    fn request(self, conn: &Connection) -> Result<ChangeRequest, Refused> {
        let (resource, action) = (Resource::AccessManagement, Action::Write);
        access::demand(conn, self.claims, resource, action, self.party_id)?;
        let Some(request) = change_requests::by_id(conn, self.id)? else {
            return Err(AuthProblem::RequestNotFound.into());
        };
        if request.owner != self.party_id {
            return Err(AuthProblem::PartyNotOfRequest.into());
        }
        Ok(request)
    }
}

/// What the approver reads: access first, then whether the packages can be given
/// (platform.md, section 0.4 n).
///
/// # Errors
/// AUTH-00010, 00066, 00049, 00050 and 00053.
pub fn read(
    conn: &Connection,
    platform: &Platform,
    claims: &Claims,
    id: Uuid,
) -> Result<(ChangeRequest, Party), Refused> {
    let Some(request) = change_requests::by_id(conn, id)? else {
        return Err(AuthProblem::RequestNotFound.into());
    };
    let Some(party) = parties::by_id(conn, request.owner)? else {
        return Err(AuthProblem::PartyUuidNotFound.into());
    };
    let (resource, action) = (Resource::AccessManagement, Action::Write);
    if !access::permits(conn, claims, resource, action, party.party_id)? {
        return Err(AuthProblem::NotAccessManager.into());
    }
    let held = standard_user(conn, request.system_user)?.map(|user| user.packages);
    let new = missing_packages(&request.change, &held.unwrap_or_default());
    decision::giver(conn, platform, claims, party.clone())?.may_give_packages(&new)?;
    Ok((request, party))
}

/// Packages that are asked for and not held yet: only these are checked, so that approving what is
/// already so is possible (section 2.3).
fn missing_packages(change: &Change, held: &[AccessPackageRef]) -> Vec<AccessPackageRef> {
    let required = change.required_packages.iter();
    required
        .filter(|package| !held.contains(package))
        .cloned()
        .collect()
}

/// Approves: the system user holds afterwards what it held, with the required added and the unwanted
/// taken away. What is both required and unwanted is taken away, as the later of two steps.
///
/// # Errors
/// The codes of section 2.3.
pub fn approve(conn: &Connection, platform: &Platform, case: Case<'_>) -> Result<(), Refused> {
    let request = case.request(conn)?;
    let status = life_cycle::after(
        platform,
        &request.status,
        request.created,
        Decision::Approve,
    )?;
    let Some(user) = standard_user(conn, request.system_user)? else {
        return Err(AuthProblem::SystemUserNotFound.into());
    };
    if systems::by_id(conn, &request.system_id)?.is_none() {
        return Err(AuthProblem::SystemNotFound.into());
    }
    let change = &request.change;
    let holds = |right: &Right| user.rights.iter().any(|held| held.same_resource(right));
    let required = change.required_rights.iter();
    let new_rights: Vec<Right> = required.filter(|right| !holds(right)).cloned().collect();
    let new_packages = missing_packages(change, &user.packages);
    let giver = decision::giver(conn, platform, case.claims, user.owner.clone())?;
    giver.may_give_rights(&new_rights)?;
    giver.may_give_packages(&new_packages)?;

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
    rights.retain(|held| {
        !change
            .unwanted_rights
            .iter()
            .any(|out| out.same_resource(held))
    });
    packages.retain(|held| !change.unwanted_packages.contains(held));
    system_users::replace_access(conn, user.id, &rights, &packages)?;
    let now = micros(platform.clock.now());
    let by = case.claims.user_id;
    decision::written(change_requests::decide(conn, request.id, &status, by, now)?)
}

/// Refuses the change.
///
/// # Errors
/// The codes of section 2.3.
pub fn reject(conn: &Connection, platform: &Platform, case: Case<'_>) -> Result<(), Refused> {
    let request = case.request(conn)?;
    let status = life_cycle::after(platform, &request.status, request.created, Decision::Reject)?;
    let now = micros(platform.clock.now());
    let by = case.claims.user_id;
    decision::written(change_requests::decide(conn, request.id, &status, by, now)?)
}
