//! Whether the user may make and delete system users of an organisation, as a signal.

use crate::api::{ApiClient, RemoteData};
use crate::organisation::{Organisation, may_manage};
use crate::user::User;
use fullmakt_domain::SystemUserKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whether the user may, once that is known.
#[derive(Clone, Copy)]
pub(super) struct Permission {
    client: ApiClient,
    user: User,
    pending: RwSignal<RemoteData<()>>,
}

impl Permission {
    /// Asks.
    pub(super) fn load(organisation: &Organisation) -> Self {
        let permission = Self {
            client: expect_context(),
            user: expect_context(),
            pending: RwSignal::new(RemoteData::Loading),
        };
        permission.ask(organisation);
        permission
    }

    pub(super) fn ask(self, organisation: &Organisation) {
        let call = self.client.pending_requests(
            SystemUserKind::Standard,
            organisation.party_id,
            &organisation.number,
        );
        self.pending.set(RemoteData::Loading);
        spawn_local(async move {
            let answer = call.await.map(drop);
            self.user.follow_failure(answer.as_ref().err());
            self.pending.try_set(answer.into());
        });
    }

    /// Tracked.
    pub(super) fn get(self) -> RemoteData<bool> {
        let pending = self.pending.read();
        match (may_manage([&*pending]), &*pending) {
            (Some(may), _) => RemoteData::Ready(may),
            (None, RemoteData::Failed(error)) => RemoteData::Failed(error.clone()),
            (None, _) => RemoteData::Loading,
        }
    }
}
