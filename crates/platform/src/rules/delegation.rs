//! What a person can give on behalf of a party (docs/contract/platform.md, sections 2.2 and 2.6).
//!
//! The one place for it: the delegation-check endpoints show what approvals act on.
//!
//! * The main administrator (HADM) can give every package and service that can be given at all.
//! * A role can give what the catalogue says it can (`role-packages.json`, `canDelegate`).
//! * An access manager (ADMAI) can pass on what the person holds: by a role or given directly.

use super::{AuthProblem, RuleError, access::AccessManager};
use crate::{
    catalogue::{Catalogue, EntityType, Package, Service},
    store::{
        Result,
        assignments::{self, Relation},
        systems::System,
    },
};
use fullmakt_contract::requests::{AccessPackageRef, Right};
use rusqlite::Connection;

/// Main administrator.
const MAIN_ADMINISTRATOR: &str = "hadm";
/// Access manager.
const ACCESS_MANAGER: &str = "admai";

/// An access manager who is to delegate something, with what the person holds for the party.
#[derive(Debug)]
pub(crate) struct Delegator<'a> {
    catalogue: &'static Catalogue,
    manager: &'a AccessManager,
    roles: Vec<String>,
    packages: Vec<String>,
}

/// Why a package can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PackageReason {
    /// The role with this code gives it.
    Role(String),
    /// The person is main administrator.
    MainAdministrator,
    /// The party has given it to the person.
    Given,
}

/// Why a service can or cannot be given. The names are those of the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReasonCode {
    /// The person has a role that gives it.
    RoleAccess,
    /// The person can give a package that it lies in.
    PackageAccess,
    /// The person has no role that gives it.
    MissingRoleAccess,
    /// Nobody has given it to the person.
    MissingDelegationAccess,
    /// The person has no package that it lies in.
    MissingPackageAccess,
    /// Its owner's access list does not hold the party.
    AccessListValidationFail,
    /// It cannot be given to anybody.
    ResourceNotDelegable,
    /// It is given in Maskinporten, not like this.
    ResourceIsMaskinPortenSchema,
    /// There is no such service.
    Unknown,
}

impl ReasonCode {
    /// As `reasonCodes` has it, with the problem that an approval answers with; none when the
    /// service can be given.
    fn describe(self) -> (&'static str, Option<AuthProblem>) {
        use AuthProblem as Problem;
        match self {
            Self::RoleAccess => ("RoleAccess", None),
            Self::PackageAccess => ("PackageAccess", None),
            Self::MissingRoleAccess => ("MissingRoleAccess", Some(Problem::CheckRoleMissing)),
            Self::MissingDelegationAccess => (
                "MissingDelegationAccess",
                Some(Problem::CheckDelegationMissing),
            ),
            Self::MissingPackageAccess => {
                ("MissingPackageAccess", Some(Problem::CheckPackageMissing))
            }
            Self::AccessListValidationFail => {
                ("AccessListValidationFail", Some(Problem::CheckAccessList))
            }
            Self::ResourceNotDelegable => {
                ("ResourceNotDelegable", Some(Problem::CheckNotDelegable))
            }
            Self::ResourceIsMaskinPortenSchema => (
                "ResourceIsMaskinPortenSchema",
                Some(Problem::CheckMaskinportenSchema),
            ),
            Self::Unknown => ("Unknown", Some(Problem::CheckUnknownError)),
        }
    }

    /// As `reasonCodes` has it.
    pub(crate) fn as_str(self) -> &'static str {
        self.describe().0
    }

    /// Whether the service can be given.
    pub(crate) fn is_granted(self) -> bool {
        self.describe().1.is_none()
    }
}

impl<'a> Delegator<'a> {
    /// Reads what the person holds for the party.
    pub(crate) fn load(conn: &Connection, manager: &'a AccessManager) -> Result<Self> {
        let relation = Relation {
            from: manager.party().party_id,
            to: manager.person().party_id,
        };
        Ok(Self {
            catalogue: Catalogue::load(),
            manager,
            roles: assignments::roles(conn, relation)?,
            packages: assignments::packages(conn, relation)?,
        })
    }

    /// Who would give, and in whose name.
    pub(crate) fn manager(&self) -> &AccessManager {
        self.manager
    }

