//! Packages, areas and roles as anybody may read them (docs/contract/platform.md, section 2.6).

use crate::{Extra, nulls::null_as_default};
use serde::{Deserialize, Serialize};

/// An access package, in the language asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MetaPackage {
    /// Id of the package.
    pub id: String,
    /// What it is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// `urn:altinn:accesspackage:<code>`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub urn: String,
    /// What it gives.
    #[serde(default)]
    pub description: Option<String>,
    /// A provider can pass it on.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_delegable: bool,
    /// It can be given directly. False for client packages.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_assignable: bool,
    /// Whether policies of services can name it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_resource_policy_available: bool,
    /// The area it belongs to.
    #[serde(default)]
    pub area: Option<Box<MetaArea>>,
    /// `Organisasjon` or `Person`.
    #[serde(default, rename = "type")]
    pub kind: Option<MetaType>,
    /// Services inside.
    #[serde(default)]
    pub resources: Option<Vec<MetaResource>>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Id and name of a type.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MetaType {
    /// Id of the type.
    #[serde(default, deserialize_with = "null_as_default")]
    pub id: String,
    /// Name of the type.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A service as packages list it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MetaResource {
    /// Id of the service.
    pub id: String,
    /// Id of its owner.
    #[serde(default)]
    pub provider_id: Option<String>,
    /// Id of its type.
    #[serde(default)]
    pub type_id: Option<String>,
    /// What it is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// What it does.
    #[serde(default)]
    pub description: Option<String>,
    /// Id in the resource registry.
    #[serde(default, deserialize_with = "null_as_default")]
    pub ref_id: String,
    /// Its owner.
    #[serde(default)]
    pub provider: Option<Provider>,
    /// Its type.
    #[serde(default, rename = "type")]
    pub kind: Option<MetaType>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Who owns services or defines roles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Provider {
    /// Id of the provider.
    #[serde(default, deserialize_with = "null_as_default")]
    pub id: String,
    /// Its name.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Its organisation number.
    #[serde(default)]
    pub ref_id: Option<String>,
    /// Address of its logo.
    #[serde(default)]
    pub logo_url: Option<String>,
    /// Short code such as `skd`.
    #[serde(default)]
    pub code: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An area of packages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MetaArea {
    /// Id of the area.
    pub id: String,
    /// What it is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// `accesspackage:area:<code>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urn: Option<String>,
    /// What it is about.
    #[serde(default)]
    pub description: Option<String>,
    /// Address of its icon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub icon_url: Option<String>,
    /// Packages in it, where the whole tree is asked for.
    #[serde(default)]
    pub packages: Option<Vec<MetaPackage>>,
    /// The group it belongs to.
    #[serde(default)]
    pub group: Option<Box<MetaAreaGroup>>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A group of areas.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MetaAreaGroup {
    /// Id of the group.
    pub id: String,
    /// What it is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Its urn.
    #[serde(default)]
    pub urn: Option<String>,
    /// What it is about.
    #[serde(default)]
    pub description: Option<String>,
    /// `Organisasjon` or `Person`.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
    /// Areas in it, where the whole tree is asked for.
    #[serde(default)]
    pub areas: Option<Vec<MetaArea>>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A form of organisation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MetaSubType {
    /// Id of the form.
    pub id: String,
    /// Id of its type, which is `Organisasjon`.
    #[serde(default, deserialize_with = "null_as_default")]
    pub type_id: String,
    /// `AS`, `ENK` and so on.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// What it is.
    #[serde(default)]
    pub description: Option<String>,
    /// Its type; not filled where all are of one.
    #[serde(default, rename = "type")]
    pub kind: Option<MetaType>,
}

/// One hit of the package search.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MetaPackageHit {
    /// The package.
    pub object: MetaPackage,
    /// How well it fits; bigger is better.
    #[serde(default, deserialize_with = "null_as_default")]
    pub score: f64,
    /// Which member fitted, and how well.
    #[serde(default, deserialize_with = "null_as_default")]
    pub fields: Vec<HitField>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One member that fitted a search.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HitField {
    /// Name of the member.
    #[serde(default, deserialize_with = "null_as_default")]
    pub field: String,
    /// Its text.
    #[serde(default, deserialize_with = "null_as_default")]
    pub value: String,
    /// How well it fits.
    #[serde(default, deserialize_with = "null_as_default")]
    pub score: f64,
    /// Members that we do not know or need.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MetaRole {
    /// Id of the role.
    pub id: String,
    /// What it is called.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// `daglig-leder` and so on.
    #[serde(default, deserialize_with = "null_as_default")]
    pub code: String,
    /// What it gives.
    #[serde(default)]
    pub description: Option<String>,
    /// Whoever holds it can do everything in the organisation's name.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_key_role: bool,
    /// Urn of the role.
    #[serde(default, deserialize_with = "null_as_default")]
    pub urn: String,
    /// Code on the older platform.
    #[serde(default)]
    pub legacy_role_code: Option<String>,
    /// Urn on the older platform.
    #[serde(default)]
    pub legacy_urn: Option<String>,
    /// Whether policies of services can name it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_resource_policy_available: bool,
    /// The register that defines it.
    #[serde(default)]
    pub provider: Option<Provider>,
    /// Whether it can be taken back; left out when unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_revocable: Option<bool>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}
