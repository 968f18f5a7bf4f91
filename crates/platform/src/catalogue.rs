//! Packages, areas, roles, services and their owners.
//!
//! Built into the program: ids, urns, flags and relations from the fixtures of the contract
//! (`derived/`), services from the registry's fixture and from `assets/services.json`, which has
//! the services that the seed names and which package contains which. All of it is read once.

mod loader;
mod service;

pub(crate) use service::Service;

use fullmakt_domain::Language;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};
use uuid::Uuid;

/// What every package's urn begins with.
pub(crate) const PACKAGE_URN: &str = "urn:altinn:accesspackage:";

/// The catalogue.
#[derive(Debug)]
pub(crate) struct Catalogue {
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
pub(crate) struct Text {
    /// Bokmål.
    pub(crate) nb: String,
    /// Nynorsk.
    pub(crate) nn: String,
    /// English.
    pub(crate) en: String,
}

impl Text {
    /// The text in one of them.
    pub(crate) fn of(&self, language: Language) -> &str {
        match language {
            Language::Nb => &self.nb,
            Language::Nn => &self.nn,
            Language::En => &self.en,
        }
    }
}

/// What a package or organisation form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum EntityType {
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
pub(crate) struct Package {
    /// Id of the package.
    pub(crate) id: Uuid,
    /// `urn:altinn:accesspackage:<code>`.
    pub(crate) urn: String,
    /// Code, the end of the urn for all but one.
    pub(crate) code: String,
    /// What it is called.
    pub(crate) name: Text,
    /// What it gives.
    pub(crate) description: Text,
    /// A provider can pass it on to agents.
    pub(crate) is_delegable: bool,
    /// It can be given directly.
    pub(crate) is_assignable: bool,
    /// Who can give it.
    pub(crate) entity_type: EntityType,
    /// Its area.
    pub(crate) area_id: Uuid,
}

impl Package {
    /// The end of its urn, by which services and calls name it.
    pub(crate) fn suffix(&self) -> &str {
        self.urn.strip_prefix(PACKAGE_URN).unwrap_or(&self.urn)
    }
}

/// An area of packages.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Area {
    /// Id of the area.
    pub(crate) id: Uuid,
    /// `accesspackage:area:<code>`.
    pub(crate) urn: String,
    /// What it is called.
    pub(crate) name: Text,
    /// Its group.
    pub(crate) group_id: Uuid,
}

/// A group of areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// Id of the group.
    pub(crate) id: Uuid,
    /// What it is called.
    pub(crate) name: Text,
    /// Whose packages lie in it.
    pub(crate) entity_type: EntityType,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Role {
    /// Id of the role.
    pub(crate) id: Uuid,
    /// `daglig-leder` and so on.
    pub(crate) code: String,
    /// Its urn.
    pub(crate) urn: String,
    /// Urn on the older platform.
    pub(crate) legacy_urn: Option<String>,
    /// Code on the older platform, such as `DAGL`.
    pub(crate) legacy_code: Option<String>,
    /// What it is called.
    pub(crate) name: Text,
    /// What it is, in bokmål only, where the source has it, which is another file.
    #[serde(skip)]
    pub(crate) description: Option<String>,
    /// Whoever holds it can do everything in the organisation's name.
    pub(crate) is_key_role: bool,
    /// The register that defines it.
    pub(crate) provider: RoleProvider,
}

/// A register that defines roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum RoleProvider {
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
pub(crate) struct Variant {
    /// Id of the variant.
    pub(crate) id: Uuid,
    /// `AS`, `ENK`, `Person`, `AgentSystem` and so on.
    pub(crate) name: String,
    /// What it is.
    pub(crate) description: String,
    /// Its type.
    pub(crate) entity_type: EntityType,
}

/// A package that a role gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RolePackage {
    /// Code of the role.
    pub(crate) role: String,
    /// Urn of the package.
    pub(crate) package: String,
    /// The organisation form that it is so for; none means every form.
    pub(crate) variant: Option<String>,
    /// Whoever holds the role may give the package to others.
    pub(crate) can_delegate: bool,
    /// Whoever holds the role has the package.
    pub(crate) has_access: bool,
}

/// Who owns services.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Owner {
    /// Its name.
    pub(crate) name: Text,
    /// Its organisation number.
    pub(crate) orgnr: Option<String>,
    /// Its web site.
    pub(crate) homepage: Option<String>,
    /// Where its services run.
    #[serde(default)]
    pub(crate) environments: Vec<String>,
}

impl Catalogue {
    /// What is built into the program; read at the first call.
    pub(crate) fn load() -> &'static Self {
        static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(loader::built_in);
        &CATALOGUE
    }

    /// A package by its urn, `:suffix` or the suffix alone (docs/contract/platform.md, section 4.3).
    pub(crate) fn package(&self, urn: &str) -> Option<&Package> {
        let suffix = urn.strip_prefix(PACKAGE_URN).unwrap_or(urn);
        let suffix = suffix.strip_prefix(':').unwrap_or(suffix);
        let place = self.package_by_suffix.get(suffix)?;
        self.packages.get(*place)
    }

    /// A package by its id.
    pub(crate) fn package_by_id(&self, id: Uuid) -> Option<&Package> {
        self.packages.get(*self.package_by_id.get(&id)?)
    }

    /// An area by its id.
    pub(crate) fn area(&self, id: Uuid) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// A group by its id.
    pub(crate) fn group(&self, id: Uuid) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// A role by its code, urn or urn of the older platform.
    pub(crate) fn role(&self, name: &str) -> Option<&Role> {
        self.roles.iter().find(|role| {
            role.code == name || role.urn == name || role.legacy_urn.as_deref() == Some(name)
        })
    }

    /// A role by its id.
    pub(crate) fn role_by_id(&self, id: Uuid) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// An organisation form or other variant by its name, in any case.
    pub(crate) fn variant(&self, name: &str) -> Option<&Variant> {
        let mut variants = self.variants.iter();
        variants.find(|variant| variant.name.eq_ignore_ascii_case(name))
    }

    /// What a role gives in an organisation of the form `variant`.
    pub(crate) fn packages_of_role<'a, 'b>(
        &'a self,
        role: &'b str,
        variant: &'b str,
    ) -> impl Iterator<Item = (&'a Package, &'a RolePackage)> {
        let rows = self.role_packages.iter().filter(move |row| {
            let form = row.variant.as_deref();
            row.role == role && form.is_none_or(|form| form.eq_ignore_ascii_case(variant))
        });
        rows.filter_map(|row| Some((self.package(&row.package)?, row)))
    }

    /// A service by its id in the resource registry.
    pub(crate) fn service(&self, id: &str) -> Option<&Service> {
        self.services.get(*self.service_by_id.get(id)?)
    }

    /// The services in a package, by the end of its urn.
    pub(crate) fn services_in(&self, package: &str) -> impl Iterator<Item = &Service> {
        let places = self.services_in.get(package).into_iter().flatten();
        places.filter_map(|place| self.services.get(*place))
    }

    /// A service owner by short code in any case.
    pub(crate) fn owner(&self, code: &str) -> Option<&Owner> {
        self.owners.get(&code.to_ascii_lowercase())
    }
}
