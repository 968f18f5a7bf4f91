//! The list and what is searched for, as signals.

use super::list::OrganisationList;
use crate::api::{ApiClient, ApiError, RemoteData};
use crate::layout::Navigation;
use crate::layout::search_in_address::SearchInAddress;
use crate::routes::AfterChoice;
use crate::session::Session;
use crate::user::User;
use fullmakt_domain::search_text::SearchQuery;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The state of the page. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct ChoiceStore {
    client: ApiClient,
    session: Session,
    user: User,
    list: RwSignal<RemoteData<OrganisationList>>,
    /// Number of the newest read: the answer to an earlier one is too late.
    sequence: StoredValue<u32>,
    /// For whom the list was read, as far as that is known.
    person: StoredValue<Option<i32>>,
    pub(super) search: SearchInAddress,
    /// Where a choice leads.
    pub(super) then: Memo<AfterChoice>,
    /// What is searched for, as it is compared.
    pub(super) query: Memo<SearchQuery>,
    /// The rows that are found.
    pub(super) found: Memo<Vec<u32>>,
    /// What has become of the list, and whether there is anything in it.
    pub(super) progress: Memo<RemoteData<bool>>,
}

impl ChoiceStore {
    /// Reads the list, and again when somebody else is signed in.
    pub(super) fn load() -> Self {
        let query = expect_context::<Navigation>().query();
        let list = RwSignal::new(RemoteData::Loading);
        let search = SearchInAddress::follow();
        let words = Memo::new(move |_| search.text.with(|text| SearchQuery::parse(text)));
        let store = Self {
            client: expect_context(),
            session: expect_context(),
            user: expect_context(),
            list,
            sequence: StoredValue::new(0),
            person: StoredValue::new(None),
            search,
            then: Memo::new(move |_| query.with(AfterChoice::of)),
            query: words,
            found: Memo::new(move |_| {
                let found = |list: &OrganisationList| words.with(|words| list.found(words));
                list.with(|list| list.ready().map(found))
                    .unwrap_or_default()
            }),
            progress: Memo::new(move |_| {
                list.with(|list| match list {
                    RemoteData::Loading => RemoteData::Loading,
                    RemoteData::Ready(list) => RemoteData::Ready(!list.is_empty()),
                    RemoteData::Failed(error) => RemoteData::Failed(error.clone()),
                })
            }),
        };
        store.read();
        Effect::new(move || store.follow_user());
        store
    }

    pub(super) fn retry(self) {
        self.user.reload();
        self.read();
    }

    /// Something of the list. Tracked; `None` while there is none.
    pub(super) fn with_list<T>(self, read: impl FnOnce(&OrganisationList) -> T) -> Option<T> {
        self.list.with(|list| list.ready().map(read))
    }

    fn follow_user(self) {
        let RemoteData::Ready(person) = self.user.person() else {
            return;
        };
        let before = self.person.get_value();
        self.person.set_value(Some(person.id));
        let is_other = before.is_some_and(|before| before != person.id);
        let was_signed_out = self
            .progress
            .with_untracked(|progress| progress.error() == Some(&ApiError::SignedOut));
        if is_other || was_signed_out {
            self.read();
        }
    }

    fn read(self) {
        self.list.set(RemoteData::Loading);
        let sequence = self.sequence.try_update_value(|sequence| {
            *sequence += 1;
            *sequence
        });
        spawn_local(async move {
            let answer = self.client.organisations().await;
            if self.sequence.try_get_value() != sequence {
                return;
            }
            match &answer {
                Ok(_) => self.session.set_alive(),
                Err(ApiError::SignedOut) => self.session.login_once(),
                Err(_) => {}
            }
            let list = answer
                .map(|page| OrganisationList::new(page.data.rows, page.data.unreadable))
                .into();
            self.list.try_set(list);
        });
    }
}
