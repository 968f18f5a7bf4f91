//! The clients of a system user, as signals; reads, adds and removes them.

use super::changes::{Action, Changes};
use super::view_model::{
    ClientRow, FILTER, FILTERS, NAME_LENGTH, ORDER, ORDERS, action_of, chosen, column_names,
};
use crate::api::{AgentSystemUser, ApiClient, ApiError, ReadList, RemoteData, next_task};
use crate::browser::{clock, download};
use crate::i18n::{I18n, Texts, use_i18n};
use crate::layout::Navigation;
use crate::layout::search_in_address::SearchInAddress;
use crate::organisation::Organisation;
use crate::routes;
use crate::user::{Person, User};
use fullmakt_contract::summaries::{AddedClientSummary, ClientSummary};
use fullmakt_domain::SystemUserKind;
use fullmakt_domain::client_index::{
    ClientFilter, ClientIndex, ClientOrder, ClientStatus, ClientView, Counts, NewClient,
};
use fullmakt_domain::csv;
use fullmakt_domain::display_name::title_case;
use fullmakt_domain::search_text::SearchQuery;
use fullmakt_domain::text::{sanitize_line, sanitize_quoted};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Milliseconds between two looks at a list that is arriving: showing it costs more than reading it.
const LOOK: f64 = 150.0;

/// Rows of a table that are written at once.
const ROWS_PER_PART: usize = 1000;

/// How long a table is kept for the browser to save it.
const KEPT: Duration = Duration::from_secs(60);

/// What is known of the system user.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SystemUser {
    pub(super) title: String,
    pub(super) is_for_clients: bool,
    /// Urns of the packages that a client has to have given.
    pub(super) packages: Vec<String>,
}

/// What the page is showing: without data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Loading,
    Failed,
    /// A system user for the organisation itself has no clients.
    WrongKind,
    /// The lists are here or on their way.
    Ready,
}

/// What has become of a list: when it is there, how many of its rows could not be read.
pub(super) type ListState = RemoteData<usize>;

/// The state of the page, provided as a context. Cheap to copy; everything that a selector reads is tracked.
#[derive(Clone, Copy)]
pub(super) struct ClientsStore {
    client: ApiClient,
    user: User,
    i18n: I18n,
    navigation: Navigation,
    organisation: StoredValue<Organisation>,
    of: StoredValue<AgentSystemUser>,
    /// The person who was at the page when it was opened.
    opened_for: StoredValue<Option<Person>>,
    system_user: RwSignal<RemoteData<SystemUser>>,
    index: RwSignal<ClientIndex>,
    pub(super) clients: RwSignal<ListState>,
    pub(super) added: RwSignal<ListState>,
    changes: RwSignal<Changes>,
    /// Somebody else is signed in than when the page was opened: nothing was sent.
    pub(super) is_other_person: RwSignal<bool>,
    pub(super) search: SearchInAddress,
    pub(super) query: Memo<SearchQuery>,
    pub(super) filter: Memo<ClientFilter>,
    pub(super) order: Memo<ClientOrder>,
    /// The rows that are shown, in their order.
    pub(super) shown: Memo<Vec<u32>>,
    pub(super) phase: Memo<Phase>,
    /// From where a range is ticked.
    anchor: StoredValue<Option<u32>>,
    /// The names of packages in the language in use, by what stands in `SystemUser::packages`.
    names: RwSignal<Vec<(String, String)>>,
    /// Whether it acts for the organisation itself; `None` where that may not be seen.
    pub(super) own: RwSignal<Option<RemoteData<bool>>>,
}

