//! The clients of a system user, as signals. Kept while the page is left and opened again, so that ticks stay and what
//! has been started is carried out.

mod run;
mod sending;

use super::changes::Changes;
use super::view_model::{Known, action_of};
use crate::api::{AgentSystemUser, ApiClient, ApiError, ReadList, RemoteData};
use crate::bulk::BulkStore;
use crate::client_lists::{NAME_LENGTH, read_added_clients, read_clients};
use crate::i18n::{I18n, Texts, use_i18n};
use crate::kept_state::{Keep, KeptState};
use crate::ongoing_changes::OngoingChanges;
use crate::organisation::Organisation;
use crate::routes;
use crate::ui::use_window_event;
use crate::user::{Person, User};
use fullmakt_contract::summaries::{AddedClientSummary, SystemUserSummary};
use fullmakt_domain::SystemUserKind;
use fullmakt_domain::bulk_run::Task;
use fullmakt_domain::client_index::ClientIndex;
use fullmakt_domain::text::sanitize_quoted;
use leptos::ev;
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
    /// Many clients in one run.
    pub(super) bulk: BulkStore,
    /// The row of each of its tasks, and the task of each row.
    run_rows: StoredValue<Vec<u32>>,
    run_tasks: StoredValue<Vec<(u32, Task)>>,
    /// The run of another tab is to be gone on with here.
    takes_over: StoredValue<bool>,
    /// Whether it acts for the organisation itself; `None` where that may not be seen.
    pub(super) own: RwSignal<Option<RemoteData<bool>>>,
    /// What was searched for and chosen last, as it stands in the address.
    pub(super) choices: StoredValue<Vec<(&'static str, String)>>,
    /// Its page is open.
    pub(super) is_page_open: StoredValue<bool>,
    /// Both lists, or the system user before them, are being read.
    is_reading: StoredValue<bool>,
    /// Number of the newest question about the own organisation: the answer to an earlier one is too late.
    own_sequence: StoredValue<u32>,
    /// When the user started something last.
    started_at: StoredValue<f64>,
    /// When it was last known who is signed in.
    identified_at: StoredValue<f64>,
    /// Which row was changed last (none for the own organisation), and when.
    last_changed: StoredValue<(Option<u32>, f64)>,
    /// Those of the time when the user started what is going on.
    texts_at_start: StoredValue<&'static Texts>,
}

impl Keep for ClientsStore {
    fn is_busy(self) -> bool {
        !self.changes.with_untracked(Changes::is_idle) || self.bulk.has_to_stay()
    }
}

