//! The clients of a system user, as signals. Kept while the page is left and opened again, so that ticks stay and what
//! has been started is carried out.

mod sending;

use super::changes::Changes;
use super::view_model::NAME_LENGTH;
use crate::api::{AgentSystemUser, ApiClient, ApiError, ReadList, RemoteData};
use crate::client_rows::{read_added_clients, read_clients};
use crate::i18n::{I18n, Texts, use_i18n};
use crate::kept_state::{Keep, KeptState};
use crate::ongoing_changes::OngoingChanges;
use crate::organisation::Organisation;
use crate::routes;
use crate::user::{Person, User};
use fullmakt_contract::summaries::SystemUserSummary;
use fullmakt_domain::SystemUserKind;
use fullmakt_domain::client_index::ClientIndex;
use fullmakt_domain::text::sanitize_quoted;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is known of the system user.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SystemUser {
    pub(super) title: String,
    pub(super) is_for_clients: bool,
    /// Urns of the packages that a client has to have given.
    pub(super) packages: Vec<String>,
}

impl SystemUser {
    fn new(user: SystemUserSummary) -> Self {
        let titles = [&*user.integration_title, &*user.system_id];
        let mut titles = titles
            .map(|title| sanitize_quoted(title, NAME_LENGTH))
            .into_iter();
        let packages = user.access_packages.into_iter();
        Self {
            title: titles.find(|title| !title.is_empty()).unwrap_or_default(),
            is_for_clients: SystemUserKind::from_word(&user.user_type)
                == Some(SystemUserKind::Agent),
            packages: packages.map(|package| package.urn).collect(),
        }
    }
}

/// What has become of one of the two lists.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ListState {
    /// It has been read to its end, now or before.
    pub(super) is_known: bool,
    /// The last reading: how many of its rows could not be read.
    pub(super) read: RemoteData<usize>,
}

/// Which of the lists.
type List = RwSignal<ListState>;

/// Cheap to copy; everything that a selector reads is tracked.
#[derive(Clone, Copy)]
pub(super) struct ClientsStore {
    client: ApiClient,
    user: User,
    i18n: I18n,
    ongoing: OngoingChanges,
    organisation: StoredValue<Organisation>,
    of: StoredValue<AgentSystemUser>,
    /// The person who was at the page when it was opened.
    opened_for: StoredValue<Option<Person>>,
    pub(super) system_user: RwSignal<RemoteData<SystemUser>>,
    pub(super) index: RwSignal<ClientIndex>,
    pub(super) clients: List,
    pub(super) added: List,
    pub(super) changes: RwSignal<Changes>,
    /// Somebody else is signed in than when the page was opened: nothing was sent.
    pub(super) is_other_person: RwSignal<bool>,
    /// Whether it acts for the organisation itself; `None` where that may not be seen.
    pub(super) own: RwSignal<Option<RemoteData<bool>>>,
    /// What was searched for and chosen last, as it stands in the address.
    pub(super) choices: StoredValue<Vec<(&'static str, String)>>,
    /// Its page is open.
    pub(super) is_open: StoredValue<bool>,
}

impl Keep for ClientsStore {
    fn is_busy(self) -> bool {
        !self.changes.with_untracked(Changes::is_idle)
    }
}

impl ClientsStore {
    /// That of the last visit, unless it was somebody else's, or a new one. Both lists are read.
    pub(super) fn open(organisation: Organisation, id: String) -> Self {
        let kept: KeptState = expect_context();
        let user: User = expect_context();
        let key = ["clients", &*organisation.uuid, &*id].join(" ");
        let now = untrack(|| user.person().ready().cloned());
        let is_for_same = |store: &Self| {
            let opened_for = store.opened_for.get_value();
            opened_for.is_some() && opened_for == now
        };
        let store = kept.get(&key).filter(is_for_same);
        let store = store.unwrap_or_else(|| kept.keep(&key, || Self::new(organisation, id)));
        store.index.update(ClientIndex::keep_none);
        store.read();
        store
    }

    fn new(organisation: Organisation, id: String) -> Self {
        let user: User = expect_context();
        let of = AgentSystemUser {
            party_id: organisation.party_id,
            party_uuid: organisation.uuid.clone(),
            id,
        };
        Self {
            client: expect_context(),
            user,
            i18n: use_i18n(),
            ongoing: expect_context(),
            organisation: StoredValue::new(organisation),
            of: StoredValue::new(of),
            opened_for: user.remember_person(),
            system_user: RwSignal::new(RemoteData::Loading),
            index: RwSignal::new(ClientIndex::new(&[])),
            clients: RwSignal::new(ListState::default()),
            added: RwSignal::new(ListState::default()),
            changes: RwSignal::new(Changes::default()),
            is_other_person: RwSignal::new(false),
            own: RwSignal::new(None),
            choices: StoredValue::new(Vec::new()),
            is_open: StoredValue::new(false),
        }
    }

