//! What is known about packages and services: how each is described, and whether the user may give it. Answers
//! come in any order, and each can fail without the others.

mod checks;
mod description;
mod packages;
#[cfg(test)]
mod tests;

use super::item::{Item, ItemChange, Subject};
use crate::api::{ApiError, RemoteData};
use crate::i18n::Language;
use crate::problems::Cause;
use checks::{causes, checks, why_not};
use description::service_description;
pub(crate) use description::{Description, ITEM_NAME_LENGTH, ItemView, PackageService};
use fullmakt_contract::summaries::{
    PackageCheckSummary, PackageServiceSummary, PackageSummary, ServiceCheckSummary, ServiceSummary,
};
use packages::Packages;

/// So many packages are described by two calls each; more, by one call for all that there are.
const SINGLE_PACKAGES: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DescriptionQuery {
    /// A package, by urn, in a language.
    Package(String, Language),
    /// All packages there are, with their services, in a language.
    AllPackages(Language),
    /// The services in a package: its urn, its id, and the language.
    PackageServices(String, String, Language),
    /// A service, by id. Its texts come in all languages at once.
    Service(String),
    /// Whether the user may give these packages: party uuid and urns.
    PackageChecks(String, Vec<String>),
    /// Whether the user may give this service: party uuid and id.
    ServiceCheck(String, String),
}

impl DescriptionQuery {
    /// Whether it asks what the user may give.
    pub(crate) fn is_check(&self) -> bool {
        matches!(self, Self::PackageChecks(..) | Self::ServiceCheck(..))
    }
}

/// What came for a [`DescriptionQuery`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DescriptionResult {
    Package(Result<PackageSummary, ApiError>),
    AllPackages(Result<Vec<PackageSummary>, ApiError>),
    PackageServices(Result<Vec<PackageServiceSummary>, ApiError>),
    Service(Result<ServiceSummary, ApiError>),
    PackageChecks(Result<Vec<PackageCheckSummary>, ApiError>),
    ServiceCheck(Result<ServiceCheckSummary, ApiError>),
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Descriptions {
    packages: Packages,
    services: Vec<(String, RemoteData<ServiceSummary>)>,
    checked: bool,
    /// What the user may not give, by subject id as it was asked, and why.
    forbidden: Vec<(String, Vec<Cause>)>,
}

impl Descriptions {
    /// What has to be asked for to describe these in a language, and has not been asked for yet; with
    /// `giver`, also whether the user may give them on behalf of that party. Whoever calls this asks for it.
    pub(crate) fn missing_queries(
        &mut self,
        items: &[Item],
        giver: Option<&str>,
        language: Language,
    ) -> Vec<DescriptionQuery> {
        let mut queries = Vec::new();
        let mut packages = Vec::new();
        for item in items {
            match &item.subject {
                Subject::Package(urn) => {
                    if self.packages.add(urn, language) {
                        packages.push(DescriptionQuery::Package(urn.clone(), language));
                    }
                }
                Subject::Service { id, .. } => {
                    if self.service(id).is_none() {
                        self.services.push((id.clone(), RemoteData::Loading));
                        queries.push(DescriptionQuery::Service(id.clone()));
                    }
                }
                Subject::Opaque(_) => {}
            }
        }
        if packages.len() > SINGLE_PACKAGES {
            queries.push(DescriptionQuery::AllPackages(language));
        }
        // The first ones are on the screen, and do not wait for all.
        queries.extend(packages.into_iter().take(SINGLE_PACKAGES));
        if let Some(giver) = giver
            && !self.checked
        {
            self.checked = true;
            queries.extend(checks(items, giver));
        }
        queries
    }

    /// Forgets what failed, so that [`Self::missing_queries`] asks for it again.
    pub(crate) fn forget_failures(&mut self) {
        self.packages.forget_failures();
        self.services.retain(|(_, text)| text.error().is_none());
    }

    /// Forgets what the user may give, so that [`Self::missing_queries`] asks for it again.
    pub(crate) fn forget_checks(&mut self) {
        self.checked = false;
        self.forbidden.clear();
    }

