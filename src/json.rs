//! Reading JSON.

use serde::de::DeserializeOwned;

/// The value in a body, or `None` when the body is not UTF-8, not JSON, or of another shape. Why not
/// is of no use to anybody who looks at the page.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    fullmakt_contract::json::from_str(std::str::from_utf8(body).ok()?)
}
