//! Fetches the names of the system and of the organisation that the request is about.

use super::ApprovalStore;
use crate::approval::names::{NameQuery, NameResult};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl ApprovalStore {
    /// Fetches the names that are missing. Tracks the request.
    pub(in crate::approval) fn fetch_missing_names(self) {
        let queries = self.state.with(|state| {
            let request = state.request()?;
            // What is being fetched looks no different from what has not been fetched yet.
            self.request_names
                .try_update_untracked(|names| names.missing_queries(request))
        });
        for query in queries.into_iter().flatten() {
            self.fetch_name(query);
        }
    }

    fn fetch_name(self, query: NameQuery) {
        let generation = self.generation.get_value();
        spawn_local(async move {
            let result = match query {
                NameQuery::System(id) => NameResult::System(self.client.system(&id).await),
                NameQuery::Party(uuid) => NameResult::Party(self.client.party_name(uuid).await),
            };
            if self.generation.try_get_value() == Some(generation) {
                self.request_names.try_update(|names| names.apply(result));
            }
        });
    }
}
