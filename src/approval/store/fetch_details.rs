//! Fetches what describes the request: the system, the organisation, packages and services, and whether the
//! user may give them.

use super::ApprovalStore;
use crate::api::ApiClient;
use crate::approval::details::{DetailQuery, DetailResult};
use crate::approval::state::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl ApprovalStore {
    /// Fetches the descriptions that are missing. Tracks the request and the language.
    pub(in crate::approval) fn fetch_missing_details(self) {
        let language = self.i18n.language();
        let queries = self.state.with(|state| {
            let request = state.request()?;
            // What is being fetched looks no different from what has not been fetched yet.
            self.details
                .try_update_untracked(|details| details.missing_queries(request, language))
        });
        for query in queries.into_iter().flatten() {
            self.fetch_detail(query);
        }
    }

    fn fetch_detail(self, query: DetailQuery) {
        let generation = self.generation.get_value();
        spawn_local(async move {
            let result = fetch(self.client, &query).await;
            if self.generation.try_get_value() != Some(generation) {
                return;
            }
            let next = self
                .details
                .try_update(|details| details.apply(&query, result));
            if let Some(Some(next)) = next {
                self.fetch_detail(next);
            }
            self.recompute_forbidden();
        });
    }

    /// Tells the state whether something is asked for that the user may not give.
    fn recompute_forbidden(self) {
        let forbidden = self.state.try_with_untracked(|state| {
            let request = state.request()?;
            self.details
                .try_with_untracked(|details| details.forbids(request))
        });
        if let Some(Some(forbidden)) = forbidden {
            self.dispatch(Event::Checked { forbidden });
        }
    }
}

async fn fetch(client: ApiClient, query: &DetailQuery) -> DetailResult {
    match query {
        DetailQuery::System(id) => DetailResult::System(client.system(id).await),
        DetailQuery::Party(uuid) => DetailResult::Party(client.party_name(uuid.clone()).await),
        DetailQuery::Package(urn, language) => {
            DetailResult::Package(client.package(urn, language.tag()).await)
        }
        DetailQuery::AllPackages(language) => {
            DetailResult::AllPackages(client.all_packages(language.tag()).await)
        }
        DetailQuery::PackageServices(_, id, language) => {
            let services = client.package_services(id, language.tag()).await;
            DetailResult::PackageServices(services.map(|rows| rows.0))
        }
        DetailQuery::Service(id) => DetailResult::Service(client.service(id).await),
        DetailQuery::PackageChecks(party, urns) => {
            let checks = client.check_packages(party, urns).await;
            DetailResult::PackageChecks(checks.map(|page| page.data.rows))
        }
        DetailQuery::ServiceCheck(party, id) => {
            DetailResult::ServiceCheck(client.check_service(party, id).await)
        }
    }
}