    fn has(&self, role: &str) -> bool {
        self.roles.iter().any(|own| own == role)
    }

    /// Why the person can give a package; empty when not.
    pub(crate) fn package(&self, package: &Package) -> Vec<PackageReason> {
        let mut reasons = Vec::new();
        // Client packages come with a register role and are passed on to agents, never given.
        if !package.is_assignable {
            return reasons;
        }
        let form = self.manager.party().unit_type().unwrap_or_default();
        let manager = self.has(ACCESS_MANAGER);
        for role in &self.roles {
            let mut given = self.catalogue.packages_of_role(role, form);
            let gives = given.any(|(other, row)| {
                other.id == package.id && (row.can_delegate || (manager && row.has_access))
            });
            if gives {
                reasons.push(PackageReason::Role(role.clone()));
            }
        }
        if self.has(MAIN_ADMINISTRATOR) && package.entity_type == EntityType::Organization {
            reasons.push(PackageReason::MainAdministrator);
        }
        if manager && self.packages.contains(&package.urn) {
            reasons.push(PackageReason::Given);
        }
        reasons
    }

    /// Why the person can or cannot give a service: either reasons that all say yes, or reasons
    /// that all say no.
    pub(crate) fn service(&self, service: &Service) -> Vec<ReasonCode> {
        if service.is_maskinporten_schema() {
            return vec![ReasonCode::ResourceIsMaskinPortenSchema];
        }
        if !service.is_delegable() {
            return vec![ReasonCode::ResourceNotDelegable];
        }
        if service.has_access_list() {
            return vec![ReasonCode::AccessListValidationFail];
        }
        let mut reasons = Vec::new();
        if self.has(MAIN_ADMINISTRATOR) || service.roles.iter().any(|role| self.has(role)) {
            reasons.push(ReasonCode::RoleAccess);
        }
        let packages = service.packages.iter();
        let mut packages = packages.filter_map(|code| self.catalogue.package(code));
        if packages.any(|package| !self.package(package).is_empty()) {
            reasons.push(ReasonCode::PackageAccess);
        }
        if reasons.is_empty() {
            missing(service)
        } else {
            reasons
        }
    }

    /// Requires that the person can give all of `rights` to the system.
    ///
    /// # Errors
    /// AUTH-00014, 00016, 00018 and 00068 to 00071, by the first right that cannot be given. The
    /// first of them also when the system does not ask for the right any more.
    pub(crate) fn may_give_rights(
        &self,
        system: &System,
        rights: &[Right],
    ) -> Result<(), RuleError> {
        for right in rights {
            let id = right.resource_id().filter(|_| system.asks_for(right));
            let service = id.and_then(|id| self.catalogue.service(id));
            let reasons =
                service.map_or(vec![ReasonCode::Unknown], |service| self.service(service));
            if let Some(no) = reasons.iter().find_map(|reason| reason.describe().1) {
                return Err(no.into());
            }
        }
        Ok(())
    }

    /// Requires that the person can give all of `packages` to the system.
    ///
    /// # Errors
    /// AUTH-00050 when the system does not ask for one any more, AUTH-00053 when one cannot be given.
    pub(crate) fn may_give_packages(
        &self,
        system: &System,
        packages: &[AccessPackageRef],
    ) -> Result<(), RuleError> {
        for asked in packages {
            let package = self.catalogue.package(&asked.urn);
            let Some(package) = package.filter(|_| system.packages.contains(asked)) else {
                return Err(AuthProblem::PackageCheckFailed.into());
            };
            if self.package(package).is_empty() {
                return Err(AuthProblem::PackagesNotDelegable.into());
            }
        }
        Ok(())
    }
}

/// What a person lacks who cannot give the service: only what would have given it. The first counts
/// when an approval fails.
fn missing(service: &Service) -> Vec<ReasonCode> {
    let (by_role, by_package) = (!service.roles.is_empty(), !service.packages.is_empty());
    let reasons = [
        (by_role, ReasonCode::MissingRoleAccess),
        // What lies in a package and comes with no role is given with the package alone.
        (by_role || !by_package, ReasonCode::MissingDelegationAccess),
        (by_package, ReasonCode::MissingPackageAccess),
    ];
    let missing = reasons.into_iter().filter(|(is_so, _)| *is_so);
    missing.map(|(_, reason)| reason).collect()
}
