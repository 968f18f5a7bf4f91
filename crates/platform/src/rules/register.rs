//! What a vendor may register (docs/contract/platform.md, section 1.7).

use super::delegation::service_id;
use crate::{
    Platform, redirect_url,
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
use fullmakt_domain::{SystemId, system_id::SystemIdError};
use rusqlite::Connection;
use std::collections::HashSet;

/// What is wrong with a registration; each code is listed once.
#[derive(Debug, Default)]
pub struct RegistrationErrors(Vec<ValidationError>);

impl RegistrationErrors {
    fn add(&mut self, error: AuthFault, path: &str) {
        let code = error.code();
        if self.0.iter().any(|old| old.code == code) {
            return;
        }
        self.0.push(ValidationError {
            code,
            title: Some(error.title().to_owned()),
            paths: vec![path.to_owned()],
            ..ValidationError::default()
        });
    }

    /// The errors; empty for a valid registration.
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

/// The error of a vendor id that is none.
#[must_use]
pub fn vendor_id_error() -> RegistrationErrors {
    let mut errors = RegistrationErrors::default();
    errors.add(
        AuthFault::VendorIdNotIso6523,
        "/registersystemrequest/vendor/id",
    );
    errors
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
) -> Result<RegistrationErrors, StoreError> {
    let mut errors = RegistrationErrors::default();
    match old {
        Some(old) if old.id != system.id => errors.add(
            AuthFault::SystemIdMismatch,
            "/registersystemrequest/systemid",
        ),
        Some(_) => {}
        None => check_id(conn, &mut errors, &system.id, vendor)?,
    }
    let urls = &system.allowed_redirect_urls;
    if !urls.iter().all(|url| redirect_url::may_be_registered(url)) {
        errors.add(
            AuthFault::RedirectUrlForm,
            "/registersystemrequest/allowedredirecturls",
        );
    }
    let mut seen = HashSet::new();
    for client in &system.client_id {
        const PATH: &str = "/registersystemrequest/clientid";
        if !seen.insert(client) {
            errors.add(AuthFault::DuplicateClientIds, PATH);
        }
        let owner = systems::by_client(conn, client)?;
        if owner.is_some_and(|owner| old.is_none_or(|old| old.id != owner.id)) {
            errors.add(AuthFault::ClientIdTaken, PATH);
        }
    }
    check_rights(platform, &mut errors, &system.rights);
    check_packages(
        platform,
        &mut errors,
        &system.access_packages,
        system.is_visible,
    );
    Ok(errors)
}

fn check_id(
    conn: &Connection,
    errors: &mut RegistrationErrors,
    id: &str,
    vendor: &str,
) -> Result<(), StoreError> {
    const PATH: &str = "/registersystemrequest/systemid";
    match SystemId::parse(id) {
        Ok(parsed) if parsed.vendor() == vendor => {}
        Ok(_) | Err(SystemIdError::Form) => errors.add(AuthFault::SystemIdForm, PATH),
        Err(SystemIdError::Space) => errors.add(AuthFault::SystemIdSpaces, PATH),
    }
    if systems::by_id(conn, id)?.is_some() {
        errors.add(AuthFault::SystemIdTaken, PATH);
    }
    Ok(())
}

/// Rules for rights: each names a service that exists and can be given, and none comes twice.
pub fn check_rights(platform: &Platform, errors: &mut RegistrationErrors, rights: &[Right]) {
    const PATH: &str = "/registersystemrequest/rights/resource";
    let mut seen = HashSet::new();
    for right in rights {
        if !seen.insert(right.resource_key()) {
            errors.add(AuthFault::DuplicateRights, "/registersystemrequest/rights");
        }
        let well_formed = !right.resource.is_empty()
            && right
                .resource
                .iter()
                .all(|pair| pair.id.starts_with("urn:") && !pair.value.is_empty());
        if !well_formed {
            errors.add(AuthFault::ServiceIdForm, PATH);
            continue;
        }
        match service_id(right).and_then(|id| platform.catalogue.service(&id)) {
            None => errors.add(AuthFault::ServiceNotFound, PATH),
            // A Maskinporten schema is found out by whoever approves it: AUTH-00071.
            Some(service) if !service.is_delegable() => {
                errors.add(AuthFault::ServiceNotDelegable, PATH);
            }
            Some(_) => {}
        }
    }
}

/// Rules for packages: each exists, none comes twice, and a system in the list for user-driven
/// creation has only such as can be given.
pub fn check_packages(
    platform: &Platform,
    errors: &mut RegistrationErrors,
    packages: &[AccessPackageRef],
    is_visible: bool,
) {
    const PATH: &str = "/registersystemrequest/accesspackages";
    let mut seen = HashSet::new();
    for asked in packages {
        if !seen.insert(&asked.urn) {
            errors.add(AuthFault::DuplicatePackages, PATH);
        }
        // Requests compare whole urns, so a short form must not get into the register.
        let package = platform.catalogue.package(&asked.urn);
        match package.filter(|package| package.urn == asked.urn) {
            None => errors.add(AuthFault::PackageInvalid, PATH),
            Some(package) if !package.is_assignable && !package.is_delegable => {
                errors.add(AuthFault::PackageInvalid, PATH);
            }
            Some(package) if is_visible && !package.is_assignable => {
                errors.add(AuthFault::VisibleWithClientPackage, PATH);
            }
            Some(_) => {}
        }
    }
}
