//! Links and the two representations of a response (docs/contract/contacts.md, sections 1.3 and 1.8).

use crate::http::json;
use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use fullmakt_contract::{
    contacts::{HalLink, HalLinks, HalList, Links, PlainLink},
    paths::segment,
};
use serde::Serialize;

/// Makes responses as a call wants them.
pub(super) struct ResponseBuilder {
    /// Plain JSON, and not HAL.
    is_plain: bool,
    /// By which the caller has reached us.
    origin: String,
}

impl ResponseBuilder {
    /// Plain when `Accept` names JSON and not HAL.
    pub(super) fn new(headers: &HeaderMap, origin: String) -> Self {
        let lines = headers.get_all(header::ACCEPT).iter();
        let lines: Vec<_> = lines.filter_map(|line| line.to_str().ok()).collect();
        let accept = lines.join(",");
        let names = |kind: &str| {
            accept.split(',').any(|named| {
                let named = named.split(';').next().unwrap_or_default();
                named.trim().eq_ignore_ascii_case(kind)
            })
        };
        Self {
            is_plain: names("application/json") && !names("application/hal+json"),
            origin,
        }
    }

    /// The address of `path`, which begins below the root of the API.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{}/api/serviceowner{path}", self.origin)
    }

    /// The address of an organisation by its number as it is answered, padding encoded, and of what
    /// lies below it.
    pub(super) fn organisation(&self, number: &str, below: &str) -> String {
        self.address(&format!("/organizations/{}{below}", segment(number)))
    }

    /// The link to a role definition.
    pub(super) fn definition(&self, id: i64) -> Option<HalLink> {
        link(self.address(&format!("/roledefinitions/{id}")))
    }

    /// Links of a row.
    pub(super) fn links(&self, links: HalLinks) -> Option<Links> {
        Some(if self.is_plain {
            let named = links.named().map(|(name, link)| PlainLink {
                rel: name.to_owned(),
                href: link.href.clone(),
                ..PlainLink::default()
            });
            Links::Plain(named.collect())
        } else {
            Links::Hal(Box::new(links))
        })
    }

    /// A list: with its own address, or bare.
    pub(super) fn list<T, E>(&self, href: String, rows: Vec<T>) -> Response
    where
        T: Serialize,
        E: Serialize + From<Vec<T>>,
    {
        if self.is_plain {
            self.one(&rows)
        } else {
            self.one(&HalList::new(href, E::from(rows)))
        }
    }

    /// One thing.
    pub(super) fn one(&self, body: &impl Serialize) -> Response {
        let mut response = json::ok(body);
        if !self.is_plain {
            let kind = HeaderValue::from_static("application/hal+json; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, kind);
        }
        response
    }
}

/// A link that is there.
pub(super) fn link(href: String) -> Option<HalLink> {
    Some(HalLink::to(href))
}
