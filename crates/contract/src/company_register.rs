//! The open company register (docs/contract/contacts.md, section 3).

use crate::Extra;
use serde::{Deserialize, Serialize};

/// A main unit (`Enhet`) or a sub-unit (`Underenhet`).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RegisteredUnit {
    /// Organisation number.
    #[serde(rename = "organisasjonsnummer")]
    pub number: String,
    /// Name as registered.
    #[serde(rename = "navn")]
    pub name: String,
    /// Form of organisation.
    #[serde(
        rename = "organisasjonsform",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub form: Option<OrganisationForm>,
    /// Number of a sub-unit's main unit.
    #[serde(
        rename = "overordnetEnhet",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub main_unit: Option<String>,
    /// `SlettetEnhet` when it is deleted.
    #[serde(
        rename = "respons_klasse",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub response_class: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A form of organisation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct OrganisationForm {
    /// `AS`, `ENK`, `BEDR` and so on.
    #[serde(rename = "kode")]
    pub code: String,
    /// What it is, in bokmål.
    #[serde(
        rename = "beskrivelse",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub description: Option<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}
