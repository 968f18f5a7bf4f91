//! Packages, areas, roles, services and their owners.
//!
//! Built into the program: ids, urns, flags and relations from the fixtures of the contract
//! (`derived/`), services from the registry's fixture and from `assets/services.json`, which has
//! the services that the seed names and which package contains which. All of it is read once.

mod loader;
mod service;

pub use service::Service;

use fullmakt_domain::Language;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};
use uuid::Uuid;

/// What every package's urn begins with.
pub const PACKAGE_URN: &str = "urn:altinn:accesspackage:";

/// The catalogue.
#[derive(Debug)]
pub struct Catalogue {
    pub(crate) packages: Vec<Package>,
    pub(crate) areas: Vec<Area>,
    pub(crate) groups: Vec<Group>,
    pub(crate) roles: Vec<Role>,
    pub(crate) variants: Vec<Variant>,
    role_packages: Vec<RolePackage>,
    pub(crate) services: Vec<Service>,
    /// Service owners by short code in lower case.
    pub(crate) owners: BTreeMap<String, Owner>,
    package_by_suffix: HashMap<String, usize>,
    package_by_id: HashMap<Uuid, usize>,
    service_by_id: HashMap<String, usize>,
    services_in: HashMap<String, Vec<usize>>,
}

/// A text in the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Text {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in one of them.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::Nb => &self.nb,
            Language::Nn => &self.nn,
            Language::En => &self.en,
        }
    }
}

/// What a package or organisation form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum EntityType {
    /// Organisations.
    Organization,
    /// People.
    Person,
    /// System users.
    SystemUser,
    /// Anything else; nothing in the catalogue of packages is.
    #[serde(other)]
    Other,
}

/// An access package.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Package {
    /// Id of the package.
    pub id: Uuid,
    /// `urn:altinn:accesspackage:<code>`.
    pub urn: String,
    /// Code, the end of the urn for all but one.
    pub code: String,
    /// What it is called.
    pub name: Text,
    /// What it gives.
    pub description: Text,
    /// A provider can pass it on to agents.
    pub is_delegable: bool,
    /// It can be given directly.
    pub is_assignable: bool,
    /// Who can give it.
    pub entity_type: EntityType,
    /// Its area.
    pub area_id: Uuid,
}

impl Package {
    /// The end of its urn, by which services and calls name it.
    pub fn suffix(&self) -> &str {
        self.urn.strip_prefix(PACKAGE_URN).unwrap_or(&self.urn)
    }
}

/// An area of packages.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Area {
    /// Id of the area.
    pub id: Uuid,
    /// `accesspackage:area:<code>`.
    pub urn: String,
    /// What it is called.
    pub name: Text,
    /// Its group.
    pub group_id: Uuid,
}

/// A group of areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Id of the group.
    pub id: Uuid,
    /// What it is called.
    pub name: Text,
    /// Whose packages lie in it.
    pub entity_type: EntityType,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    /// Id of the role.
    pub id: Uuid,
    /// `daglig-leder` and so on.
    pub code: String,
    /// Its urn.
    pub urn: String,
    /// Urn on the older platform.
    pub legacy_urn: Option<String>,
    /// Code on the older platform, such as `DAGL`.
    pub legacy_code: Option<String>,
    /// What it is called.
    pub name: Text,
    /// What it is, in bokmål only, where the source has it, which is another file.
    #[serde(skip)]
    pub description: Option<String>,
    /// Whoever holds it can do everything in the organisation's name.
    pub is_key_role: bool,
    /// The register that defines it.
    pub provider: RoleProvider,
}

/// A register that defines roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum RoleProvider {
    /// The platform itself.
    Altinn3,
    /// The older platform.
    Altinn2,
    /// The register of organisations.
    CentralCoordinatingRegister,
    /// The register of guardians.
    CivilRightsAuthority,
}

/// An organisation form or another kind of party.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Variant {
    /// Id of the variant.
    pub id: Uuid,
    /// `AS`, `ENK`, `Person`, `AgentSystem` and so on.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Its type.
    pub entity_type: EntityType,
}

/// A package that a role gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RolePackage {
    /// Code of the role.
    pub role: String,
    /// Urn of the package.
    pub package: String,
    /// The organisation form that it is so for; none means every form.
    pub variant: Option<String>,
    /// Whoever holds the role may give the package to others.
    pub can_delegate: bool,
    /// Whoever holds the role has the package.
    pub has_access: bool,
}

/// Who owns services.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Owner {
    /// Its name.
    pub name: Text,
    /// Its organisation number.
    pub orgnr: Option<String>,
    /// Its web site.
    pub homepage: Option<String>,
    /// Where its services run.
    #[serde(default)]
    pub environments: Vec<String>,
}

impl Catalogue {
    /// What is built into the program; read at the first call.
    pub fn load() -> &'static Self {
        static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(loader::built_in);
        &CATALOGUE
    }

    /// A package by its urn, `:suffix` or the suffix alone (docs/contract/platform.md, section 4.3).
    pub fn package(&self, urn: &str) -> Option<&Package> {
        let suffix = urn.strip_prefix(PACKAGE_URN).unwrap_or(urn);
        let suffix = suffix.strip_prefix(':').unwrap_or(suffix);
        let place = self.package_by_suffix.get(suffix)?;
        self.packages.get(*place)
    }

    /// A package by its id.
    pub fn package_by_id(&self, id: Uuid) -> Option<&Package> {
        self.packages.get(*self.package_by_id.get(&id)?)
    }

    /// An area by its id.
    pub fn area(&self, id: Uuid) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// A group by its id.
    pub fn group(&self, id: Uuid) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// A role by its code, urn or urn of the older platform.
    pub fn role(&self, name: &str) -> Option<&Role> {
        self.roles.iter().find(|role| {
            role.code == name || role.urn == name || role.legacy_urn.as_deref() == Some(name)
        })
    }

    /// A role by its id.
    pub fn role_by_id(&self, id: Uuid) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// An organisation form or other variant by its name, in any case.
    pub fn variant(&self, name: &str) -> Option<&Variant> {
        let mut variants = self.variants.iter();
        variants.find(|variant| variant.name.eq_ignore_ascii_case(name))
    }

    /// What a role gives in an organisation of the form `variant`.
    pub fn packages_of_role<'a>(
        &'a self,
        role: &'a str,
        variant: &'a str,
    ) -> impl Iterator<Item = (&'a Package, &'a RolePackage)> {
        let rows = self.role_packages.iter().filter(move |row| {
            let form = row.variant.as_deref();
            row.role == role && form.is_none_or(|form| form.eq_ignore_ascii_case(variant))
        });
        rows.filter_map(|row| Some((self.package(&row.package)?, row)))
    }

    /// A service by its id in the resource registry.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.get(*self.service_by_id.get(id)?)
    }

    /// The services in a package, by the end of its urn.
    pub fn services_in(&self, package: &str) -> impl Iterator<Item = &Service> {
        let places = self.services_in.get(package).into_iter().flatten();
        places.filter_map(|place| self.services.get(*place))
    }

    /// A service owner by short code in any case.
    pub fn owner(&self, code: &str) -> Option<&Owner> {
        self.owners.get(&code.to_ascii_lowercase())
    }
}
