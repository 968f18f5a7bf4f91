//! The clients of a system user as signals; reads them.

use super::added_clients::{AddedClient, AddedClients, certain_count};
use crate::api::{AgentSystemUser, ApiClient, RemoteData};
use crate::organisation::Organisation;
use crate::user::User;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The clients that a system user for clients acts for, and whether it acts for its owner. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct ClientsStore {
    client: ApiClient,
    user: User,
    organisation: StoredValue<Organisation>,
    id: StoredValue<String>,
    pub(super) list: RwSignal<RemoteData<AddedClients>>,
    /// Its owner is among those that it acts for.
    pub(super) own: RwSignal<RemoteData<bool>>,
}

impl ClientsStore {
    pub(super) fn new(organisation: StoredValue<Organisation>, id: StoredValue<String>) -> Self {
        Self {
            client: expect_context(),
            user: expect_context(),
            organisation,
            id,
            list: RwSignal::new(RemoteData::Loading),
            own: RwSignal::new(RemoteData::Loading),
        }
    }

    /// Reads who they are, and whether the owner is among them.
    pub(super) fn read(self) {
        self.read_list();
        let call = self.with_names(|client, organisation, id| {
            client.own_organisation(&AgentSystemUser {
                party_id: organisation.party_id,
                party_uuid: organisation.uuid.clone(),
                id: id.to_owned(),
            })
        });
        spawn_local(async move {
            let answer = call.await;
            self.own.try_set(answer.into());
        });
    }

    /// Reads who they are. A list that is there stays until another one has come.
    pub(super) fn read_list(self) {
        let call = self.with_names(|client, organisation, id| {
            client.all_added_clients(organisation.party_id, &organisation.uuid, id)
        });
        if self.list.with_untracked(|list| list.ready().is_none()) {
            self.list.set(RemoteData::Loading);
        }
        spawn_local(async move {
            let answer = call.await.map(AddedClients::new);
            self.user.follow_failure(answer.as_ref().err());
            let list = answer.into();
            // The same list is not mounted anew.
            if self.list.try_with_untracked(|before| *before != list) == Some(true) {
                self.list.set(list);
            }
        });
    }

    fn with_names<T>(self, call: impl FnOnce(ApiClient, &Organisation, &str) -> T) -> T {
        self.organisation
            .with_value(|organisation| self.id.with_value(|id| call(self.client, organisation, id)))
    }

    /// A client by its place in the list. Not tracked.
    pub(super) fn row(self, place: u32) -> Option<AddedClient> {
        let place = usize::try_from(place).ok()?;
        self.list
            .with_untracked(|list| list.ready()?.rows.get(place).cloned())
    }

    /// The places of all clients. Tracked.
    pub(super) fn places(self) -> Vec<u32> {
        let rows = self
            .list
            .with(|list| list.ready().map_or(0, |list| list.rows.len()));
        (0..).take(rows).collect()
    }

    /// How many there are, where that is certain. Tracked.
    pub(super) fn count(self) -> Option<u32> {
        self.list.with(certain_count)
    }
}
