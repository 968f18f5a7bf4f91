//! What a vendor may register (docs/contract/platform.md, section 1.7).

use super::RuleError;
use crate::{
    Platform, redirect_url,
    store::systems::{self, System},
};
use fullmakt_contract::{
    Extra,
    problem::ValidationError,
    problem_code::AuthFault,
    requests::{AccessPackageRef, RESOURCE, Right},
    systems::RegisterSystem,
};
use fullmakt_domain::{SystemId, system_id::SystemIdError};
use rusqlite::Connection;
use std::collections::HashSet;

const RIGHTS_PATH: &str = "/registersystemrequest/rights/resource";
const PACKAGES_PATH: &str = "/registersystemrequest/accesspackages";
const ID_PATH: &str = "/registersystemrequest/systemid";

/// What is wrong with a registration; each code is listed once.
#[derive(Debug, Default)]
pub(crate) struct RegistrationErrors(Vec<ValidationError>);

/// Requires that nothing is wrong with a new registration.
pub(crate) fn check_new(
    conn: &Connection,
    platform: &Platform,
    system: &RegisterSystem,
    vendor: &str,
) -> Result<(), RuleError> {
    let mut errors = RegistrationErrors::default();
    match SystemId::parse(&system.id) {
        Ok(parsed) if parsed.vendor() == vendor => {}
        Ok(_) | Err(SystemIdError::Form) => errors.add(AuthFault::SystemIdForm, ID_PATH),
        Err(SystemIdError::Space) => errors.add(AuthFault::SystemIdSpaces, ID_PATH),
    }
    if systems::any_by_id(conn, &system.id)?.is_some() {
        errors.add(AuthFault::SystemIdTaken, ID_PATH);
    }
    errors.check_all(conn, platform, system, None)
}

/// Requires that nothing is wrong with a registration that replaces `old`.
pub(crate) fn check(
    conn: &Connection,
    platform: &Platform,
    system: &RegisterSystem,
    old: &System,
) -> Result<(), RuleError> {
    RegistrationErrors::default().check_all(conn, platform, system, Some(old))
}

fn one_error(error: AuthFault, path: &str) -> RuleError {
    let mut errors = RegistrationErrors::default();
    errors.add(error, path);
    RuleError::Validation(errors.0)
}

/// The vendor's organisation number in `0192:{number}`.
pub(crate) fn vendor_number(iso6523: &str) -> Result<&str, RuleError> {
    let number = iso6523.strip_prefix("0192:");
    let number =
        number.filter(|number| number.len() == 9 && number.bytes().all(|b| b.is_ascii_digit()));
    number.ok_or_else(|| {
        let path = "/registersystemrequest/vendor/id";
        one_error(AuthFault::VendorIdNotIso6523, path)
    })
}

/// Requires that a registration that replaces `old` has its id.
pub(crate) fn check_same_id(system: &RegisterSystem, old: &System) -> Result<(), RuleError> {
    if old.id == system.id {
        Ok(())
    } else {
        Err(one_error(AuthFault::SystemIdMismatch, ID_PATH))
    }
}

impl RegistrationErrors {
    fn add(&mut self, error: AuthFault, path: &str) {
        self.add_with(error, path, Extra::new());
    }

    /// Adds an error with the values that are at fault, under the name that the service gives them;
    /// nothing when there are none.
    fn add_values(&mut self, error: AuthFault, path: &str, name: &str, values: &[&str]) {
        if !values.is_empty() {
            let member = (name.to_owned(), values.join(" | ").into());
            self.add_with(error, path, Extra::from_iter([member]));
        }
    }

    fn add_with(&mut self, error: AuthFault, path: &str, extra: Extra) {
        let code = error.code();
        if self.0.iter().all(|old| old.code != code) {
            self.0.push(ValidationError {
                code,
                title: Some(error.title().to_owned()),
                detail: None,
                paths: vec![path.to_owned()],
                extra,
            });
        }
    }

