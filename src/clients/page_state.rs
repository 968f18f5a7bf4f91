//! What of the clients is shown on the page, and how: search, filter, order, ticks. Lives as long as the page is open.

use super::changes::{Action, Changes, RowChange};
use super::names::Names;
use super::store::ClientsStore;
use super::view_model::{
    ClientRow, FILTER, FILTERS, ORDER, ORDERS, RELATION, Selection, action_of, chosen,
};
use crate::i18n::Texts;
use crate::i18n::template::fill;
use crate::layout::Navigation;
use crate::layout::search_in_address::SearchInAddress;
use crate::routes::SEARCH;
use crate::ui::isolate;
use fullmakt_domain::client_index::{ClientFilter, ClientIndex, ClientOrder, ClientView, Counts};
use fullmakt_domain::org_number::grouped;
use fullmakt_domain::search_text::SearchQuery;
use leptos::prelude::*;

/// Names of what stands in the address besides the system user.
const IN_ADDRESS: [&str; 4] = [SEARCH, FILTER, RELATION, ORDER];

/// Provided as a context, beside the store. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct ClientsPageState {
    store: ClientsStore,
    navigation: Navigation,
    pub(super) search: SearchInAddress,
    pub(super) query: Memo<SearchQuery>,
    pub(super) filter: Memo<ClientFilter>,
    pub(super) order: Memo<ClientOrder>,
    /// The rows that are shown, in their order.
    pub(super) shown: Memo<Vec<u32>>,
    pub(super) names: Names,
    pub(super) selection: Memo<Selection>,
    /// From where a range is ticked.
    anchor: StoredValue<Option<u32>>,
}

impl ClientsPageState {
    pub(super) fn open(store: ClientsStore) -> Self {
        let navigation = expect_context::<Navigation>();
        restore(navigation, store);
        let in_address = navigation.query();
        let search = SearchInAddress::follow();
        let index = store.index;
        let rows = StoredValue::new(ClientView::new());
        let query = Memo::new(move |_| search.text.with(|text| SearchQuery::parse(text)));
        let filter = Memo::new(move |_| {
            in_address.with(|query| ClientFilter {
                status: chosen(&FILTERS, query.get(FILTER)).unwrap_or_default(),
                relation: query.get(RELATION).map(str::to_ascii_lowercase),
            })
        });
        let order = Memo::new(move |_| {
            let chosen = in_address.with(|query| chosen(&ORDERS, query.get(ORDER)));
            chosen.unwrap_or_default()
        });
        let shown = Memo::new(move |_| {
            let (filter, order) = (filter.read(), order.get());
            let shown = index.with(|index| {
                query.with(|query| {
                    rows.try_update_value(|rows| rows.update(index, query, &filter, order).to_vec())
                })
            });
            shown.unwrap_or_default()
        });
        let view = Self {
            store,
            navigation,
            search,
            query,
            filter,
            order,
            shown,
            names: Names::follow(store),
            selection: Memo::new(move |_| {
                // Reading it brings the rows up to date; tracking alone would not.
                shown.with(|_| ());
                index.with(|index| {
                    let among = rows.try_with_value(|rows| rows.counts(index));
                    Selection::new(index, among.unwrap_or_default())
                })
            }),
            anchor: StoredValue::new(None),
        };
        // What has just been changed stays on the screen until the user looks for something else.
        Effect::new(move |before: Option<()>| {
            filter.track();
            query.track();
            if before.is_some() {
                store.index.maybe_update(ClientIndex::keep_none);
            }
        });
        store.is_page_open.set_value(true);
        on_cleanup(move || store.is_page_open.set_value(false));
        view
    }

    // What the user does.

    pub(super) fn search_for(self, text: String) {
        self.store.remember_choice(SEARCH, &text);
        self.search.set(text);
    }

    /// What stands in the address under a name; nothing for an empty word.
    pub(super) fn choose(self, name: &'static str, word: &str) {
        self.store.remember_choice(name, word);
        self.navigation
            .replace_query(name, (!word.is_empty()).then_some(word));
    }

