//! The logged-in user and what the user prefers (docs/contract/platform.md, section 2.6).

use super::{ApiClient, ApiError};
use fullmakt_contract::paths;
use fullmakt_contract::summaries::{PreferredLanguage, UserSummary};

/// Reads who is signed in.
///
/// # Errors
///
/// `SignedOut` when nobody is.
pub(crate) async fn read(client: ApiClient) -> Result<UserSummary, ApiError> {
    client.get(paths::CURRENT_USER).await
}

/// Stores the language that the user has picked: `nb`, `nn` or `en`.
///
/// # Errors
///
/// Any error; the page has the language all the same.
pub(crate) async fn save_language(client: ApiClient, language: &str) -> Result<(), ApiError> {
    let settings = PreferredLanguage {
        language: Some(language.to_owned()),
    };
    client.patch(paths::PROFILE_SETTINGS, &settings).await
}
