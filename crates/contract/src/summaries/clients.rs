//! What the dialog with the clients of a system user reads: up to 100 000 rows of each kind, so nothing that is not
//! shown.

use crate::nulls::{null_as_default, without_nulls};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

/// A client of a provider; of [`crate::clients::PortalClient`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct ClientSummary {
    /// Uuid of the client's party. A row without one cannot be read.
    #[serde(rename = "partyUuid", deserialize_with = "some_text")]
    pub uuid: String,
    /// Its name.
    #[serde(default, rename = "displayName", deserialize_with = "null_as_default")]
    pub name: String,
    /// Its organisation number; empty for a person.
    #[serde(
        default,
        rename = "organizationIdentifier",
        deserialize_with = "organisation_number"
    )]
    pub number: String,
    /// What it gives the provider.
    #[serde(default, deserialize_with = "without_nulls")]
    pub access: Vec<ClientAccessSummary>,
}

/// What a client gives by one role; of [`crate::clients::PortalAccess`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct ClientAccessSummary {
    /// Urn of the role.
    #[serde(default, deserialize_with = "null_as_default")]
    pub role: String,
    /// Urns of the packages, or bare names.
    #[serde(default, deserialize_with = "without_nulls")]
    pub packages: Vec<String>,
}

impl ClientSummary {
    /// The packages of all roles together.
    pub fn packages(&self) -> impl Iterator<Item = &str> {
        let packages = self.access.iter().flat_map(|access| &access.packages);
        packages.map(String::as_str)
    }
}

/// A client that a system user acts for; of [`crate::clients::PortalDelegation`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "DelegationSummary")]
pub struct AddedClientSummary {
    /// Uuid of the client's party. A row without one cannot be read.
    pub id: String,
    /// Its name; empty where none is told.
    pub name: String,
    /// Its organisation number; empty for a person, and where none is told.
    pub number: String,
}

/// The same as it is written.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DelegationSummary {
    #[serde(default, deserialize_with = "null_as_default")]
    customer_id: String,
    /// The id of the client, too (docs/contract/platform.md, section 3.2). In recorded answers it is another one where
    /// `customer_id` is there.
    #[serde(default, deserialize_with = "null_as_default")]
    delegation_id: String,
    #[serde(default, deserialize_with = "null_as_default")]
    customer_name: String,
    #[serde(default, deserialize_with = "organisation_number")]
    customer_organization_number: String,
}

impl TryFrom<DelegationSummary> for AddedClientSummary {
    type Error = &'static str;

    fn try_from(row: DelegationSummary) -> Result<Self, Self::Error> {
        let ids = [row.customer_id, row.delegation_id];
        let id = ids.into_iter().find(|id| !id.is_empty());
        Ok(Self {
            id: id.ok_or("no client")?,
            name: row.customer_name,
            number: row.customer_organization_number,
        })
    }
}

/// A list of which only its length counts; of [`crate::client_administration`].
#[derive(Debug, Clone, Deserialize)]
pub struct PageLength {
    /// The rows.
    pub data: Vec<IgnoredAny>,
}

fn some_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.is_empty() {
        true => Err(serde::de::Error::custom("empty")),
        false => Ok(text),
    }
}

/// Of a person the list has no number. Should it have one after all, that is a national identity number, and dropped.
fn organisation_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let number: String = null_as_default(deserializer)?;
    let is_of_person = number.bytes().filter(u8::is_ascii_digit).count() == 11;
    Ok(if is_of_person { String::new() } else { number })
}
