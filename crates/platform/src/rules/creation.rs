//! Creating requests: the checks in their order (docs/contract/platform.md, section 1.3).

use super::{AuthProblem, RuleError, life_cycle};
use crate::{
    Platform, redirect_url,
    store::{
        convert::micros,
        parties,
        requests::{self, Keys, Kind, Request},
        system_users,
        systems::{self, System},
    },
};
use fullmakt_contract::requests::{AccessPackageRef, CreateRequest, Right};
use fullmakt_domain::RequestStatus;
use rusqlite::Connection;
use uuid::Uuid;

/// What a call that creates a request leads to.
#[derive(Debug)]
pub(crate) enum Created<T> {
    /// There was one already, which is unchanged, or nothing to create.
    Existing(T),
    /// A new request.
    New(T),
}

/// Creates a request for a vendor: steps 2 to 11. `vendor` is the number in the caller's token.
///
/// # Errors
/// The codes of section 1.3.
pub(crate) fn create(
    conn: &Connection,
    platform: &Platform,
    kind: Kind,
    vendor: &str,
    keys: Keys,
    body: CreateRequest,
) -> Result<Created<Request>, RuleError> {
    if system_users::by_keys(conn, &keys)?.is_some() {
        return Err(AuthProblem::SystemUserExists.into());
    }
    if let Some(old) = requests::newest(conn, kind, &keys)? {
        let current = life_cycle::current_status(platform, &old.status, old.created);
        if current.status != RequestStatus::Timedout {
            return Ok(Created::Existing(old));
        }
    }
    // Unknown and another vendor's have the same answer, so steps 4 and 6 are one. Step 5 cannot be
    // reached: whatever it would find has been answered above.
    let system = owned_system(conn, &keys.system_id, vendor)?;
    if parties::by_org_number(conn, &keys.org_number)?.is_none() {
        return Err(AuthProblem::OrganisationNotFound.into());
    }
    let redirect_url = body.redirect_url.filter(|url| !url.is_empty());
    check_redirect_url(&system, redirect_url.as_deref())?;
    let (rights, packages) = requested_access(kind, body.rights, body.access_packages)?;
    check_rights(&system, &rights)?;
    check_packages(platform, &system, kind, &packages)?;
    let title = body.integration_title.filter(|title| !title.is_empty());
    let request = Request {
        id: Uuid::new_v4(),
        kind,
        integration_title: title.unwrap_or_else(|| name_of(&system)),
        keys,
        rights,
        packages,
        redirect_url,
        status: RequestStatus::New,
        escalated: false,
        created: micros(platform.clock.now()),
    };
    requests::insert(conn, &request)?;
    Ok(Created::New(request))
}

/// A system that belongs to the vendor.
///
/// # Errors
/// AUTH-00011.
pub(crate) fn owned_system(conn: &Connection, id: &str, vendor: &str) -> Result<System, RuleError> {
    let system = systems::by_id(conn, id)?;
    let own = system.filter(|system| system.vendor == vendor);
    own.ok_or_else(|| AuthProblem::SystemNotFound.into())
}

/// What customers know the system as: its name in bokmål, or the next best.
fn name_of(system: &System) -> String {
    let name = system.name.best("nb").map(|(name, _)| name.to_owned());
    name.unwrap_or_else(|| system.id.clone())
}

/// Step 8.
///
/// # Errors
/// AUTH-00026 and AUTH-00021.
pub(crate) fn check_redirect_url(system: &System, url: Option<&str>) -> Result<(), RuleError> {
    let Some(url) = url else {
        return Ok(());
    };
    if system.redirect_urls.is_empty() {
        return Err(AuthProblem::SystemHasNoRedirectUrls.into());
    }
    let mut registered = system.redirect_urls.iter();
    if registered.any(|registered| redirect_url::matches(url, registered)) {
        Ok(())
    } else {
        Err(AuthProblem::RedirectUrlNotRegistered.into())
    }
}

/// Step 9. For agents rights do not exist, given or not.
fn requested_access(
    kind: Kind,
    rights: Option<Vec<Right>>,
    packages: Option<Vec<AccessPackageRef>>,
) -> Result<(Vec<Right>, Vec<AccessPackageRef>), RuleError> {
    match kind {
        Kind::Agent => {
            let packages = packages.filter(|packages| !packages.is_empty());
            Ok((
                Vec::new(),
                packages.ok_or(AuthProblem::AgentRequestWithoutPackages)?,
            ))
        }
        Kind::Standard => {
            if rights.is_none() && packages.is_none() {
                return Err(AuthProblem::RightNotOnSystem.into());
            }
            let (rights, packages) = (rights.unwrap_or_default(), packages.unwrap_or_default());
            if rights.is_empty() && packages.is_empty() {
                return Err(AuthProblem::NothingAskedFor.into());
            }
            Ok((rights, packages))
        }
    }
}

/// Step 10.
///
/// # Errors
/// AUTH-00001.
pub(crate) fn check_rights(system: &System, rights: &[Right]) -> Result<(), RuleError> {
    if rights.iter().all(|right| system.asks_for(right)) {
        Ok(())
    } else {
        Err(AuthProblem::RightNotOnSystem.into())
    }
}

/// Step 11.
///
/// # Errors
/// AUTH-00063 with `NotFoundPackages`, AUTH-00064 and AUTH-00065 with `NotDelegablePackages`.
pub(crate) fn check_packages(
    platform: &Platform,
    system: &System,
    kind: Kind,
    packages: &[AccessPackageRef],
) -> Result<(), RuleError> {
    let not_on_system = AuthProblem::PackageNotOnSystem;
    refuse(not_on_system, "NotFoundPackages", packages, |asked| {
        !system.packages.contains(asked)
    })?;
    let unfit = match kind {
        Kind::Standard => AuthProblem::PackageNotAssignable,
        Kind::Agent => AuthProblem::PackageNotDelegable,
    };
    refuse(unfit, "NotDelegablePackages", packages, |asked| {
        let package = platform.catalogue.package(&asked.urn);
        !package.is_some_and(|package| match kind {
            Kind::Standard => package.is_assignable,
            Kind::Agent => package.is_delegable,
        })
    })
}

/// Refuses what is wrong, with its urns in one text: the service's extension members are texts.
fn refuse(
    problem: AuthProblem,
    member: &str,
    packages: &[AccessPackageRef],
    is_wrong: impl Fn(&AccessPackageRef) -> bool,
) -> Result<(), RuleError> {
    let wrong = packages.iter().filter(|package| is_wrong(package));
    // A package can be named without an urn: it is the list that tells, not the text.
    let urns: Vec<&str> = wrong.map(|package| package.urn.as_str()).collect();
    if urns.is_empty() {
        Ok(())
    } else {
        Err(RuleError::with(problem, member, urns.join(", ")))
    }
}
