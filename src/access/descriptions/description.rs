//! How packages and services are described, in the reader's language where that can be had.

use crate::access::item::Subject;
use crate::api::RemoteData;
use crate::i18n::{Language, LocalizedText, localize};
use crate::problems::Cause;
use fullmakt_contract::summaries::{PackageServiceSummary, ProviderSummary, ServiceSummary};
use fullmakt_domain::display_name::title_case;
use fullmakt_domain::text::sanitize_line;

/// Longest name of a package or service that is shown, in characters.
pub(crate) const ITEM_NAME_LENGTH: usize = 200;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PackageService {
    pub name: String,
    /// Who owns it; empty when nobody says.
    pub owner: String,
}

/// One line of the list of what is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ItemView {
    pub subject: Subject,
    pub description: Description,
    /// Why the user may not give it; `None` when he may, or when nobody knows.
    pub forbidden: Option<Vec<Cause>>,
    /// Another item has the same name, so that only the id tells them apart.
    pub shares_name: bool,
}

impl ItemView {
    /// By what a person can ask about it.
    pub(crate) fn id(&self) -> String {
        sanitize_line(self.subject.id(), ITEM_NAME_LENGTH)
    }

    /// The single action that is asked for; `None` for all that a service has.
    pub(crate) fn action(&self) -> Option<String> {
        match &self.subject {
            Subject::Service { action, .. } => action
                .as_deref()
                .map(|action| sanitize_line(action, ITEM_NAME_LENGTH)),
            Subject::Package(_) | Subject::Opaque(_) => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Description {
    Loading,
    Package {
        name: LocalizedText,
        /// What it gives; can be empty.
        description: LocalizedText,
        services: RemoteData<Vec<PackageService>>,
    },
    Service {
        name: LocalizedText,
        /// What it does; can be empty.
        description: LocalizedText,
        /// Who owns it; can be empty.
        owner: LocalizedText,
    },
    /// There is no description to be had. It stands on the page by its id, and counts all the same.
    Unknown,
}

pub(super) fn package_services(list: &[PackageServiceSummary]) -> Vec<PackageService> {
    let is_shared = |name: &str| list.iter().filter(|other| other.name == name).count() > 1;
    list.iter()
        .map(|service| PackageService {
            name: if service.name.trim().is_empty() {
                service.ref_id.clone()
            } else if is_shared(&service.name) {
                // Only the id tells them apart.
                [&service.name, " (", &service.ref_id, ")"].concat()
            } else {
                service.name.clone()
            },
            owner: service.provider.as_ref().map(owner).unwrap_or_default(),
        })
        .collect()
}

/// The name of an owner, as people write it, else the short code.
fn owner(owner: &ProviderSummary) -> String {
    if owner.name.trim().is_empty() {
        owner.code.clone()
    } else {
        title_case(&owner.name)
    }
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
    let owner_name = owner.and_then(|owner| owner.name.as_ref()?.best(tag));
    let mut owner_text = localize(owner_name, language);
    match owner {
        Some(owner) if owner_text.text.is_empty() => owner_text.text.clone_from(&owner.orgcode),
        _ => owner_text.text = title_case(&owner_text.text),
    }
    Description::Service {
        name: localize(Some(name), language),
        description: localize(description, language),
        owner: owner_text,
    }
}