    /// Takes an answer. It can lead to one more question.
    pub(crate) fn apply(
        &mut self,
        query: &DescriptionQuery,
        result: DescriptionResult,
    ) -> Option<DescriptionQuery> {
        match (query, result) {
            (DescriptionQuery::Package(urn, language), DescriptionResult::Package(answer)) => {
                return self.packages.apply(urn, *language, answer);
            }
            (DescriptionQuery::AllPackages(language), DescriptionResult::AllPackages(answer)) => {
                self.packages.apply_all(*language, &answer);
            }
            (
                DescriptionQuery::PackageServices(urn, _, language),
                DescriptionResult::PackageServices(answer),
            ) => self.packages.apply_services(urn, *language, answer),
            (DescriptionQuery::Service(id), DescriptionResult::Service(answer)) => {
                let mut services = self.services.iter_mut();
                if let Some((_, text)) = services.find(|(other, _)| other == id) {
                    *text = answer.into();
                }
            }
            (DescriptionQuery::PackageChecks(..), DescriptionResult::PackageChecks(Ok(checks))) => {
                for check in checks.into_iter().filter(|check| !check.result) {
                    self.forbid(check.package.urn, vec![Cause::MissingPackage]);
                }
            }
            (DescriptionQuery::ServiceCheck(_, id), DescriptionResult::ServiceCheck(Ok(check))) => {
                if let Some(causes) = why_not(&check) {
                    self.forbid(id.clone(), causes);
                }
            }
            // A check that failed says nothing: the platform decides at the click.
            _ => {}
        }
        None
    }

    /// Marks something that the platform names as the reason for a refusal, with its reason codes.
    pub(crate) fn apply_refusal(&mut self, id: String, codes: &[String]) {
        self.forbid(id, causes(codes.iter()));
    }

    fn forbid(&mut self, id: String, causes: Vec<Cause>) {
        self.forbidden
            .retain(|(other, _)| !other.eq_ignore_ascii_case(&id));
        self.forbidden.push((id, causes));
    }

    /// Whether something that would be given is known to be beyond what the user may give.
    pub(crate) fn forbids(&self, items: &[Item]) -> bool {
        items.iter().any(|item| {
            item.change != ItemChange::Removed && self.forbidden_causes(&item.subject).is_some()
        })
    }

    /// Whether the description of something, or the list of services in it, could not be had.
    pub(crate) fn lacks_description(&self, subject: &Subject, language: Language) -> bool {
        match subject {
            Subject::Package(urn) => self.packages.lacks_description(urn, language),
            Subject::Service { id, .. } => {
                !self.service(id).is_none_or(RemoteData::is_loading)
                    && self.name(subject, language).is_none()
            }
            Subject::Opaque(_) => false,
        }
    }

    /// Names that more than one of these has, so that only the id tells them apart.
    pub(crate) fn shared_names(&self, items: &[Item], language: Language) -> Vec<String> {
        let names: Vec<&str> = items
            .iter()
            .filter_map(|item| self.name(&item.subject, language))
            .collect();
        let is_shared = |(index, name): &(usize, &&str)| names[..*index].contains(*name);
        let shared = names.iter().enumerate().filter(is_shared);
        shared.map(|(_, name)| (*name).to_owned()).collect()
    }

    fn name(&self, subject: &Subject, language: Language) -> Option<&str> {
        match subject {
            Subject::Package(urn) => self.packages.name(urn, language),
            Subject::Service { id, .. } => {
                let title = self.service(id)?.ready()?.title.as_ref()?;
                Some(title.best(language.tag())?.0)
            }
            Subject::Opaque(_) => None,
        }
    }

    /// Items with these ids, by name where that is known.
    pub(crate) fn names_of(
        &self,
        ids: &[String],
        items: &[Item],
        language: Language,
    ) -> Vec<String> {
        let name = |id: &String| {
            let mut items = items.iter().map(|item| &item.subject);
            let subject = items.find(|subject| subject.is_called(id))?;
            let name = self.name(subject, language);
            Some(name.unwrap_or(subject.id()).to_owned())
        };
        ids.iter().filter_map(name).collect()
    }

    pub(crate) fn item(&self, subject: &Subject, language: Language) -> ItemView {
        let description = match subject {
            Subject::Package(urn) => self.packages.description(urn, language),
            Subject::Service { id, .. } => match self.service(id) {
                None | Some(RemoteData::Loading) => Description::Loading,
                Some(RemoteData::Failed(_)) => Description::Unknown,
                Some(RemoteData::Ready(service)) => service_description(service, language),
            },
            Subject::Opaque(_) => Description::Unknown,
        };
        ItemView {
            subject: subject.clone(),
            description,
            forbidden: self.forbidden_causes(subject).cloned(),
            shares_name: false,
        }
    }

    fn forbidden_causes(&self, subject: &Subject) -> Option<&Vec<Cause>> {
        let mut all = self.forbidden.iter();
        all.find(|(id, _)| subject.is_called(id))
            .map(|(_, causes)| causes)
    }

    fn service(&self, id: &str) -> Option<&RemoteData<ServiceSummary>> {
        let mut all = self.services.iter();
        all.find(|(other, _)| other == id).map(|(_, text)| text)
    }
}
