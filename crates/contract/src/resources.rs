//! The resource registry: services and who owns them.

use crate::{Extra, Translations, nulls::null_as_default};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One service in the registry, as far as a page needs it; the rest stays in `extra`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegistryResource {
    /// Id of the service.
    pub identifier: String,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Translations>,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Translations>,
    /// What the right to it gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right_description: Option<Translations>,
    /// Whether the right to it can be given.
    #[serde(default, deserialize_with = "null_as_default")]
    pub delegable: bool,
    /// Who owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub has_competent_authority: Option<CompetentAuthority>,
    /// `GenericAccessResource`, `AltinnApp`, `MaskinportenSchema` and so on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    /// Members that we do not know or need.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Who owns a service.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CompetentAuthority {
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Translations>,
    /// Its organisation number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Its short code, the key in [`ServiceOwners::orgs`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orgcode: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Service owners by short code.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ServiceOwners {
    /// Owner by short code.
    #[serde(default, deserialize_with = "null_as_default")]
    pub orgs: BTreeMap<String, ServiceOwner>,
}

/// One service owner.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ServiceOwner {
    /// Its name.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: Translations,
    /// Address of its logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// Members that we do not know or need.
    #[serde(flatten)]
    pub extra: Extra,
}