    /// Fails when there are any.
    pub(crate) fn into_result(self) -> Result<(), RuleError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(RuleError::Validation(self.0))
        }
    }

    fn check_all(
        mut self,
        conn: &Connection,
        platform: &Platform,
        system: &RegisterSystem,
        old: Option<&System>,
    ) -> Result<(), RuleError> {
        let urls = &system.allowed_redirect_urls;
        if !urls.iter().all(|url| redirect_url::may_be_registered(url)) {
            let path = "/registersystemrequest/allowedredirecturls";
            self.add(AuthFault::RedirectUrlForm, path);
        }
        let mut seen = HashSet::new();
        for client in &system.client_id {
            const PATH: &str = "/registersystemrequest/clientid";
            if !seen.insert(client) {
                self.add(AuthFault::DuplicateClientIds, PATH);
            }
            let owner = systems::by_client(conn, client)?;
            if owner.is_some_and(|owner| old.is_none_or(|old| old.id != owner.id)) {
                self.add(AuthFault::ClientIdTaken, PATH);
            }
        }
        self.with_rights(platform, &system.rights)
            .with_packages(platform, &system.access_packages, system.is_visible)
            .into_result()
    }

    /// Rules for rights: each names by `urn:altinn:resource` a service that exists and is of a type
    /// that can be given to system users, and none comes twice.
    pub(crate) fn with_rights(mut self, platform: &Platform, rights: &[Right]) -> Self {
        let (mut malformed, mut unknown, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen = HashSet::new();
        for right in rights {
            if !seen.insert(right.resource_key()) {
                self.add(AuthFault::DuplicateRights, "/registersystemrequest/rights");
            }
            if right.resource.is_empty() {
                malformed.push("");
            }
            for pair in &right.resource {
                let value = pair.value.as_str();
                if pair.id != RESOURCE || value.is_empty() {
                    malformed.push(value);
                    continue;
                }
                match platform.catalogue.service(value) {
                    None => unknown.push(value),
                    Some(service) if !service.is_for_system_users() => refused.push(value),
                    Some(_) => {}
                }
            }
        }
        for (error, name, values) in [
            (
                AuthFault::ServiceIdForm,
                "Invalid Resource Id Details : ",
                malformed,
            ),
            (
                AuthFault::ServiceNotFound,
                "ResourceIds Not Found : ",
                unknown,
            ),
            (
                AuthFault::ServiceNotDelegable,
                "ResourceIds Not Delegable : ",
                refused,
            ),
        ] {
            self.add_values(error, RIGHTS_PATH, name, &values);
        }
        self
    }

    /// Rules for packages: each exists, none comes twice, and a system in the list for user-driven
    /// creation has only such as can be given.
    pub(crate) fn with_packages(
        mut self,
        platform: &Platform,
        packages: &[AccessPackageRef],
        is_visible: bool,
    ) -> Self {
        let (mut malformed, mut unknown, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen = HashSet::new();
        for asked in packages {
            let urn = asked.urn.as_str();
            if !seen.insert(urn) {
                self.add(AuthFault::DuplicatePackages, PACKAGES_PATH);
            }
            // Requests compare whole urns, so a short form must not get into the register.
            let package = platform.catalogue.package(urn);
            match package.filter(|package| package.urn == urn) {
                None if urn.split(':').count() < 4 => malformed.push(urn),
                None => unknown.push(urn),
                Some(package) if !package.is_assignable && !package.is_delegable => {
                    refused.push(urn)
                }
                Some(package) if is_visible && !package.is_assignable => {
                    self.add(AuthFault::VisibleWithClientPackage, PACKAGES_PATH);
                }
                Some(_) => {}
            }
        }
        let lists = [
            ("Invalid format", malformed),
            ("Not found", unknown),
            ("Not possible to delegate", refused),
        ];
        let named = lists.iter().filter(|(_, urns)| !urns.is_empty());
        let named: Vec<_> = named
            .map(|(name, urns)| format!("{name}: {}", urns.join(", ")))
            .collect();
        let named: Vec<_> = named.iter().map(String::as_str).collect();
        let name = "Invalid Urn Details : ";
        self.add_values(AuthFault::PackageInvalid, PACKAGES_PATH, name, &named);
        self
    }
}
