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

/// HAL, or the plain form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Representation {
    Hal,
    Plain,
}

impl Representation {
    /// Plain when `Accept` names JSON and not HAL.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let lines = headers.get_all(header::ACCEPT).into_iter();
        let lines = lines.filter_map(|line| line.to_str().ok());
        let kinds: Vec<String> = lines
            .flat_map(|line| line.split(','))
            .map(|kind| {
                kind.split(';')
                    .next()
                    .unwrap_or_default()
                    .trim()
                    .to_ascii_lowercase()
            })
            .collect();
        let names = |kind: &str| kinds.iter().any(|named| named == kind);
        if names("application/json") && !names("application/hal+json") {
            Self::Plain
        } else {
            Self::Hal
        }
    }

    /// Links of a row.
    pub(super) fn links(self, links: HalLinks) -> Option<Links> {
        Some(match self {
            Self::Hal => Links::Hal(Box::new(links)),
            Self::Plain => {
                let named = links.named().map(|(name, link)| PlainLink {
                    rel: name.to_owned(),
                    href: link.href.clone(),
                    ..PlainLink::default()
                });
                Links::Plain(named.collect())
            }
        })
    }

    /// A list: with its own address, or bare.
    pub(super) fn list<T, E>(self, href: String, rows: Vec<T>) -> Response
    where
        T: Serialize,
        E: Serialize + From<Vec<T>>,
    {
        match self {
            Self::Hal => self.one(&HalList::new(href, E::from(rows))),
            Self::Plain => self.one(&rows),
        }
    }

    /// One thing.
    pub(super) fn one(self, body: &impl Serialize) -> Response {
        let mut response = json::ok(body);
        if self == Self::Hal {
            let kind = HeaderValue::from_static("application/hal+json; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, kind);
        }
        response
    }
}

/// Builds links, on the origin that the caller has reached us by.
#[derive(Debug, Clone)]
pub(super) struct LinkBuilder(pub(super) String);

impl LinkBuilder {
    /// The list of organisations.
    pub(super) fn organisations(&self) -> String {
        format!("{}/api/serviceowner/organizations", self.0)
    }

    /// An organisation by its number as it is answered, padding encoded.
    pub(super) fn organisation(&self, number: &str) -> String {
        format!("{}/{}", self.organisations(), segment(number))
    }

    /// Shared contact points of an organisation.
    pub(super) fn official(&self, number: &str) -> String {
        self.organisation(number) + "/officialcontacts"
    }

    /// People of an organisation.
    pub(super) fn personal(&self, number: &str) -> String {
        self.organisation(number) + "/personalcontacts"
    }

    /// Roles of a person.
    pub(super) fn roles(&self, number: &str, person: &str) -> String {
        format!("{}/{}/roles", self.personal(number), segment(person))
    }

    /// Every role definition.
    pub(super) fn definitions(&self) -> String {
        format!("{}/api/serviceowner/roledefinitions", self.0)
    }

    /// A role definition.
    pub(super) fn definition(&self, id: i64) -> String {
        format!("{}/{id}", self.definitions())
    }
}

/// A link that is there.
pub(super) fn link(href: String) -> Option<HalLink> {
    Some(HalLink::to(href))
}