    /// Reads everything anew. What is known stays until something else has come.
    pub(super) fn read(self) {
        let is_reading = self.clients.with_untracked(|it| it.read.is_loading())
            || self.added.with_untracked(|it| it.read.is_loading());
        let is_known = self.system_user.with_untracked(|it| it.ready().is_some());
        if is_known && is_reading {
            return;
        }
        if is_known {
            self.set_loading();
        } else {
            self.system_user.set(RemoteData::Loading);
        }
        let of = self.of.get_value();
        spawn_local(async move {
            let answer = self.client.system_user(of.party_id, &of.id).await;
            self.user.follow_failure(answer.as_ref().err());
            let answer = RemoteData::from(answer.map(SystemUser::new));
            if let Some(ApiError::NotFound(_)) = answer.error() {
                self.changes.try_update(Changes::stop);
            }
            let packages = answer.ready().filter(|user| user.is_for_clients);
            let packages = packages.map(|user| user.packages.clone());
            if self.system_user.try_with_untracked(|it| *it != answer) == Some(true) {
                self.system_user.set(answer);
            }
            if let Some(packages) = packages {
                self.read_lists(&packages);
                self.read_own();
            }
        });
    }

    fn set_loading(self) {
        for list in [self.clients, self.added] {
            list.try_update(|list| list.read = RemoteData::Loading);
        }
    }

    fn read_lists(self, packages: &[String]) {
        self.set_loading();
        self.index
            .try_update(|index| match index.is_empty() && !index.is_refreshing() {
                true => *index = ClientIndex::new(packages),
                // What is known stays until the next reading is there, also what has come of one that has failed.
                false => index.begin_refresh(packages),
            });
        let Some(of) = self.of.try_get_value() else {
            return;
        };
        let clients = read_clients(self.client, &of, self.index);
        let added = read_added_clients(self.client, &of, self.index);
        spawn_local(async move { self.finish(self.clients, clients.await) });
        spawn_local(async move {
            let mut read = added.await;
            if read == (0, Ok(())) && self.has_read_none() {
                read.1 = self.confirm_none(&of).await;
            }
            self.finish(self.added, read);
        });
    }

    /// No client was in the list of those that are added.
    fn has_read_none(self) -> bool {
        self.index
            .try_with_untracked(ClientIndex::has_read_none_added)
            == Some(true)
    }

    /// The platform's list is empty, too, when it could not be made; another list, of which that is not true, has to
    /// say the same.
    async fn confirm_none(self, of: &AgentSystemUser) -> Result<(), ApiError> {
        match self.client.has_added_clients(of).await {
            Ok(false) => Ok(()),
            Ok(true) => Err(ApiError::Unreadable { status: 200 }),
            // Not for this user, or not here: then nobody can say more.
            Err(ApiError::Denied(_) | ApiError::NotFound(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn finish(self, list: List, (unreadable, read): ReadList) {
        self.user.follow_failure(read.as_ref().err());
        list.try_update(|list| {
            list.is_known |= read.is_ok();
            list.read = read.map(|()| unreadable).into();
        });
        let lists = [self.clients, self.added];
        let is = |what: fn(&ListState) -> bool| {
            lists.map(|list| list.try_with_untracked(what) == Some(true))
        };
        let are_there = is(|list| list.read.ready().is_some());
        let are_coming = is(|list| list.read.is_loading());
        self.index
            .try_update(|index| match (are_there, are_coming) {
                ([true, true], _) => index.end_refresh(),
                // With one list alone nobody knows who is gone: what was known stays.
                (_, [false, false]) => index.cancel_refresh(),
                _ => {}
            });
    }

    fn read_own(self) {
        let Some(of) = self.of.try_get_value() else {
            return;
        };
        spawn_local(async move {
            let answer = match self.client.own_organisation(&of).await {
                // Not for this user.
                Err(ApiError::Denied(_)) => None,
                answer => Some(answer.into()),
            };
            self.own.try_set(answer);
        });
    }

    /// For the next visit; an empty word is none.
    pub(super) fn remember_choice(self, name: &'static str, word: &str) {
        self.choices.update_value(|choices| {
            choices.retain(|(other, _)| *other != name);
            if !word.is_empty() {
                choices.push((name, word.to_owned()));
            }
        });
    }

    // What is shown.

    pub(super) fn texts(self) -> &'static Texts {
        self.i18n.texts()
    }

    pub(super) fn organisation(self) -> Organisation {
        self.organisation.get_value()
    }

    /// Its page.
    pub(super) fn details(self) -> String {
        self.of
            .with_value(|of| routes::details(&of.party_uuid, &of.id))
    }

    pub(super) fn title(self) -> String {
        self.system_user
            .with(|user| user.ready().map(|user| user.title.clone()))
            .unwrap_or_default()
    }

    pub(super) fn error(self) -> Option<ApiError> {
        self.system_user.with(|user| user.error().cloned())
    }

    /// How many rows of both lists could not be read.
    pub(super) fn unreadable(self) -> u32 {
        let lists = [self.clients, self.added];
        let rows = lists.map(|list| list.with(|list| list.read.ready().copied()));
        u32::try_from(rows.into_iter().flatten().sum::<usize>()).unwrap_or(u32::MAX)
    }

    /// The list of clients is there as a whole.
    pub(super) fn knows_clients(self) -> bool {
        self.clients.with(|clients| clients.is_known)
    }

    /// Nothing is changed before it is known who has been added.
    pub(super) fn can_change(self) -> bool {
        self.added.with(|added| added.is_known)
    }
}
