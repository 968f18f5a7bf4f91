//! What is known about a list of packages and rights, as signals.

use super::descriptions::{
    Description, DescriptionQuery, DescriptionResult, Descriptions, ItemView,
};
use super::item::{Item, Subject};
use crate::api::{ApiClient, ApiError};
use crate::i18n::{I18n, Texts, use_i18n};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Fetches the descriptions of a list, and tells them to its components. Cheap to copy; everything that a
/// selector reads is tracked.
#[derive(Clone, Copy)]
pub(crate) struct AccessStore {
    client: ApiClient,
    i18n: I18n,
    items: Memo<Option<Vec<Item>>>,
    descriptions: RwSignal<Descriptions>,
    /// How many answers are outstanding on what the user may give.
    checks: RwSignal<usize>,
    /// Grows when the list is about something else, so that late descriptions are dropped.
    generation: StoredValue<u32>,
    /// Names that more than one item has.
    shared_names: Memo<Vec<String>>,
    /// Whether something is there that the user is known not to be able to give.
    pub(crate) is_forbidden: Memo<bool>,
    /// Whether the description of something could not be had.
    pub(crate) lacks_descriptions: Memo<bool>,
}

impl AccessStore {
    /// For a list; `None` while it is loading.
    pub(crate) fn new(items: Memo<Option<Vec<Item>>>) -> Self {
        let i18n = use_i18n();
        let descriptions = RwSignal::new(Descriptions::default());
        Self {
            client: expect_context(),
            i18n,
            items,
            descriptions,
            checks: RwSignal::new(0),
            generation: StoredValue::new(0),
            shared_names: Memo::new(move |_| {
                let language = i18n.language();
                items.with(|items| {
                    let items = items.as_deref().unwrap_or_default();
                    descriptions.with(|descriptions| descriptions.shared_names(items, language))
                })
            }),
            is_forbidden: Memo::new(move |_| {
                items.with(|items| {
                    let items = items.as_deref().unwrap_or_default();
                    descriptions.with(|descriptions| descriptions.forbids(items))
                })
            }),
            lacks_descriptions: Memo::new(move |_| {
                let language = i18n.language();
                items.with(|items| {
                    descriptions.with(|descriptions| {
                        let mut items = items.iter().flatten();
                        items.any(|item| descriptions.lacks_description(&item.subject, language))
                    })
                })
            }),
        }
    }

    /// Fetches the descriptions that are missing, and with `giver` whether the user may give everything on
    /// behalf of that party. Tracks the list and the language.
    pub(crate) fn fetch_missing(self, giver: Option<&str>) {
        let language = self.i18n.language();
        let queries = self.items.with(|items| {
            let items = items.as_deref()?;
            // What is being fetched looks no different from what has not been fetched yet.
            self.descriptions.try_update_untracked(|descriptions| {
                descriptions.missing_queries(items, giver, language)
            })
        });
        for query in queries.into_iter().flatten() {
            self.fetch(query);
        }
    }

    /// Whether it is being read what the user may give. Tracked.
    pub(crate) fn is_checking(self) -> bool {
        self.checks.get() > 0
    }

    fn fetch(self, query: DescriptionQuery) {
        let generation = self.generation.get_value();
        let is_check = query.is_check();
        if is_check {
            self.checks.update(|checks| *checks += 1);
        }
        spawn_local(async move {
            let result = fetch(self.client, &query).await;
            if is_check {
                self.checks.try_update(|checks| *checks -= 1);
            }
            if self.generation.try_get_value() != Some(generation) {
                return;
            }
            let next = self
                .descriptions
                .try_update(|descriptions| descriptions.apply(&query, result));
            if let Some(Some(next)) = next {
                self.fetch(next);
            }
        });
    }

    /// Forgets everything: the list is about something else from now on.
    pub(crate) fn reset(self) {
        self.generation.update_value(|generation| *generation += 1);
        self.descriptions.set(Descriptions::default());
    }

    /// Forgets what failed, so that [`Self::fetch_missing`] fetches it again.
    pub(crate) fn forget_failures(self) {
        self.descriptions.update(Descriptions::forget_failures);
    }

    /// Forgets what the user may give, so that [`Self::fetch_missing`] asks again.
    pub(crate) fn forget_checks(self) {
        self.descriptions.update(Descriptions::forget_checks);
    }

    /// Marks what the platform names as the reason for a refusal.
    pub(crate) fn apply_refusal(self, error: &ApiError) {
        let reasons = error.response().map(|response| response.problem.reasons());
        for reasons in reasons.into_iter().flatten() {
            self.descriptions
                .try_update(|descriptions| descriptions.apply_refusal(reasons.id, &reasons.codes));
        }
    }

    /// What the platform names as the reason for a refusal, by name.
    pub(crate) fn refused_names(self, error: &ApiError) -> Vec<String> {
        let reasons = error.response().map(|response| response.problem.reasons());
        let ids = reasons.into_iter().flatten().map(|reasons| reasons.id);
        let (ids, language): (Vec<String>, _) = (ids.collect(), self.i18n.language());
        self.items.with(|items| {
            let items = items.as_deref().unwrap_or_default();
            self.descriptions
                .with(|descriptions| descriptions.names_of(&ids, items, language))
        })
    }

    pub(super) fn item(self, subject: Subject) -> Memo<ItemView> {
        Memo::new(move |_| self.item_view(&subject))
    }

    pub(super) fn texts(self) -> &'static Texts {
        self.i18n.texts()
    }

    fn item_view(self, subject: &Subject) -> ItemView {
        let language = self.i18n.language();
        let mut item = self
            .descriptions
            .with(|descriptions| descriptions.item(subject, language));
        item.shares_name = match &item.description {
            Description::Package { name, .. } | Description::Service { name, .. } => {
                self.shared_names.read().contains(&name.text)
            }
            Description::Loading | Description::Unknown => false,
        };
        item
    }
}

async fn fetch(client: ApiClient, query: &DescriptionQuery) -> DescriptionResult {
    match query {
        DescriptionQuery::Package(urn, language) => {
            DescriptionResult::Package(client.package(urn, language.tag()).await)
        }
        DescriptionQuery::AllPackages(language) => {
            DescriptionResult::AllPackages(client.all_packages(language.tag()).await)
        }
        DescriptionQuery::PackageServices(_, id, language) => {
            let services = client.package_services(id, language.tag()).await;
            DescriptionResult::PackageServices(services.map(|rows| rows.0))
        }
        DescriptionQuery::Service(id) => DescriptionResult::Service(client.service(id).await),
        DescriptionQuery::PackageChecks(party, urns) => {
            let checks = client.check_packages(party, urns).await;
            DescriptionResult::PackageChecks(checks.map(|page| page.data.rows))
        }
        DescriptionQuery::ServiceCheck(party, id) => {
            DescriptionResult::ServiceCheck(client.check_service(party, id).await)
        }
    }
}
