//! What is known about the things a request names: the system, the organisation, each package and
//! each service. Answers come in any order, and each can fail without the others.

mod checks;
#[cfg(test)]
mod tests;

use super::asked::{Asked, Change, Subject};
use crate::api::{Failure, Remote};
use crate::i18n::Language;
use crate::i18n::problems::Cause;
use checks::{causes, checks, needs_check, why_not};
use fullmakt_contract::delegation_check::{PackageCheck, ResourceCheck};
use fullmakt_contract::metadata::{MetaPackage, MetaResource};
use fullmakt_contract::parties::AuthorizedParty;
use fullmakt_contract::resources::RegistryResource;
use fullmakt_contract::systems::RegisteredSystem;

/// Something to ask the platform for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Want {
    /// The system, by id.
    System(String),
    /// The organisation among those the user can act for, by party uuid.
    Party(String),
    /// A package, by urn, in a language.
    Package(String, Language),
    /// The services in a package: its urn, its id, and the language.
    Inside(String, String, Language),
    /// A service, by id. Its texts come in all languages at once.
    Service(String),
    /// Whether the user may give these packages: party uuid and urns.
    PackageChecks(String, Vec<String>),
    /// Whether the user may give this service: party uuid and id.
    ServiceCheck(String, String),
}

/// What came for a [`Want`].
#[derive(Debug, Clone, PartialEq)]
pub enum Got {
    /// For [`Want::System`].
    System(Result<RegisteredSystem, Failure>),
    /// For [`Want::Party`].
    Party(Result<Option<AuthorizedParty>, Failure>),
    /// For [`Want::Package`].
    Package(Result<MetaPackage, Failure>),
    /// For [`Want::Inside`].
    Inside(Result<Vec<MetaResource>, Failure>),
    /// For [`Want::Service`].
    Service(Result<RegistryResource, Failure>),
    /// For [`Want::PackageChecks`].
    PackageChecks(Result<Vec<PackageCheck>, Failure>),
    /// For [`Want::ServiceCheck`].
    ServiceCheck(Result<ResourceCheck, Failure>),
}

/// Everything that is known about the things of one request.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Described {
    /// The system; `None` before it has been asked for.
    system: Option<Remote<RegisteredSystem>>,
    party: Option<Remote<Option<AuthorizedParty>>>,
    packages: Vec<Package>,
    services: Vec<(String, Remote<RegistryResource>)>,
    checked: bool,
    /// What the user may not give, by subject id as it was asked, and why.
    forbidden: Vec<(String, Vec<Cause>)>,
}

#[derive(Debug, Clone, PartialEq)]
struct Package {
    urn: String,
    language: Language,
    text: Remote<PackageText>,
}

#[derive(Debug, Clone, PartialEq)]
struct PackageText {
    name: String,
    description: String,
    services: Remote<Vec<Inside>>,
}

/// One service in a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// What it is called.
    pub name: String,
    /// Who owns it; empty when nobody says.
    pub owner: String,
}

/// A text and the language it is in, when that is another one than the reader's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The text.
    pub text: String,
    /// `lang` of the text; `None` when it is the reader's.
    pub lang: Option<&'static str>,
}

/// One line of the list of what is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is.
    pub subject: Subject,
    /// How it is described.
    pub about: About,
    /// Why the user may not give it; `None` when he may, or when nobody knows.
    pub forbidden: Option<Vec<Cause>>,
}

/// How a package or service is described.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// The description is on its way.
    Loading,
    /// A package.
    Package {
        /// What it is called.
        name: Told,
        /// What it gives; can be empty.
        description: Told,
        /// Services in it.
        services: Remote<Vec<Inside>>,
    },
    /// A service.
    Service {
        /// What it is called.
        name: Told,
        /// What it does; can be empty.
        description: Told,
        /// Who owns it; can be empty.
        owner: Told,
    },
    /// There is no description to be had. It stands on the page by its id, and counts all the same.
    Unknown,
}

impl Row {
    /// Whether a description, or the list of services in a package, could not be had.
    #[must_use]
    pub fn lacks_something(&self) -> bool {
        match &self.about {
            About::Unknown => !matches!(self.subject, Subject::Opaque(_)),
            About::Package { services, .. } => services.failure().is_some(),
            About::Loading | About::Service { .. } => false,
        }
    }
}

