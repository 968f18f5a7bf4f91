//! Pages of 50 with an opaque token (platform.md, section 1.5).

use axum::response::Response;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use fullmakt_contract::{Page, PageLinks};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Rows on a page.
pub(super) const SIZE: usize = 50;

/// Where a page begins: the first row that has not been read. As JSON, and that as base64url.
#[derive(Debug, Serialize, Deserialize)]
struct Token<K> {
    from: K,
}

/// The key that a token names; none when there is no token or it is not one of ours, which both
/// mean the first page, as in the service.
pub(super) fn start<K: DeserializeOwned>(token: Option<&str>) -> Option<K> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(token?).ok()?;
    let token: Token<K> = serde_json::from_slice(&bytes).ok()?;
    Some(token.from)
}

/// The page that begins with `rows`, of which there is one more than fits when there is a next page.
/// `address` is the absolute address of the list without its query.
pub(super) fn page<R, K: Serialize, T: Serialize>(
    mut rows: Vec<R>,
    address: &str,
    key: impl FnOnce(&R) -> K,
    shape: impl FnMut(R) -> T,
) -> Response {
    let token = rows.get(SIZE).and_then(|next| {
        let token = serde_json::to_vec(&Token { from: key(next) }).ok()?;
        Some(BASE64_URL_SAFE_NO_PAD.encode(token))
    });
    let links = token.map_or(PageLinks::END, |token| {
        PageLinks::to(format!("{address}?token={token}"))
    });
    rows.truncate(SIZE);
    super::json::ok(&Page {
        links,
        data: rows.into_iter().map(shape).collect(),
    })
}
