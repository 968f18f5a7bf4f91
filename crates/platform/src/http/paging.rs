//! Pages of 50 with an opaque token (docs/contract/platform.md, section 1.5).

use super::{
    input::{OwnOrigin, QueryParams},
    json,
    problem::HandlerResult,
};
use crate::{
    Platform,
    store::{Result, StoreError},
};
use axum::{
    extract::{FromRequestParts, OriginalUri},
    http::request::Parts,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use fullmakt_contract::{Page, PageLinks};
use serde::{Serialize, de::DeserializeOwned};
use std::{convert::Infallible, sync::Arc};

/// Rows on a page.
const PAGE_SIZE: usize = 50;

/// A request for a page of a list.
#[derive(Debug)]
pub(super) struct PageRequest {
    /// Absolute address of the list, without its query.
    address: String,
    token: Option<String>,
}

impl FromRequestParts<Arc<Platform>> for PageRequest {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Arc<Platform>,
    ) -> Result<Self, Infallible> {
        let OwnOrigin(origin) = OwnOrigin::from_request_parts(parts, platform).await?;
        let query = QueryParams::from_request_parts(parts, platform).await?;
        let OriginalUri(uri) = OriginalUri::from_request_parts(parts, platform).await?;
        Ok(Self {
            address: format!("{origin}{}", uri.path()),
            token: query.get("token").map(str::to_owned),
        })
    }
}

impl PageRequest {
    /// The requested page. `rows` reads rows in the order of their keys, from a key on
    /// and so many at most; `first` is no greater than any key.
    pub(super) fn respond<K, R, T>(
        self,
        first: K,
        rows: impl FnOnce(K, usize) -> Result<Vec<R>>,
        key: impl FnOnce(&R) -> K,
        to_response: impl FnMut(R) -> T,
    ) -> HandlerResult
    where
        K: Serialize + DeserializeOwned,
        T: Serialize,
    {
        let from = self.token.as_deref().and_then(first_key).unwrap_or(first);
        // One row more than fits: the first row of the next page, if there is one.
        let mut rows = rows(from, PAGE_SIZE + 1)?;
        let links = match rows.get(PAGE_SIZE) {
            Some(next) => {
                let token = serde_json::to_vec(&key(next));
                let token = BASE64_URL_SAFE_NO_PAD.encode(token.map_err(StoreError::from)?);
                PageLinks::to(format!("{}?token={token}", self.address))
            }
            None => PageLinks::END,
        };
        rows.truncate(PAGE_SIZE);
        Ok(json::ok(&Page {
            links,
            data: rows.into_iter().map(to_response).collect(),
        }))
    }
}

/// The first row that has not been read: the key that a token has as JSON, in base64url. None when it is not one of ours, which means the first page, as in
/// the service.
fn first_key<K: DeserializeOwned>(token: &str) -> Option<K> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
    serde_json::from_slice(&bytes).ok()
}
