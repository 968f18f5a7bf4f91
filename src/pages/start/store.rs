use super::offers::{Answers, Offers};
use crate::api::ApiClient;
use crate::organisation::Organisation;
use crate::user::User;
use fullmakt_domain::SystemUserKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks the platform what the user may do. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct StartStore {
    client: ApiClient,
    user: User,
    organisation: StoredValue<Organisation>,
    answers: RwSignal<Answers>,
}

impl StartStore {
    pub(super) fn load(organisation: Organisation) -> Self {
        let store = Self {
            client: expect_context(),
            user: expect_context(),
            organisation: StoredValue::new(organisation),
            answers: RwSignal::new(Answers::default()),
        };
        store.ask();
        store
    }

    /// Asks for everything, as if the page had just been opened.
    pub(super) fn ask(self) {
        self.answers.set(Answers::default());
        let (party, number) = self
            .organisation
            .with_value(|organisation| (organisation.party_id, organisation.number.clone()));
        for (place, kind) in SystemUserKind::ALL.into_iter().enumerate() {
            let call = self.client.pending_requests(kind, party, &number);
            spawn_local(async move {
                let answer = call.await.map(|list| list.rows.len());
                self.user.follow_failure(answer.as_ref().err());
                let asked_lists = self.answers.try_with_untracked(Answers::needs_lists);
                self.answers.try_update(|answers| {
                    if let Some(pending) = answers.pending.get_mut(place) {
                        *pending = answer.into();
                    }
                });
                let needs_lists = self.answers.try_with_untracked(Answers::needs_lists);
                if needs_lists == Some(true) && asked_lists == Some(false) {
                    self.ask_lists(party);
                }
            });
        }
    }

    fn ask_lists(self, party: i32) {
        for (place, kind) in SystemUserKind::ALL.into_iter().enumerate() {
            let call = self.client.system_users(kind, party);
            spawn_local(async move {
                let answer = call.await.map(drop);
                self.answers.try_update(|answers| {
                    if let Some(list) = answers.lists.get_mut(place) {
                        *list = answer.into();
                    }
                });
            });
        }
    }

    pub(super) fn party(self) -> String {
        self.organisation
            .with_value(|organisation| organisation.uuid.clone())
    }

    pub(super) fn offers(self) -> Memo<Offers> {
        let answers = self.answers;
        Memo::new(move |_| answers.with(Answers::offers))
    }
}