impl ClientsStore {
    pub(super) fn load(organisation: Organisation, id: String) -> Self {
        let navigation = expect_context::<Navigation>();
        let user: User = expect_context();
        let in_address = navigation.query();
        let search = SearchInAddress::follow();
        let index = RwSignal::new(ClientIndex::new(&[]));
        let view = StoredValue::new(ClientView::new());
        let query = Memo::new(move |_| search.text.with(|text| SearchQuery::parse(text)));
        let filter = Memo::new(move |_| {
            let chosen = in_address.with(|query| chosen(&FILTERS, query.get(FILTER)));
            chosen.unwrap_or(ClientFilter::All)
        });
        let order = Memo::new(move |_| {
            let chosen = in_address.with(|query| chosen(&ORDERS, query.get(ORDER)));
            chosen.unwrap_or(ClientOrder::Name)
        });
        let system_user = RwSignal::new(RemoteData::Loading);
        let of = AgentSystemUser {
            party_id: organisation.party_id,
            party_uuid: organisation.uuid.clone(),
            id,
        };
        let store = Self {
            client: expect_context(),
            user,
            i18n: use_i18n(),
            navigation,
            organisation: StoredValue::new(organisation),
            of: StoredValue::new(of),
            opened_for: user.remember_person(),
            system_user,
            index,
            clients: RwSignal::new(RemoteData::Loading),
            added: RwSignal::new(RemoteData::Loading),
            changes: RwSignal::new(Changes::default()),
            is_other_person: RwSignal::new(false),
            search,
            query,
            filter,
            order,
            shown: Memo::new(move |_| {
                let (filter, order) = (filter.get(), order.get());
                let shown = index.with(|index| {
                    query.with(|query| {
                        view.try_update_value(|view| {
                            view.update(index, query, filter, order).to_vec()
                        })
                    })
                });
                shown.unwrap_or_default()
            }),
            phase: Memo::new(move |_| {
                system_user.with(|user: &RemoteData<SystemUser>| match user {
                    RemoteData::Loading => Phase::Loading,
                    RemoteData::Failed(_) => Phase::Failed,
                    RemoteData::Ready(user) if user.is_for_clients => Phase::Ready,
                    RemoteData::Ready(_) => Phase::WrongKind,
                })
            }),
            anchor: StoredValue::new(None),
            names: RwSignal::new(Vec::new()),
            own: RwSignal::new(None),
        };
        store.read();
        Effect::new(move || store.fetch_names());
        // What has just been changed stays on the screen until the user looks for something else.
        Effect::new(move |before: Option<()>| {
            store.filter.track();
            store.query.track();
            if before.is_some() {
                store.index.update(ClientIndex::keep_none);
            }
        });
        store
    }

    // Reading.

    /// Reads everything, as if the page had just been opened.
    pub(super) fn read(self) {
        self.system_user.set(RemoteData::Loading);
        let of = self.of.get_value();
        spawn_local(async move {
            let answer = self.client.system_user(of.party_id, &of.id).await;
            self.user.follow_failure(answer.as_ref().err());
            let answer = answer.map(|user| SystemUser {
                title: {
                    let titles = [&*user.integration_title, &*user.system_id];
                    let titles = titles.map(|title| sanitize_quoted(title, NAME_LENGTH));
                    let mut titles = titles.into_iter();
                    titles.find(|title| !title.is_empty()).unwrap_or_default()
                },
                is_for_clients: SystemUserKind::from_word(&user.user_type)
                    == Some(SystemUserKind::Agent),
                packages: user
                    .access_packages
                    .into_iter()
                    .map(|package| package.urn)
                    .collect(),
            });
            let is_for_clients = answer.as_ref().is_ok_and(|user| user.is_for_clients);
            if let Ok(user) = &answer {
                self.index.try_set(ClientIndex::new(&user.packages));
            }
            self.system_user.try_set(answer.into());
            if is_for_clients {
                self.read_lists();
                self.read_own();
            }
        });
    }

    /// Reads both lists again: what is there is brought up to date, and stays where it is.
    pub(super) fn refresh(self) {
        self.index.update(ClientIndex::begin_refresh);
        self.read_lists();
        self.read_own();
    }

    fn read_lists(self) {
        self.clients.set(RemoteData::Loading);
        self.added.set(RemoteData::Loading);
        let of = self.of.get_value();
        let looked = StoredValue::new(clock::milliseconds());
        let look = move || {
            let now = clock::milliseconds();
            if looked
                .try_get_value()
                .is_some_and(|before| now - before > LOOK)
            {
                looked.try_set_value(now);
                self.index.try_update(|_| {});
            }
        };
        let take = move |client: ClientSummary| {
            self.index
                .try_update_untracked(|index| insert(index, client));
        };
        let clients = self.client.clients(&of, take, look);
        let take = move |client: AddedClientSummary| {
            self.index
                .try_update_untracked(|index| insert_added(index, client));
        };
        let added = self.client.added_clients(&of, take, look);
        spawn_local(async move { self.finish(self.clients, clients.await) });
        spawn_local(async move { self.finish(self.added, added.await) });
    }

    fn finish(self, list: RwSignal<ListState>, (unreadable, read): ReadList) {
        self.user.follow_failure(read.as_ref().err());
        list.try_set(read.map(|()| unreadable).into());
        let lists = [self.clients, self.added];
        let is = |what: fn(&ListState) -> bool| {
            lists.map(|list| list.try_with_untracked(what) == Some(true))
        };
        let (are_there, are_coming) =
            (is(|list| list.ready().is_some()), is(ListState::is_loading));
        self.index
            .try_update(|index| match (are_there, are_coming) {
                ([true, true], _) => index.end_refresh(),
                // With one list alone nobody knows who is gone: what was known stays.
                (_, [false, false]) => index.cancel_refresh(),
                _ => {}
            });
    }

