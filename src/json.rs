//! Reading JSON.

use serde::de::DeserializeOwned;

/// The value in a body, or `None` when the body is not UTF-8, not JSON, or of another shape. Why not
/// is of no use to anybody who looks at the page.
///
/// Everything is read from a `str`: the lists of `fullmakt_contract::Rows` are too, and reading from
/// bytes besides would put a second copy of every decoder into what the browser downloads.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    serde_json::from_str(std::str::from_utf8(body).ok()?).ok()
}
