//! The list of access packages: what each is called and what is in it, in each language asked for.

use super::DescriptionQuery;
use super::description::{Description, PackageService, package_services};
use crate::api::error::ErrorResponse;
use crate::api::{ApiError, RemoteData};
use crate::i18n::{Language, LocalizedText};
use fullmakt_contract::summaries::{PackageServiceSummary, PackageSummary};

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Packages(Vec<Package>);

#[derive(Debug, Clone, PartialEq)]
struct Package {
    urn: String,
    language: Language,
    text: RemoteData<PackageText>,
}

#[derive(Debug, Clone, PartialEq)]
struct PackageText {
    name: String,
    description: String,
    services: RemoteData<Vec<PackageService>>,
}

impl Packages {
    /// Adds a package whose description is loading. Answers whether it was not there yet.
    pub(super) fn add(&mut self, urn: &str, language: Language) -> bool {
        let is_new = self.find(urn, language).is_none();
        if is_new {
            self.0.push(Package {
                urn: urn.to_owned(),
                language,
                text: RemoteData::Loading,
            });
        }
        is_new
    }

    pub(super) fn forget_failures(&mut self) {
        self.0.retain(|package| match &package.text {
            RemoteData::Failed(_) => false,
            RemoteData::Ready(text) => text.services.error().is_none(),
            RemoteData::Loading => true,
        });
    }

    /// Takes a description. The services are asked for when they did not come along.
    pub(super) fn apply(
        &mut self,
        urn: &str,
        language: Language,
        answer: Result<PackageSummary, ApiError>,
    ) -> Option<DescriptionQuery> {
        let package = self.find_mut(urn, language)?;
        // It may have come with all others already.
        if package.text.ready().is_some() {
            return None;
        }
        package.apply(answer)
    }

    /// Describes all packages that are waiting, from a list of all there are.
    pub(super) fn apply_all(
        &mut self,
        language: Language,
        answer: &Result<Vec<PackageSummary>, ApiError>,
    ) {
        let waiting = self
            .0
            .iter_mut()
            .filter(|package| package.language == language && package.text.ready().is_none());
        for package in waiting {
            let found = match answer {
                Ok(all) => {
                    let mut all = all.iter();
                    all.find(|found| found.urn.eq_ignore_ascii_case(&package.urn))
                        .cloned()
                        .ok_or_else(|| ApiError::NotFound(ErrorResponse::default()))
                }
                Err(error) => Err(error.clone()),
            };
            // The list has the services; a package that is there without them is not worth a call of its own.
            if package.apply(found).is_some() {
                let unreadable = ApiError::Unreadable { status: 200 };
                package.set_services(RemoteData::Failed(unreadable));
            }
        }
    }

    pub(super) fn apply_services(
        &mut self,
        urn: &str,
        language: Language,
        answer: Result<Vec<PackageServiceSummary>, ApiError>,
    ) {
        if let Some(package) = self.find_mut(urn, language) {
            package.set_services(RemoteData::from(answer).map(|list| package_services(&list)));
        }
    }

    pub(super) fn name(&self, urn: &str, language: Language) -> Option<&str> {
        Some(&self.find(urn, language)?.text.ready()?.name)
    }

    /// Whether the description, or the list of services, could not be had.
    pub(super) fn lacks_description(&self, urn: &str, language: Language) -> bool {
        match self.find(urn, language).map(|package| &package.text) {
            Some(RemoteData::Ready(text)) => text.services.error().is_some(),
            Some(RemoteData::Failed(_)) => true,
            Some(RemoteData::Loading) | None => false,
        }
    }

    pub(super) fn description(&self, urn: &str, language: Language) -> Description {
        // Until the text is there in the language that was just chosen, also before it is asked for, the one
        // in the language before stays, marked as what it is.
        let wanted = self.find(urn, language);
        let package = match wanted {
            Some(wanted) if !wanted.text.is_loading() => wanted,
            _ => {
                let mut others = self.0.iter().rev();
                let other = others.find(|other| other.urn == urn && other.text.ready().is_some());
                match other.or(wanted) {
                    Some(package) => package,
                    None => return Description::Loading,
                }
            }
        };
        match &package.text {
            RemoteData::Loading => Description::Loading,
            RemoteData::Failed(_) => Description::Unknown,
            RemoteData::Ready(text) => {
                let localized = |text: &str| LocalizedText {
                    text: text.to_owned(),
                    lang: (package.language != language).then(|| package.language.tag()),
                };
                Description::Package {
                    name: localized(&text.name),
                    description: localized(&text.description),
                    services: text.services.clone(),
                }
            }
        }
    }

    fn find(&self, urn: &str, language: Language) -> Option<&Package> {
        let mut all = self.0.iter();
        all.find(|package| package.urn == urn && package.language == language)
    }

    fn find_mut(&mut self, urn: &str, language: Language) -> Option<&mut Package> {
        let mut all = self.0.iter_mut();
        all.find(|package| package.urn == urn && package.language == language)
    }
}

impl Package {
    fn apply(&mut self, answer: Result<PackageSummary, ApiError>) -> Option<DescriptionQuery> {
        let package = match answer {
            Ok(package) if package.name.trim().is_empty() => {
                self.text = RemoteData::Failed(ApiError::Unreadable { status: 200 });
                return None;
            }
            Ok(package) => package,
            Err(error) => {
                self.text = RemoteData::Failed(error);
                return None;
            }
        };
        let services = match &package.resources {
            Some(list) => RemoteData::Ready(package_services(&list.0)),
            None => RemoteData::Loading,
        };
        let more = services.is_loading().then(|| {
            DescriptionQuery::PackageServices(self.urn.clone(), package.id.clone(), self.language)
        });
        self.text = RemoteData::Ready(PackageText {
            name: package.name,
            description: package.description.unwrap_or_default(),
            services,
        });
        more
    }

    fn set_services(&mut self, services: RemoteData<Vec<PackageService>>) {
        if let RemoteData::Ready(text) = &mut self.text {
            text.services = services;
        }
    }
}