    fn read_own(self) {
        let of = self.of.get_value();
        spawn_local(async move {
            let answer = match self.client.own_organisation(&of).await {
                // Not for this user.
                Err(ApiError::Denied(_)) => None,
                answer => Some(answer.into()),
            };
            self.own.try_set(answer);
        });
    }

    /// Lets the system user act for the organisation itself, or no longer.
    pub(super) fn set_own(self, is_added: bool) {
        let of = self.of.get_value();
        self.own.set(Some(RemoteData::Loading));
        spawn_local(async move {
            if self.may_send().await {
                let answer = self.client.set_own_organisation(&of, is_added).await;
                self.user.follow_failure(answer.as_ref().err());
                if let Err(error) = answer {
                    self.own.try_set(Some(RemoteData::Failed(error)));
                    return;
                }
            }
            // What is the case now says the platform.
            self.read_own();
        });
    }

    /// Fetches what the packages are called. Tracks system user and language.
    fn fetch_names(self) {
        let language = self.i18n.language();
        let packages = self
            .system_user
            .with(|user| user.ready().map(|user| user.packages.clone()));
        for urn in packages.unwrap_or_default() {
            spawn_local(async move {
                // Without it the last part of the urn stands there.
                if let Ok(package) = self.client.package(&urn, language.tag()).await {
                    let name = sanitize_line(&package.name, NAME_LENGTH);
                    self.names.try_update(|names| {
                        names.retain(|(other, _)| *other != urn);
                        names.push((urn, name));
                    });
                }
            });
        }
    }

    // What the user does.

    pub(super) fn choose_filter(self, word: &str) {
        self.navigation
            .replace_query(FILTER, (!word.is_empty()).then_some(word));
    }

    pub(super) fn choose_order(self, word: &str) {
        self.navigation
            .replace_query(ORDER, (!word.is_empty()).then_some(word));
    }

    /// Ticks a row or takes the tick away; with `as_range` all from the one before to this one.
    pub(super) fn tick(self, row: u32, is_ticked: bool, as_range: bool) {
        let anchor = self.anchor.get_value().filter(|_| as_range);
        let shown = self.shown.get_untracked();
        let place = |row: u32| shown.iter().position(|other| *other == row);
        let range = anchor.and_then(place).zip(place(row));
        let rows = match range {
            Some((from, to)) => shown.get(from.min(to)..=from.max(to)).unwrap_or_default(),
            None => &[row],
        };
        self.index.update(|index| index.tick_all(rows, is_ticked));
        self.anchor.set_value(Some(row));
    }

    pub(super) fn tick_shown(self) {
        let shown = self.shown.get_untracked();
        self.index.update(|index| index.tick_all(&shown, true));
    }

    pub(super) fn untick(self) {
        self.index.update(|index| {
            let ticked = index.ticked();
            index.tick_all(&ticked, false);
        });
    }

    /// Adds or removes one client.
    pub(super) fn change(self, row: u32, action: Action) {
        self.send(move |changes| changes.start([row], action));
    }

    /// Adds the ticked ones that can be added, or removes those that have been.
    pub(super) fn change_ticked(self, action: Action) {
        let rows = self.index.with_untracked(|index| {
            let mut rows = index.ticked();
            rows.retain(|row| action_of(index.status(*row)) == Some(action));
            rows
        });
        self.send(move |changes| changes.start(rows, action));
    }

    pub(super) fn undo(self) {
        self.send(Changes::undo);
    }

    pub(super) fn retry_failed(self) {
        self.send(Changes::retry);
    }

    pub(super) fn stop(self) {
        self.changes.update(Changes::stop);
    }

    /// Saves the rows that are shown as a table, in pieces: the page can be used meanwhile.
    pub(super) fn export(self) {
        let rows = self.shown.get_untracked();
        spawn_local(async move {
            let (texts, knows) = untrack(|| (self.texts(), self.knows_clients()));
            let parts = download::Parts::new();
            let mut part = csv::BYTE_ORDER_MARK.to_owned();
            csv::push_row(&mut part, &column_names(texts));
            for rows in rows.chunks(ROWS_PER_PART) {
                self.index.with_untracked(|index| {
                    for row in rows {
                        let client = ClientRow::new(index, &Changes::default(), knows, *row);
                        if let Some(client) = client {
                            let name_of = |urn: &str| untrack(|| self.package_name(urn));
                            let status = client.line(texts, name_of);
                            csv::push_row(&mut part, &[&client.name, &client.number, &status]);
                        }
                    }
                });
                parts.push(&part);
                part.clear();
                next_task(Duration::ZERO).await;
            }
            let name = [texts.clients.export_name, ".csv"].concat();
            if let Some(address) = parts.save(&name, "text/csv;charset=utf-8") {
                set_timeout(move || download::release(&address), KEPT);
            }
        });
    }

