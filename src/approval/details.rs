//! What is known about the details a request names: the system, the organisation, each package and
//! each service. Answers come in any order, and each can fail without the others.

mod checks;
mod description;
mod packages;
#[cfg(test)]
mod tests;

use super::state::request::{ApprovalRequest, Item, ItemChange, Subject};
use crate::api::{ApiError, RemoteData};
use crate::i18n::Language;
use crate::problems::Cause;
use checks::{causes, checks, needs_check, why_not};
pub(crate) use description::{
    Description, ITEM_NAME_LENGTH, ItemView, LocalizedText, PackageService,
};
use description::{localize, service_description};
use fullmakt_contract::summaries::{
    PackageCheckSummary, PackageServiceSummary, PackageSummary, ServiceCheckSummary,
    ServiceSummary, SystemSummary,
};
use packages::Packages;

/// So many packages are described by two calls each; more, by one call for all that there are.
const SINGLE_PACKAGES: usize = 5;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DetailQuery {
    /// The system, by id.
    System(String),
    /// The organisation among those the user can act for, by party uuid.
    Party(String),
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

/// What came for a [`DetailQuery`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DetailResult {
    System(Result<SystemSummary, ApiError>),
    Party(Result<Option<String>, ApiError>),
    Package(Result<PackageSummary, ApiError>),
    AllPackages(Result<Vec<PackageSummary>, ApiError>),
    PackageServices(Result<Vec<PackageServiceSummary>, ApiError>),
    Service(Result<ServiceSummary, ApiError>),
    PackageChecks(Result<Vec<PackageCheckSummary>, ApiError>),
    ServiceCheck(Result<ServiceCheckSummary, ApiError>),
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct RequestDetails {
    /// The system; `None` before it has been asked for.
    system: Option<RemoteData<SystemSummary>>,
    party: Option<RemoteData<Option<String>>>,
    packages: Packages,
    services: Vec<(String, RemoteData<ServiceSummary>)>,
    checked: bool,
    /// What the user may not give, by subject id as it was asked, and why.
    forbidden: Vec<(String, Vec<Cause>)>,
}

impl RequestDetails {
    /// What has to be asked for to describe a request in a language, and has not been asked for yet.
    /// Whoever calls this asks for it.
    pub(crate) fn missing_queries(
        &mut self,
        request: &ApprovalRequest,
        language: Language,
    ) -> Vec<DetailQuery> {
        let mut queries = Vec::new();
        if self.system.is_none() {
            self.system = Some(RemoteData::Loading);
            queries.push(DetailQuery::System(request.system_id.clone()));
        }
        if self.party.is_none() && !request.party_uuid.is_empty() {
            self.party = Some(RemoteData::Loading);
            queries.push(DetailQuery::Party(request.party_uuid.clone()));
        }
        let mut packages = Vec::new();
        for item in &request.items {
            match &item.subject {
                Subject::Package(urn) => {
                    if self.packages.add(urn, language) {
                        packages.push(DetailQuery::Package(urn.clone(), language));
                    }
                }
                Subject::Service { id, .. } => {
                    if self.service(id).is_none() {
                        self.services.push((id.clone(), RemoteData::Loading));
                        queries.push(DetailQuery::Service(id.clone()));
                    }
                }
                Subject::Opaque(_) => {}
            }
        }
        if packages.len() > SINGLE_PACKAGES {
            queries.push(DetailQuery::AllPackages(language));
        }
        // The first ones are on the screen, and do not wait for all.
        queries.extend(packages.into_iter().take(SINGLE_PACKAGES));
        if !self.checked && needs_check(request) {
            self.checked = true;
            queries.extend(checks(request));
        }
        queries
    }

    /// Forgets what failed, so that [`Self::missing_queries`] asks for it again.
    pub(crate) fn forget_failures(&mut self) {
        if self.system.as_ref().is_some_and(|s| s.error().is_some()) {
            self.system = None;
        }
        if self.party.as_ref().is_some_and(|p| p.error().is_some()) {
            self.party = None;
        }
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
        query: &DetailQuery,
        result: DetailResult,
    ) -> Option<DetailQuery> {
        match (query, result) {
            (DetailQuery::System(_), DetailResult::System(answer)) => {
                self.system = Some(answer.into())
            }
            (DetailQuery::Party(_), DetailResult::Party(answer)) => {
                self.party = Some(answer.into())
            }
            (DetailQuery::Package(urn, language), DetailResult::Package(answer)) => {
                return self.packages.apply(urn, *language, answer);
            }
            (DetailQuery::AllPackages(language), DetailResult::AllPackages(answer)) => {
                self.packages.apply_all(*language, &answer);
            }
            (
                DetailQuery::PackageServices(urn, _, language),
                DetailResult::PackageServices(answer),
            ) => self.packages.apply_services(urn, *language, answer),
            (DetailQuery::Service(id), DetailResult::Service(answer)) => {
                let mut services = self.services.iter_mut();
                if let Some((_, text)) = services.find(|(other, _)| other == id) {
                    *text = answer.into();
                }
            }
            (DetailQuery::PackageChecks(..), DetailResult::PackageChecks(Ok(checks))) => {
                for check in checks.into_iter().filter(|check| !check.result) {
                    self.forbid(check.package.urn, vec![Cause::MissingPackage]);
                }
            }
            (DetailQuery::ServiceCheck(_, id), DetailResult::ServiceCheck(Ok(check))) => {
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
    pub(crate) fn forbids(&self, request: &ApprovalRequest) -> bool {
        request.items.iter().any(|item| {
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

    /// Whether the name of the system or of the organisation could not be had.
    pub(crate) fn lacks_names(&self) -> bool {
        let system = self.system.as_ref().is_some_and(|it| it.error().is_some());
        system || self.party.as_ref().is_some_and(|it| it.error().is_some())
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

    /// The system's name, and the number of its vendor.
    pub(crate) fn system(&self, language: Language) -> RemoteData<(LocalizedText, String)> {
        let system = self.system.clone().unwrap_or_default();
        system.map(|system| {
            let name = localize(system.name.best(language.tag()), language);
            (name, system.system_vendor_org_number)
        })
    }

    /// The organisation's name, if the user can act for it.
    pub(crate) fn party_name(&self) -> Option<&str> {
        let party = self.party.as_ref()?.ready()?.as_ref()?;
        let name = party.trim();
        (!name.is_empty()).then_some(name)
    }

    /// Whether the name of the organisation can still come.
    pub(crate) fn party_is_loading(&self) -> bool {
        self.party.as_ref().is_none_or(RemoteData::is_loading)
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
