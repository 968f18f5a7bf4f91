//! The user's profile (platform.md, section 2.6).

use crate::{Extra, text::null_as_default};
use serde::{Deserialize, Serialize};

/// The logged-in user.
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
    /// Members that we do not know or need, among them `userType`, a number or a name.
    #[cfg_attr(target_arch = "wasm32", serde(skip))]
    #[cfg_attr(not(target_arch = "wasm32"), serde(flatten))]
    pub extra: Extra,
}

/// The party of a user; only the name is of use here.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileParty {
    /// Name as registered.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// Members that we do not know or need. The national identity number stays here, and so never
    /// reaches the browser's memory.
    #[cfg_attr(target_arch = "wasm32", serde(skip))]
    #[cfg_attr(not(target_arch = "wasm32"), serde(flatten))]
    pub extra: Extra,
}

/// What the user prefers. In a PATCH, only the members that are to change.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileSettings {
    /// `nb`, `nn` or `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Members that we do not know or need.
    #[cfg_attr(target_arch = "wasm32", serde(skip))]
    #[cfg_attr(not(target_arch = "wasm32"), serde(flatten))]
    pub extra: Extra,
}
