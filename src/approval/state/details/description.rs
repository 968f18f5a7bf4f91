//! How packages and services are described, in the reader's language where that can be had.

use crate::api::RemoteData;
use crate::approval::state::request::Subject;
use crate::i18n::Language;
use crate::i18n::problems::Cause;
use fullmakt_contract::summaries::{PackageServiceSummary, ServiceSummary};

/// One service in a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PackageService {
    /// What it is called.
    pub name: String,
    /// Who owns it; empty when nobody says.
    pub owner: String,
}

/// A text and the language it is in, when that is another one than the reader's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LocalizedText {
    /// The text.
    pub text: String,
    /// `lang` of the text; `None` when it is the reader's.
    pub lang: Option<&'static str>,
}

/// One line of the list of what is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ItemView {
    /// What it is.
    pub subject: Subject,
    /// How it is described.
    pub description: Description,
    /// Why the user may not give it; `None` when he may, or when nobody knows.
    pub forbidden: Option<Vec<Cause>>,
}

/// How a package or service is described.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Description {
    /// The description is on its way.
    Loading,
    /// A package.
    Package {
        /// What it is called.
        name: LocalizedText,
        /// What it gives; can be empty.
        description: LocalizedText,
        /// Services in it.
        services: RemoteData<Vec<PackageService>>,
    },
    /// A service.
    Service {
        /// What it is called.
        name: LocalizedText,
        /// What it does; can be empty.
        description: LocalizedText,
        /// Who owns it; can be empty.
        owner: LocalizedText,
    },
    /// There is no description to be had. It stands on the page by its id, and counts all the same.
    Unknown,
}

impl ItemView {
    /// Whether a description, or the list of services in a package, could not be had.
    #[must_use]
    pub(crate) fn lacks_something(&self) -> bool {
        match &self.description {
            Description::Unknown => !matches!(self.subject, Subject::Opaque(_)),
            Description::Package { services, .. } => services.error().is_some(),
            Description::Loading | Description::Service { .. } => false,
        }
    }
}

pub(super) fn package_services(list: &[PackageServiceSummary]) -> Vec<PackageService> {
    list.iter()
        .map(|service| PackageService {
            name: if service.name.trim().is_empty() {
                service.ref_id.clone()
            } else {
                service.name.clone()
            },
            owner: service
                .provider
                .as_ref()
                .map(|owner| owner.name.clone())
                .unwrap_or_default(),
        })
        .collect()
}

pub(super) fn service_description(service: &ServiceSummary, language: Language) -> Description {
    let tag = language.tag();
    let Some(name) = service.title.as_ref().and_then(|title| title.best(tag)) else {
        return Description::Unknown;
    };
    let description = service.right_description.as_ref().and_then(|d| d.best(tag));
    let description =
        description.or_else(|| service.description.as_ref().and_then(|d| d.best(tag)));
    let owner = service.has_competent_authority.as_ref();
    let owner = owner.and_then(|owner| owner.name.as_ref()?.best(tag));
    Description::Service {
        name: localize(Some(name), language),
        description: localize(description, language),
        owner: localize(owner, language),
    }
}

pub(super) fn localize(found: Option<(&str, &'static str)>, language: Language) -> LocalizedText {
    let (text, tag) = found.unwrap_or_default();
    LocalizedText {
        text: text.to_owned(),
        lang: (!text.is_empty() && tag != language.tag()).then_some(tag),
    }
}
