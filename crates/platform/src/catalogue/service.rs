//! Services of the resource registry.

use super::{Catalogue, Text};
use fullmakt_contract::resources::RegistryResource;
use serde::Deserialize;
use uuid::Uuid;

/// Roles that can give every service that does not say otherwise: who runs the organisation, and
/// its main administrator.
const ROLES: &[&str] = &[
    "daglig-leder",
    "hovedadministrator",
    "styreleder",
    "innehaver",
    "deltaker-fullt-ansvar",
    "deltaker-delt-ansvar",
    "komplementar",
    "bestyrende-reder",
    "bostyrer",
    "kontaktperson-nuf",
    "norsk-representant",
];

/// Service type that is given in Maskinporten and not to system users.
const MASKINPORTEN_SCHEMA: &str = "MaskinportenSchema";
/// Service types that a system can ask for.
const TYPES_FOR_SYSTEM_USERS: [&str; 6] = [
    "AltinnApp",
    "BrokerService",
    "CorrespondenceService",
    "Default",
    "GenericAccessResource",
    "Systemresource",
];

/// A service.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Service {
    /// Id outside the registry, the same at every start.
    pub(crate) uuid: Uuid,
    /// Its entry in the registry.
    pub(crate) entry: RegistryResource,
    /// Short code of its owner in lower case; empty when the registry does not tell.
    pub(crate) owner: String,
    /// The packages that it lies in, by the ends of their urns.
    pub(crate) packages: Vec<String>,
    /// Codes of the roles that give it by themselves.
    pub(crate) roles: Vec<String>,
}

impl Service {
    /// Its id in the registry.
    pub(crate) fn id(&self) -> &str {
        &self.entry.identifier
    }

    /// Whether it is given in Maskinporten.
    pub(crate) fn is_maskinporten_schema(&self) -> bool {
        self.entry.resource_type.as_deref() == Some(MASKINPORTEN_SCHEMA)
    }

    /// Whether it is of a type that system users can have, whoever can give it.
    pub(crate) fn is_for_system_users(&self) -> bool {
        let kind = self.entry.resource_type.as_deref().unwrap_or("Default");
        TYPES_FOR_SYSTEM_USERS.contains(&kind)
    }

    /// Whether it can be given to others at all.
    pub(crate) fn is_delegable(&self) -> bool {
        self.entry.delegable
    }

    /// Whether only organisations on its owner's access list may use it.
    pub(crate) fn has_access_list(&self) -> bool {
        let mode = self.entry.extra.get("accessListMode");
        mode.and_then(serde_json::Value::as_str) == Some("Enabled")
    }

    pub(super) fn new(
        entry: RegistryResource,
        packages: Vec<String>,
        roles: Option<Vec<String>>,
    ) -> Self {
        let authority = entry.has_competent_authority.as_ref();
        let owner = authority.and_then(|owner| owner.orgcode.as_deref());
        let name = format!("urn:altinn:resource:{}", entry.identifier);
        Self {
            uuid: Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()),
            owner: owner.unwrap_or_default().to_ascii_lowercase(),
            packages,
            roles: roles.unwrap_or_else(|| ROLES.iter().map(|&role| role.to_owned()).collect()),
            entry,
        }
    }
}

impl Catalogue {
    /// Id of a service owner outside the registry, the same at every start.
    pub(crate) fn owner_uuid(code: &str) -> Uuid {
        let name = format!("urn:altinn:org:{}", code.to_ascii_lowercase());
        Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())
    }
}

/// `assets/services.json`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OwnServices {
    pub(super) services: Vec<OwnService>,
    /// Packages of services that the registry's fixture has.
    pub(super) packages_of_fixtures: std::collections::HashMap<String, Vec<String>>,
}

/// A service in our own words.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OwnService {
    pub(super) identifier: String,
    pub(super) owner: String,
    pub(super) title: Text,
    pub(super) description: Text,
    pub(super) right_description: Text,
    pub(super) packages: Vec<String>,
    pub(super) roles: Option<Vec<String>>,
    #[serde(default = "yes")]
    pub(super) delegable: bool,
    pub(super) resource_type: Option<String>,
    pub(super) access_list_mode: Option<String>,
}

fn yes() -> bool {
    true
}