impl Described {
    /// What has to be asked for to describe a request in a language, and has not been asked for yet.
    /// Whoever calls this asks for it.
    pub fn wanted(&mut self, asked: &Asked, language: Language) -> Vec<Want> {
        let mut wants = Vec::new();
        if self.system.is_none() {
            self.system = Some(Remote::Loading);
            wants.push(Want::System(asked.system_id.clone()));
        }
        if self.party.is_none() && !asked.party_uuid.is_empty() {
            self.party = Some(Remote::Loading);
            wants.push(Want::Party(asked.party_uuid.clone()));
        }
        for item in &asked.items {
            match &item.subject {
                Subject::Package(urn) => {
                    if self.package(urn, language).is_none() {
                        self.packages.push(Package {
                            urn: urn.clone(),
                            language,
                            text: Remote::Loading,
                        });
                        wants.push(Want::Package(urn.clone(), language));
                    }
                }
                Subject::Service { id, .. } => {
                    if self.service(id).is_none() {
                        self.services.push((id.clone(), Remote::Loading));
                        wants.push(Want::Service(id.clone()));
                    }
                }
                Subject::Opaque(_) => {}
            }
        }
        if !self.checked && needs_check(asked) {
            self.checked = true;
            wants.extend(checks(asked));
        }
        wants
    }

    /// Forgets what failed, so that [`Self::wanted`] asks for it again.
    pub fn forget_failures(&mut self) {
        if self.system.as_ref().is_some_and(|s| s.failure().is_some()) {
            self.system = None;
        }
        if self.party.as_ref().is_some_and(|p| p.failure().is_some()) {
            self.party = None;
        }
        self.packages.retain(|package| match &package.text {
            Remote::Failed(_) => false,
            Remote::Ready(text) => text.services.failure().is_none(),
            Remote::Loading => true,
        });
        self.services.retain(|(_, text)| text.failure().is_none());
    }

    /// Forgets what the user may give, so that [`Self::wanted`] asks for it again.
    pub fn forget_checks(&mut self) {
        self.checked = false;
        self.forbidden.clear();
    }

    /// Takes an answer. It can lead to one more question.
    pub fn take(&mut self, want: &Want, got: Got) -> Option<Want> {
        match (want, got) {
            (Want::System(_), Got::System(answer)) => self.system = Some(answer.into()),
            (Want::Party(_), Got::Party(answer)) => self.party = Some(answer.into()),
            (Want::Package(urn, language), Got::Package(answer)) => {
                let package = self.package_mut(urn, *language)?;
                return package.take(answer);
            }
            (Want::Inside(urn, _, language), Got::Inside(answer)) => {
                if let Remote::Ready(text) = &mut self.package_mut(urn, *language)?.text {
                    text.services = Remote::from(answer).map(|list| inside(&list));
                }
            }
            (Want::Service(id), Got::Service(answer)) => {
                let mut services = self.services.iter_mut();
                if let Some((_, text)) = services.find(|(other, _)| other == id) {
                    *text = answer.into();
                }
            }
            (Want::PackageChecks(..), Got::PackageChecks(Ok(checks))) => {
                let forbidden = checks.into_iter().filter(|check| !check.result);
                self.forbidden.extend(
                    forbidden.map(|check| (check.package.urn, vec![Cause::MissingPackage])),
                );
            }
            (Want::ServiceCheck(_, id), Got::ServiceCheck(Ok(check))) => {
                if let Some(causes) = why_not(&check) {
                    self.forbidden.push((id.clone(), causes));
                }
            }
            // A check that failed says nothing: the platform decides at the click.
            _ => {}
        }
        None
    }

    /// Marks something that the platform blames for a refusal, with its reason codes.
    pub fn blame(&mut self, id: String, codes: &[String]) {
        self.forbidden.retain(|(other, _)| *other != id);
        self.forbidden.push((id, causes(codes.iter())));
    }

    /// Whether something that would be given is known to be beyond what the user may give.
    #[must_use]
    pub fn forbids(&self, asked: &Asked) -> bool {
        asked.items.iter().any(|item| {
            item.change != Change::Removed && self.why_forbidden(&item.subject).is_some()
        })
    }

    /// The system's name, and the number of its vendor.
    #[must_use]
    pub fn system(&self, language: Language) -> Remote<(Told, String)> {
        let system = self.system.clone().unwrap_or_default();
        system.map(|system| {
            let name = tell(system.name.best(language.tag()), language);
            (name, system.system_vendor_org_number)
        })
    }

    /// The organisation's name, if the user can act for it.
    #[must_use]
    pub fn party_name(&self) -> Option<&str> {
        let party = self.party.as_ref()?.ready()?.as_ref()?;
        let name = party.name.trim();
        (!name.is_empty()).then_some(name)
    }

