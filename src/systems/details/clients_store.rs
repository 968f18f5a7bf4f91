//! The clients of a system user as signals; reads them.

use super::added_clients::{AddedClient, AddedList, ListPhase, certain_count, phase};
use crate::api::{AgentSystemUser, ApiClient, RemoteData};
use crate::client_lists::read_added_clients;
use crate::user::User;
use fullmakt_domain::SearchQuery;
use fullmakt_domain::client_index::{ClientIndex, ClientOrder, ClientView, StatusFilter};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The clients that a system user for clients acts for, and whether it acts for its owner. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct ClientsStore {
    client: ApiClient,
    user: User,
    of: StoredValue<AgentSystemUser>,
    index: RwSignal<ClientIndex>,
    pub(super) list: RwSignal<AddedList>,
    /// Its rows in the index, in the order of their names.
    pub(super) rows: Memo<Vec<u32>>,
    /// Its owner is among those that it acts for.
    pub(super) own: RwSignal<RemoteData<bool>>,
    reading: StoredValue<Reading>,
}

/// Whether the list is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    No,
    Yes,
    /// And once more after that.
    Twice,
}

impl ClientsStore {
    pub(super) fn new(of: AgentSystemUser) -> Self {
        let index = RwSignal::new(ClientIndex::new(&[]));
        let view = StoredValue::new(ClientView::new());
        Self {
            client: expect_context(),
            user: expect_context(),
            of: StoredValue::new(of),
            index,
            list: RwSignal::new(RemoteData::Loading),
            rows: Memo::new(move |_| {
                let (all, filter) = (SearchQuery::parse(""), StatusFilter::Added.into());
                let rows = index.with(|index| {
                    view.try_update_value(|view| {
                        view.update(index, &all, &filter, ClientOrder::Name)
                            .to_vec()
                    })
                });
                rows.unwrap_or_default()
            }),
            own: RwSignal::new(RemoteData::Loading),
            reading: StoredValue::new(Reading::No),
        }
    }

    /// Reads who they are, and whether the owner is among them.
    pub(super) fn read(self) {
        self.read_list();
        let call = self.of.with_value(|of| self.client.own_organisation(of));
        spawn_local(async move {
            let answer = call.await;
            self.own.try_set(answer.into());
        });
    }

    /// Reads who they are. A list that is there stays until another one has come.
    pub(super) fn read_list(self) {
        if self.list.with_untracked(|list| list.ready().is_none()) {
            self.list.set(RemoteData::Loading);
        }
        if self.reading.get_value() != Reading::No {
            self.reading.set_value(Reading::Twice);
            return;
        }
        self.reading.set_value(Reading::Yes);
        spawn_local(async move { while self.read_once().await == Some(Reading::Twice) {} });
    }

    /// Answers whether it has been asked for another time meanwhile.
    async fn read_once(self) -> Option<Reading> {
        let of = self.of.try_get_value()?;
        self.index.try_update(|index| index.begin_refresh(&[]));
        let (unreadable, read) = read_added_clients(self.client, &of, self.index).await;
        self.user.follow_failure(read.as_ref().err());
        self.index.try_update(|index| match &read {
            Ok(()) => index.end_refresh(),
            Err(_) => index.cancel_refresh(),
        });
        let list = read.map(|()| unreadable).into();
        // The same list is not mounted anew.
        if self.list.try_with_untracked(|before| *before != list) == Some(true) {
            self.list.set(list);
        }
        self.reading.try_update_value(|reading| {
            let before = *reading;
            *reading = match before {
                Reading::Twice => Reading::Yes,
                Reading::No | Reading::Yes => Reading::No,
            };
            before
        })
    }

    /// A client by its row. Not tracked.
    pub(super) fn row(self, row: u32) -> Option<AddedClient> {
        let client = |index: &ClientIndex| Some(AddedClient::new(&index.client(row)?));
        self.index.with_untracked(client)
    }

    /// Tracked.
    pub(super) fn phase(self) -> ListPhase {
        let rows = self.rows.with(Vec::len);
        self.list.with(|list| phase(list, rows))
    }

    /// How many there are, where that is certain. Tracked.
    pub(super) fn count(self) -> Option<u32> {
        let rows = self.rows.with(Vec::len);
        self.list.with(|list| certain_count(list, rows))
    }
}