    /// Ticks a row or takes the tick away; with `as_range` all from the one before to this one.
    pub(super) fn tick(self, row: u32, is_ticked: bool, as_range: bool) {
        let anchor = self.anchor.get_value().filter(|_| as_range);
        let shown = self.shown.read_untracked();
        let place = |row: u32| shown.iter().position(|other| *other == row);
        let range = anchor.and_then(place).zip(place(row));
        let rows = match range {
            Some((from, to)) => shown.get(from.min(to)..=from.max(to)).unwrap_or_default(),
            None => &[row],
        };
        self.store
            .index
            .update(|index| index.tick_all(rows, is_ticked));
        self.anchor.set_value(Some(row));
    }

    /// Ticks all that are shown and can be added (or removed, where none can be added), or takes their ticks away.
    pub(super) fn tick_shown(self, is_ticked: bool) {
        let action = match self.selection.get_untracked().is_shown_to_be_removed {
            true => Action::Remove,
            false => Action::Add,
        };
        let shown = self.shown.read_untracked();
        self.store.index.update(|index| {
            let rows = shown.iter().copied();
            let rows: Vec<u32> = rows
                .filter(|row| action_of(index.status(*row)) == Some(action))
                .collect();
            index.tick_all(&rows, is_ticked);
        });
    }

    /// Ticks all that can be added, shown or not.
    pub(super) fn tick_addable(self) {
        self.store.index.update(|index| {
            let addable = index.addable();
            index.tick_all(&addable, true);
        });
    }

    pub(super) fn untick(self) {
        self.store.index.update(|index| {
            let ticked = index.ticked();
            index.tick_all(&ticked, false);
        });
    }

    // What is shown.

    pub(super) fn counts(self) -> Counts {
        self.store.index.with(ClientIndex::counts)
    }

    pub(super) fn row(self, row: u32) -> Memo<Option<ClientRow>> {
        let store = self.store;
        Memo::new(move |_| {
            let knows = store.knows_clients();
            let client = store.index.with(|index| {
                store
                    .changes
                    .with(|changes| ClientRow::new(index, changes, knows, row))
            });
            client.map(|mut client| {
                if client.change == RowChange::None {
                    client.change = store.run_change(row);
                }
                client
            })
        })
    }

    /// The same row as it is now, without what is being done with it.
    pub(super) fn row_now(self, row: u32) -> Option<ClientRow> {
        // The page can be left while a table is made.
        let knows = self
            .store
            .clients
            .try_with_untracked(|list| list.is_known)?;
        let client = |index: &ClientIndex| ClientRow::new(index, &Changes::default(), knows, row);
        self.store.index.try_with_untracked(client)?
    }

    /// By which relations there are clients, and the one that is chosen.
    pub(super) fn relations(self) -> Vec<String> {
        let relations = self.store.index.with(|index| {
            let relations = index.relations().into_iter();
            relations.map(str::to_owned).collect::<Vec<_>>()
        });
        let chosen = self.filter.with(|filter| filter.relation.clone());
        let is_new = |chosen: &String| !relations.contains(chosen);
        let chosen = chosen.filter(is_new);
        relations.into_iter().chain(chosen).collect()
    }

    /// A text about the organisation and what its clients have to give.
    pub(super) fn fill(self, text: fn(&'static Texts) -> &'static str) -> String {
        let organisation = self.store.organisation();
        let values = [
            ("org", isolate(&organisation.name)),
            ("number", grouped(&organisation.number)),
            ("title", isolate(&self.store.title())),
            ("packages", isolate(&self.names.all_packages(self.store))),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, &**value));
        fill(text(self.store.texts()), &values)
    }
}

/// A page that is opened without a search is opened as it was left.
fn restore(navigation: Navigation, store: ClientsStore) {
    let in_address = navigation.query().get_untracked();
    let values = IN_ADDRESS.map(|name| (name, in_address.get(name).unwrap_or_default()));
    if values.iter().any(|(_, value)| !value.is_empty()) {
        for (name, value) in values {
            store.remember_choice(name, value);
        }
        return;
    }
    for (name, value) in store.choices.get_value() {
        navigation.replace_query(name, Some(&value));
    }
}