    /// Starts something, for the person for whom the page was opened.
    fn send(self, start: impl FnOnce(&mut Changes) + 'static) {
        spawn_local(async move {
            if self.may_send().await {
                self.changes.try_update(start);
                self.send_next();
            }
        });
    }

    async fn may_send(self) -> bool {
        let opened_for = self.opened_for.try_get_value().flatten();
        let now = self.user.identify().await;
        self.user.follow_failure(now.as_ref().err());
        let (Ok(now), Some(opened_for)) = (now, opened_for) else {
            return false;
        };
        let is_same = now.id == opened_for.id;
        self.is_other_person.try_set(!is_same);
        is_same
    }

    fn send_next(self) {
        let next = self.changes.try_update(Changes::take);
        for (row, action) in next.into_iter().flatten() {
            let id = self
                .index
                .with_untracked(|index| index.client(row).map(|client| client.id.to_string()));
            let Some(id) = id else { continue };
            let of = self.of.get_value();
            let call = match action {
                Action::Add => self.client.add_client(&of, &id),
                Action::Remove => self.client.remove_client(&of, &id),
            };
            spawn_local(async move {
                let answer = call.await;
                self.user.follow_failure(answer.as_ref().err());
                if answer.is_ok() {
                    self.index.try_update(|index| {
                        index.set_added(row, action == Action::Add);
                        index.keep(row);
                        index.set_ticked(row, false);
                    });
                }
                // The page can be left meanwhile: then nothing more is sent.
                if self
                    .changes
                    .try_update(|changes| changes.answered(row, answer))
                    .is_some()
                {
                    self.send_next();
                }
            });
        }
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

    /// What a client has to have given, by name.
    pub(super) fn packages(self) -> String {
        let packages = self
            .system_user
            .with(|user| user.ready().map(|user| user.packages.clone()));
        let packages = packages.unwrap_or_default();
        let names: Vec<String> = packages.iter().map(|urn| self.package_name(urn)).collect();
        names.join(", ")
    }

    /// What a package is called; its id while nobody has said.
    pub(super) fn package_name(self, urn: &str) -> String {
        let id = |urn: &str| urn.rsplit(':').next().unwrap_or_default().to_owned();
        let short = id(urn);
        self.names.with(|names| {
            let named = names.iter().find(|(other, _)| id(other) == short);
            named.map_or(short.clone(), |(_, name)| name.clone())
        })
    }

    pub(super) fn counts(self) -> Counts {
        self.index.with(ClientIndex::counts)
    }

    pub(super) fn row(self, row: u32) -> Memo<Option<ClientRow>> {
        let (index, changes) = (self.index, self.changes);
        Memo::new(move |_| {
            let knows = self.knows_clients();
            index.with(|index| changes.with(|changes| ClientRow::new(index, changes, knows, row)))
        })
    }

    pub(super) fn with_changes<T>(self, read: impl FnOnce(&Changes) -> T) -> T {
        self.changes.with(read)
    }

    /// How many of the ticked ones can be added, and how many removed; and how many are not shown now.
    pub(super) fn ticked(self) -> (usize, usize, usize) {
        let shown = self.shown.read();
        self.index.with(|index| {
            let ticked = index.ticked();
            let can_be_added = |row: &&u32| index.status(**row) == ClientStatus::Addable;
            let added = ticked.iter().filter(can_be_added).count();
            let seen = shown.iter().filter(|row| index.is_ticked(**row)).count();
            (added, ticked.len() - added, ticked.len() - seen)
        })
    }

    /// The list of clients is there as a whole.
    fn knows_clients(self) -> bool {
        self.clients.with(|clients| clients.ready().is_some())
    }

    /// Nothing is changed before it is known who has been added.
    pub(super) fn can_change(self) -> bool {
        self.added.with(|added| added.ready().is_some())
    }
}

fn insert(index: &mut ClientIndex, client: ClientSummary) {
    let name = shown_name(&client.name);
    let mut packages = client.packages();
    index.insert(NewClient {
        id: &client.uuid,
        name: &name,
        number: &client.number,
        packages: &mut packages,
    });
}

fn insert_added(index: &mut ClientIndex, client: AddedClientSummary) {
    index.insert_added(&client.id, &shown_name(&client.name), &client.number);
}

fn shown_name(name: &str) -> String {
    title_case(&sanitize_line(name, NAME_LENGTH))
}
