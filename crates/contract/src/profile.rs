//! The user's profile (docs/contract/platform.md, section 2.6).

use crate::{Extra, nulls::null_as_default};
use serde::{Deserialize, Serialize};

/// The logged-in user. Members that are not named are dropped while decoding; see [`ProfileParty`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserProfile {
    /// Number of the user.
    #[serde(default, deserialize_with = "null_as_default")]
    pub user_id: i32,
    /// Party of the user as a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_uuid: Option<String>,
    /// Number of that party.
    #[serde(default, deserialize_with = "null_as_default")]
    pub party_id: i32,
    /// Who the user is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub party: Option<ProfileParty>,
    /// What the user prefers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile_setting_preference: Option<ProfileSettings>,
}

/// The party of a user; only the name is of use here. Members that are not named are dropped while
/// decoding, and with them the national identity number: it never reaches the app.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileParty {
    /// Name as registered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
}

/// What the user prefers. In a PATCH, only the members that are to change.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileSettings {
    /// `nb`, `nn` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Members that we do not know or need.
    #[serde(flatten)]
    pub extra: Extra,
}

/// All that a user can prefer, as the platform stores and writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PortalSettings {
    /// `nb`, `nn` or `en`.
    pub language: String,
    /// Number of the party that is chosen beforehand; 0 when none is.
    pub pre_selected_party_id: i32,
    /// That party.
    pub preselected_party_uuid: Option<String>,
    /// Do not ask which party to act for.
    pub do_not_prompt_for_party: bool,
    /// Show clients of organisations that the user leads.
    pub show_client_units: Option<bool>,
    /// Show sub-units.
    pub should_show_sub_entities: bool,
    /// Show organisations that the register has closed.
    pub should_show_deleted_entities: Option<bool>,
}

impl Default for PortalSettings {
    fn default() -> Self {
        Self {
            language: "nb".to_owned(),
            pre_selected_party_id: 0,
            preselected_party_uuid: None,
            do_not_prompt_for_party: false,
            show_client_units: None,
            should_show_sub_entities: true,
            should_show_deleted_entities: None,
        }
    }
}

/// The body of a PATCH: the members that are to change. Null takes a choice back where there can be
/// none, and changes nothing elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SettingsPatch {
    /// `nb`, `nn` or `en`.
    pub language: Option<String>,
    /// Do not ask which party to act for.
    pub do_not_prompt_for_party: Option<bool>,
    /// The party that is chosen beforehand.
    #[serde(deserialize_with = "given")]
    pub preselected_party_uuid: Option<Option<String>>,
    /// Show clients of organisations that the user leads.
    #[serde(deserialize_with = "given")]
    pub show_client_units: Option<Option<bool>>,
    /// Show sub-units.
    pub should_show_sub_entities: Option<bool>,
    /// Show organisations that the register has closed.
    #[serde(deserialize_with = "given")]
    pub should_show_deleted_entities: Option<Option<bool>>,
}

/// Keeps "missing" and "null" apart.
fn given<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}