    /// Whether the name of the organisation can still come.
    #[must_use]
    pub fn party_is_loading(&self) -> bool {
        self.party.as_ref().is_none_or(Remote::is_loading)
    }

    /// The line for a package or service.
    #[must_use]
    pub fn row(&self, subject: &Subject, language: Language) -> Row {
        let about = match subject {
            Subject::Package(urn) => self.about_package(urn, language),
            Subject::Service { id, .. } => match self.service(id) {
                None | Some(Remote::Loading) => About::Loading,
                Some(Remote::Failed(_)) => About::Unknown,
                Some(Remote::Ready(service)) => about_service(service, language),
            },
            Subject::Opaque(_) => About::Unknown,
        };
        Row {
            subject: subject.clone(),
            about,
            forbidden: self.why_forbidden(subject).cloned(),
        }
    }

    fn about_package(&self, urn: &str, language: Language) -> About {
        // Until the text is there in the language that was just chosen, the one in the language
        // before stays, marked as what it is.
        let package = match self.package(urn, language) {
            Some(wanted) if wanted.text.is_loading() => {
                let mut others = self.packages.iter().rev();
                let other = others.find(|other| other.urn == urn && other.text.ready().is_some());
                other.unwrap_or(wanted)
            }
            Some(wanted) => wanted,
            None => return About::Loading,
        };
        match &package.text {
            Remote::Loading => About::Loading,
            Remote::Failed(_) => About::Unknown,
            Remote::Ready(text) => {
                let told = |text: &str| Told {
                    text: text.to_owned(),
                    lang: (package.language != language).then(|| package.language.tag()),
                };
                About::Package {
                    name: told(&text.name),
                    description: told(&text.description),
                    services: text.services.clone(),
                }
            }
        }
    }

    fn why_forbidden(&self, subject: &Subject) -> Option<&Vec<Cause>> {
        let key = match subject {
            Subject::Package(urn) => urn,
            Subject::Service { id, .. } => id,
            Subject::Opaque(_) => return None,
        };
        let mut all = self.forbidden.iter();
        all.find(|(id, _)| id.eq_ignore_ascii_case(key))
            .map(|(_, causes)| causes)
    }

    fn package(&self, urn: &str, language: Language) -> Option<&Package> {
        let mut all = self.packages.iter();
        all.find(|package| package.urn == urn && package.language == language)
    }

    fn package_mut(&mut self, urn: &str, language: Language) -> Option<&mut Package> {
        let mut all = self.packages.iter_mut();
        all.find(|package| package.urn == urn && package.language == language)
    }

    fn service(&self, id: &str) -> Option<&Remote<RegistryResource>> {
        let mut all = self.services.iter();
        all.find(|(other, _)| other == id).map(|(_, text)| text)
    }
}

impl Package {
    /// Takes the description. The services are asked for when they did not come along.
    fn take(&mut self, answer: Result<MetaPackage, Failure>) -> Option<Want> {
        let package = match answer {
            Ok(package) if package.name.trim().is_empty() => {
                self.text = Remote::Failed(Failure::Unreadable { status: 200 });
                return None;
            }
            Ok(package) => package,
            Err(failure) => {
                self.text = Remote::Failed(failure);
                return None;
            }
        };
        let services = match &package.resources {
            Some(list) => Remote::Ready(inside(list)),
            None => Remote::Loading,
        };
        let more = services
            .is_loading()
            .then(|| Want::Inside(self.urn.clone(), package.id.clone(), self.language));
        self.text = Remote::Ready(PackageText {
            name: package.name,
            description: package.description.unwrap_or_default(),
            services,
        });
        more
    }
}

fn inside(list: &[MetaResource]) -> Vec<Inside> {
    list.iter()
        .map(|service| Inside {
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

fn about_service(service: &RegistryResource, language: Language) -> About {
    let tag = language.tag();
    let Some(name) = service.title.as_ref().and_then(|title| title.best(tag)) else {
        return About::Unknown;
    };
    let description = service.right_description.as_ref().and_then(|d| d.best(tag));
    let description =
        description.or_else(|| service.description.as_ref().and_then(|d| d.best(tag)));
    let owner = service.has_competent_authority.as_ref();
    let owner = owner.and_then(|owner| owner.name.as_ref()?.best(tag));
    About::Service {
        name: tell(Some(name), language),
        description: tell(description, language),
        owner: tell(owner, language),
    }
}

fn tell(found: Option<(&str, &'static str)>, language: Language) -> Told {
    let (text, tag) = found.unwrap_or_default();
    Told {
        text: text.to_owned(),
        lang: (!text.is_empty() && tag != language.tag()).then_some(tag),
    }
}
