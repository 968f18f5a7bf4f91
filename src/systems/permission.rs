//! Whether the user may answer requests, make and delete system users of an organisation.
//!
//! The platform does not say it in so many words. It lists what waits for an answer to those who may, and to nobody
//! else (docs/contract/platform.md, section 2.1): so it is asked, before anything is offered.

use crate::api::{ApiClient, ApiError, RemoteData};
use crate::organisation::Organisation;
use fullmakt_domain::SystemUserKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whether the user may, once that is known.
#[derive(Clone, Copy)]
pub(super) struct Permission {
    client: ApiClient,
    may_manage: RwSignal<RemoteData<bool>>,
}

impl Permission {
    /// Asks.
    pub(super) fn load(organisation: &Organisation) -> Self {
        let permission = Self {
            client: expect_context(),
            may_manage: RwSignal::new(RemoteData::Loading),
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
        self.may_manage.set(RemoteData::Loading);
        spawn_local(async move {
            let answer = call.await;
            self.may_manage.try_set(of_answer(answer.map(drop)));
        });
    }

    /// Tracked.
    pub(super) fn get(self) -> RemoteData<bool> {
        self.may_manage.get()
    }
}

/// What the answer to the question means.
pub(super) fn of_answer(answer: Result<(), ApiError>) -> RemoteData<bool> {
    match answer {
        Ok(()) => RemoteData::Ready(true),
        Err(ApiError::Denied(_)) => RemoteData::Ready(false),
        Err(error) => RemoteData::Failed(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not being able to ask is neither yes nor no.
    #[test]
    fn only_a_refusal_is_a_no() {
        let refused = |status| of_answer(Err(ApiError::from_response(status, None, b"")));
        assert_eq!(of_answer(Ok(())), RemoteData::Ready(true));
        assert_eq!(refused(403), RemoteData::Ready(false));
        for status in [401, 404, 500, 503] {
            assert!(refused(status).error().is_some(), "{status}");
        }
    }
}