impl ClientsStore {
    /// That of the last visit, unless it was somebody else's, or a new one. Both lists are read.
    pub(super) fn open(organisation: Organisation, id: String) -> Self {
        let kept: KeptState = expect_context();
        let user: User = expect_context();
        let key = ["clients", &*organisation.uuid, &*id].join(" ");
        let id_of = |person: &Person| person.id;
        let now = untrack(|| user.person().ready().map(id_of));
        let is_for_same = |store: &Self| {
            let opened_for = store.opened_for.with_value(|it| it.as_ref().map(id_of));
            let is_same = opened_for.is_some() && opened_for == now;
            if !is_same {
                // Nothing more is sent for whoever it was.
                store.stop();
                store.bulk.pause();
            }
            is_same
        };
        let store = kept.get(&key).filter(is_for_same);
        let store = store.unwrap_or_else(|| {
            kept.keep(&key, || {
                let store = Self::new(organisation, id);
                use_window_event(ev::beforeunload, move |event| {
                    if !store.changes.with_untracked(Changes::is_idle) {
                        event.prevent_default();
                    }
                });
                store
            })
        });
        store.index.maybe_update(ClientIndex::keep_none);
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
        let bulk = BulkStore::new([&*of.party_uuid, " ", &*of.id].concat());
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
            bulk,
            run_rows: StoredValue::new(Vec::new()),
            run_tasks: StoredValue::new(Vec::new()),
            takes_over: StoredValue::new(false),
            own: RwSignal::new(None),
            choices: StoredValue::new(Vec::new()),
            is_page_open: StoredValue::new(false),
            is_reading: StoredValue::new(false),
            own_sequence: StoredValue::new(0),
            started_at: StoredValue::new(0.0),
            identified_at: StoredValue::new(0.0),
            last_changed: StoredValue::new((None, 0.0)),
            texts_at_start: StoredValue::new(untrack(|| use_i18n().texts())),
        }
    }

    /// Reads everything anew. What is known stays until something else has come.
    pub(super) fn read(self) {
        if self.is_reading.get_value() {
            return;
        }
        self.is_reading.set_value(true);
        let is_known = self.system_user.with_untracked(|it| it.ready().is_some());
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
            if let Some(error) = answer
                .error()
                .filter(|error| is_known && !is_about_it(error))
            {
                // What is known of it stays, and so does the page.
                for list in [self.clients, self.added] {
                    list.try_update(|list| list.read = RemoteData::Failed(error.clone()));
                }
                self.is_reading.try_set_value(false);
                return;
            }
            let packages = answer.ready().filter(|user| user.is_for_clients);
            let packages = packages.map(|user| user.packages.clone());
            if self.system_user.try_with_untracked(|it| *it != answer) == Some(true) {
                self.system_user.set(answer);
            }
            match packages {
                Some(packages) => {
                    self.read_lists(&packages);
                    self.read_own();
                }
                None => drop(self.is_reading.try_set_value(false)),
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
        self.index.try_update(|index| match index.is_unused() {
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
        // Of a second reading nothing counts before both lists are there.
        let is_first = self
            .index
            .try_with_untracked(|index| !index.is_refreshing());
        list.try_update(|list| {
            list.is_known |= is_first == Some(true) && read.is_ok();
            list.read = read.map(|()| unreadable).into();
        });
        let lists = [self.clients, self.added];
        let is = |what: fn(&ListState) -> bool| {
            lists.map(|list| list.try_with_untracked(what) == Some(true))
        };
        let are_there = is(|list| list.read.ready().is_some());
        let are_coming = is(|list| list.read.is_loading());
        match (are_there, are_coming) {
            ([true, true], _) => {
                self.index.try_update(ClientIndex::end_refresh);
                for list in lists {
                    list.try_update(|list| list.is_known = true);
                }
                self.index.try_with_untracked(|index| {
                    let can_be = |row, action| action_of(index.status(row)) == Some(action);
                    self.changes.try_update(|changes| changes.settle(can_be));
                });
            }
            // With one list alone nobody knows who is gone: what was known stays, and the other one is not shown.
            (_, [false, false]) => {
                self.index.try_update(ClientIndex::cancel_refresh);
                self.explain_unused();
            }
            _ => return,
        }
        self.is_reading.try_set_value(false);
        if self.clients.try_with_untracked(|it| it.is_known) == Some(true)
            && self.added.try_with_untracked(|it| it.is_known) == Some(true)
        {
            self.restore_run();
        }
    }

    /// The rows of those that are added, ascending, as the platform lists them now.
    async fn added_rows(self, of: &AgentSystemUser) -> Result<Vec<u32>, ApiError> {
        let rows = StoredValue::new(Vec::new());
        let take = move |client: AddedClientSummary| {
            let row = self
                .index
                .try_with_untracked(|index| index.find(&client.id));
            if let Some(row) = row.flatten() {
                rows.try_update_value(|rows| rows.push(row));
            }
        };
        let (_, read) = self.client.added_clients(of, take, || {}).await;
        read?;
        let mut rows = rows.try_get_value().ok_or(ApiError::Offline)?;
        if rows.is_empty() {
            self.confirm_none(of).await?;
        }
        rows.sort_unstable();
        Ok(rows)
    }

    /// A list that has been read and is not shown, because the other one failed, has failed like it.
    fn explain_unused(self) {
        let lists = [self.clients, self.added];
        let errors = lists.map(|list| list.try_with_untracked(|it| it.read.error().cloned()));
        let error = errors.into_iter().flatten().flatten().next();
        for list in lists {
            list.try_update(|list| {
                if let (false, Some(_), Some(error)) = (list.is_known, list.read.ready(), &error) {
                    list.read = RemoteData::Failed(error.clone());
                }
            });
        }
    }

    pub(super) fn read_own(self) {
        let Some(of) = self.of.try_get_value() else {
            return;
        };
        let sequence = self.ask_about_own();
        spawn_local(async move {
            let answer = match self.client.own_organisation(&of).await {
                // Not for this user.
                Err(ApiError::Denied(_)) => None,
                answer => Some(answer.into()),
            };
            if self.own_sequence.try_get_value() == sequence {
                self.own.try_set(answer);
            }
        });
    }

    /// The answer to what was asked before is too late.
    fn ask_about_own(self) -> Option<u32> {
        self.own_sequence.try_update_value(|sequence| {
            *sequence += 1;
            *sequence
        })
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

    pub(super) fn known(self) -> Known {
        Known {
            clients: self.knows_clients(),
            added: self.can_change(),
            is_arriving: self
                .clients
                .with(|list| !list.is_known && list.read.is_loading()),
        }
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

/// Whether it is the system user that is not there, or not for this user: what is known of it is not true any more.
const fn is_about_it(error: &ApiError) -> bool {
    matches!(error, ApiError::NotFound(_) | ApiError::Denied(_))
}
