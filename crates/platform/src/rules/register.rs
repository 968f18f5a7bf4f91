//! What a vendor may register (platform.md, section 1.7).

use super::delegation::service_id;
use crate::{
    Platform,
    store::{
        StoreError,
        systems::{self, System},
    },
};
use fullmakt_contract::{
    problem::ValidationError,
    problem_code::AuthFault,
    requests::{AccessPackageRef, Right},
    systems::RegisterSystem,
};
use fullmakt_domain::{SystemId, redirect_url, system_id::SystemIdError};
use rusqlite::Connection;
use std::collections::HashSet;

/// What is wrong with a registration; each fault stands once.
#[derive(Debug, Default)]
pub struct Faults(Vec<ValidationError>);

impl Faults {
    fn add(&mut self, fault: AuthFault, path: &str) {
        let code = fault.code();
        if self.0.iter().any(|old| old.code == code) {
            return;
        }
        self.0.push(ValidationError {
            code,
            title: Some(fault.title().to_owned()),
            paths: vec![path.to_owned()],
            ..ValidationError::default()
        });
    }

    /// The faults; empty when there is nothing wrong.
    #[must_use]
    pub fn into_list(self) -> Vec<ValidationError> {
        self.0
    }
}

/// The vendor's organisation number in `0192:{number}`; none when it has another form.
#[must_use]
pub fn vendor_number(iso6523: &str) -> Option<&str> {
    let number = iso6523.strip_prefix("0192:")?;
    let valid = number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_digit());
    valid.then_some(number)
}

/// The fault of a vendor id that is none.
#[must_use]
pub fn vendor_fault() -> Faults {
    let mut faults = Faults::default();
    faults.add(
        AuthFault::VendorIdNotIso6523,
        "/registersystemrequest/vendor/id",
    );
    faults
}

/// Everything that is wrong with a new registration, or with one that replaces `old`.
///
/// # Errors
/// When the database cannot be read.
pub fn check(
    conn: &Connection,
    platform: &Platform,
    system: &RegisterSystem,
    vendor: &str,
    old: Option<&System>,
) -> Result<Faults, StoreError> {
    let mut faults = Faults::default();
    match old {
        Some(old) if old.id != system.id => faults.add(
            AuthFault::SystemIdMismatch,
            "/registersystemrequest/systemid",
        ),
        Some(_) => {}
        None => check_id(conn, &mut faults, &system.id, vendor)?,
    }
    let urls = &system.allowed_redirect_urls;
    if !urls.iter().all(|url| redirect_url::may_be_registered(url)) {
        faults.add(
            AuthFault::RedirectUrlForm,
            "/registersystemrequest/allowedredirecturls",
        );
    }
    let mut seen = HashSet::new();
    for client in &system.client_id {
        const PATH: &str = "/registersystemrequest/clientid";
        if !seen.insert(client) {
            faults.add(AuthFault::DuplicateClientIds, PATH);
        }
        let owner = systems::by_client(conn, client)?;
        if owner.is_some_and(|owner| old.is_none_or(|old| old.id != owner.id)) {
            faults.add(AuthFault::ClientIdTaken, PATH);
        }
    }
    check_rights(platform, &mut faults, &system.rights);
    check_packages(
        platform,
        &mut faults,
        &system.access_packages,
        system.is_visible,
    );
    Ok(faults)
}

fn check_id(
    conn: &Connection,
    faults: &mut Faults,
    id: &str,
    vendor: &str,
) -> Result<(), StoreError> {
    const PATH: &str = "/registersystemrequest/systemid";
    match SystemId::parse(id) {
        Ok(parsed) if parsed.vendor() == vendor => {}
        Ok(_) | Err(SystemIdError::Form) => faults.add(AuthFault::SystemIdForm, PATH),
        Err(SystemIdError::Space) => faults.add(AuthFault::SystemIdSpaces, PATH),
    }
    if systems::by_id(conn, id)?.is_some() {
        faults.add(AuthFault::SystemIdTaken, PATH);
    }
    Ok(())
}

/// Rules for rights: each names a service that exists and can be given, and none comes twice.
pub fn check_rights(platform: &Platform, faults: &mut Faults, rights: &[Right]) {
    const PATH: &str = "/registersystemrequest/rights/resource";
    let mut seen = HashSet::new();
    for right in rights {
        if !seen.insert(right.resource_key()) {
            faults.add(AuthFault::DuplicateRights, "/registersystemrequest/rights");
        }
        let well_formed = !right.resource.is_empty()
            && right
                .resource
                .iter()
                .all(|pair| pair.id.starts_with("urn:") && !pair.value.is_empty());
        if !well_formed {
            faults.add(AuthFault::ServiceIdForm, PATH);
            continue;
        }
        match service_id(right).and_then(|id| platform.catalogue.service(&id)) {
            None => faults.add(AuthFault::ServiceNotFound, PATH),
            // A Maskinporten schema is found out by whoever approves it: AUTH-00071.
            Some(service) if !service.is_delegable() => {
                faults.add(AuthFault::ServiceNotDelegable, PATH);
            }
            Some(_) => {}
        }
    }
}

/// Rules for packages: each exists, none comes twice, and a system in the list for user-driven
/// creation has only such as can be given.
pub fn check_packages(
    platform: &Platform,
    faults: &mut Faults,
    packages: &[AccessPackageRef],
    is_visible: bool,
) {
    const PATH: &str = "/registersystemrequest/accesspackages";
    let mut seen = HashSet::new();
    for asked in packages {
        if !seen.insert(&asked.urn) {
            faults.add(AuthFault::DuplicatePackages, PATH);
        }
        // Requests compare whole urns, so a short form must not get into the register.
        let package = platform.catalogue.package(&asked.urn);
        match package.filter(|package| package.urn == asked.urn) {
            None => faults.add(AuthFault::PackageInvalid, PATH),
            Some(package) if !package.is_assignable && !package.is_delegable => {
                faults.add(AuthFault::PackageInvalid, PATH);
            }
            Some(package) if is_visible && !package.is_assignable => {
                faults.add(AuthFault::VisibleWithClientPackage, PATH);
            }
            Some(_) => {}
        }
    }
}
