//! Fetches what the organisation has given already.

use super::ApprovalStore;
use crate::approval::existing::ExistingAccess;
use fullmakt_domain::SystemUserKind;
use futures::future::join;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl ApprovalStore {
    /// Fetches it once for a request that would make one more system user. Tracks the request.
    pub(in crate::approval) fn fetch_existing_access(self) {
        let owner = self.state.with(|state| state.request()?.new_owner());
        let Some(party_id) = owner.filter(|_| self.existing.with_untracked(Option::is_none)) else {
            return;
        };
        self.existing.set(Some(ExistingAccess::default()));
        let generation = self.generation.get_value();
        let users_of = move |kind| self.client.system_users(kind, party_id);
        spawn_local(async move {
            let (standard, agent) = join(
                users_of(SystemUserKind::Standard),
                users_of(SystemUserKind::Agent),
            )
            .await;
            if self.generation.try_get_value() != Some(generation) {
                return;
            }
            // What may not be seen, or cannot be read, is not there: the request can be answered without it.
            let lists = [standard, agent].into_iter().flatten();
            let users = lists.flat_map(|list| list.rows);
            let existing = self.state.try_with_untracked(|state| {
                let request = state.request()?;
                Some(ExistingAccess::new(request, users))
            });
            if let Some(Some(existing)) = existing {
                self.existing.set(Some(existing));
            }
        });
    }
}
