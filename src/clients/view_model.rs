//! What the page shows, from the index, the changes and the texts. Pure.

use super::changes::{Action, Changes, RowChange};
use crate::i18n::Texts;
use crate::i18n::format;
use crate::i18n::template::fill;
use crate::problems::cause_of;
use fullmakt_domain::client_index::{ClientIndex, ClientOrder, ClientStatus, Counts, StatusFilter};
use fullmakt_domain::org_number::grouped;

/// A client as its row shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClientRow {
    /// Empty where nobody says what it is called.
    pub(super) name: String,
    /// Nine digits; empty for a person. The id of one that has neither name nor number.
    pub(super) number: String,
    pub(super) status: ClientStatus,
    /// The packages that it has not given, as the platform writes them.
    pub(super) missing: Vec<String>,
    /// It has given none of several that are needed.
    lacks_all: bool,
    pub(super) is_ticked: bool,
    /// It has just been changed, and stays where it is.
    pub(super) is_kept: bool,
    pub(super) change: RowChange,
}

impl ClientRow {
    /// `knows_clients`: the list of clients is there as a whole. Before that nobody is told to be a client no longer.
    pub(super) fn new(
        index: &ClientIndex,
        changes: &Changes,
        knows_clients: bool,
        row: u32,
    ) -> Option<Self> {
        let client = index.client(row)?;
        Some(Self {
            name: client.name.to_owned(),
            number: client.number_or_id().to_owned(),
            status: match index.status(row) {
                ClientStatus::Leftover if !knows_clients => ClientStatus::Added,
                status => status,
            },
            missing: index.missing(row).into_iter().map(str::to_owned).collect(),
            lacks_all: index.needed() > 1 && index.missing(row).len() == index.needed(),
            is_ticked: index.is_ticked(row),
            is_kept: index.is_kept(row),
            change: changes.row(row),
        })
    }

    /// Its name, and its number as people write it.
    pub(super) fn who(&self) -> (String, String) {
        (self.name.clone(), grouped(&self.number))
    }

    /// What can be done with it.
    pub(super) fn action(&self) -> Option<Action> {
        action_of(self.status)
    }

    /// What its row says besides who it is; empty for one that can be added.
    pub(super) fn line(&self, all: &Texts, name_of: impl Fn(&str) -> String) -> String {
        let texts = &all.clients;
        match &self.change {
            RowChange::Ongoing(Action::Add) => return texts.adding.to_owned(),
            RowChange::Ongoing(Action::Remove) => return texts.removing.to_owned(),
            RowChange::Failed(_, error) => {
                let text = all.problem(cause_of(error));
                return [text.what, text.next].join(" ");
            }
            RowChange::None => {}
        }
        match self.status {
            ClientStatus::Addable => String::new(),
            ClientStatus::Gone => texts.gone.to_owned(),
            ClientStatus::Added => texts.added.to_owned(),
            ClientStatus::Leftover => texts.leftover.to_owned(),
            ClientStatus::Unknown => texts.unknown.to_owned(),
            ClientStatus::Lacking if self.lacks_all => texts.lacks_all.to_owned(),
            ClientStatus::Lacking => {
                let names: Vec<String> = self.missing.iter().map(|urn| name_of(urn)).collect();
                fill(texts.lacking, &[("packages", &names.join(", "))])
            }
        }
    }
}

impl ClientRow {
    /// The same for a table, where nothing is left out.
    pub(super) fn status_line(&self, all: &Texts, name_of: impl Fn(&str) -> String) -> String {
        match (self.status, &self.change) {
            (ClientStatus::Addable, RowChange::None) => all.clients.addable.to_owned(),
            _ => self.line(all, name_of),
        }
    }
}

/// What can be done with a client.
pub(super) const fn action_of(status: ClientStatus) -> Option<Action> {
    match status {
        ClientStatus::Addable => Some(Action::Add),
        ClientStatus::Added | ClientStatus::Leftover => Some(Action::Remove),
        ClientStatus::Lacking | ClientStatus::Unknown | ClientStatus::Gone => None,
    }
}

/// Names in the query.
pub(super) const FILTER: &str = "show";
pub(super) const RELATION: &str = "relation";
pub(super) const ORDER: &str = "sort";

pub(super) const FILTERS: [(StatusFilter, &str); 4] = [
    (StatusFilter::All, ""),
    (StatusFilter::NotAdded, "not-added"),
    (StatusFilter::Added, "added"),
    (StatusFilter::NotAddable, "not-addable"),
];

pub(super) const ORDERS: [(ClientOrder, &str); 2] =
    [(ClientOrder::Name, ""), (ClientOrder::Number, "number")];

/// The one of a list that the query names; the first one for a word that nobody knows.
pub(super) fn chosen<T: Copy>(list: &[(T, &str)], word: Option<&str>) -> Option<T> {
    let named = list.iter().find(|(_, own)| Some(*own) == word);
    named.or_else(|| list.first()).map(|(value, _)| *value)
}

/// What stands in the query for one of a list.
pub(super) fn word_of<T: PartialEq>(list: &[(T, &'static str)], value: T) -> &'static str {
    let named = list.iter().find(|(own, _)| *own == value);
    named.map_or("", |(_, word)| *word)
}

/// More are a matter of a run.
const MOST_AT_ONCE: u32 = 200;

/// What is ticked, and what could be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Selection {
    /// Ticked ones that can be added, and those that can be removed.
    pub(super) add: u32,
    pub(super) remove: u32,
    /// Ticked ones that are not shown.
    pub(super) hidden: u32,
    /// Those that are shown can be added, or, where none of them can, removed: ticked ones, and all.
    pub(super) shown_ticked: u32,
    pub(super) shown: u32,
    pub(super) is_shown_to_be_removed: bool,
    /// All that can be added, shown or not.
    pub(super) addable: u32,
}

impl Selection {
    /// `among`: how many of those that are shown there are of each kind.
    pub(super) fn new(index: &ClientIndex, among: Counts) -> Self {
        let (add, remove) = index.ticked_counts();
        let is_shown_to_be_removed = among.addable == 0 && among.added > 0;
        let (shown_ticked, shown) = match is_shown_to_be_removed {
            true => (among.ticked, among.added),
            false => (among.ticked - among.ticked_added, among.addable),
        };
        Self {
            add,
            remove,
            hidden: add + remove - among.ticked,
            shown_ticked,
            shown,
            is_shown_to_be_removed,
            addable: index.counts().addable,
        }
    }

    /// So many are a matter of a run that is written down.
    pub(super) const fn needs_run(count: u32) -> bool {
        count > MOST_AT_ONCE
    }

    /// How many are ticked, and how many of them are not shown.
    pub(super) fn line(self, texts: &Texts) -> String {
        let counts = [
            (texts.clients.ticked, self.add + self.remove),
            (texts.clients.ticked_outside, self.hidden),
        ];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let counts = counts.map(|(text, count)| counted(texts, text, count));
        counts.collect::<Vec<_>>().join(" ")
    }

    pub(super) const fn is_empty(self) -> bool {
        self.add + self.remove == 0
    }
}

/// What is known of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) clients: bool,
    pub(super) added: bool,
    /// More clients are on their way.
    pub(super) is_arriving: bool,
}

impl Known {
    /// Of a list that is not there nothing is said.
    fn counts_text(self, texts: &Texts) -> &str {
        match (self.clients, self.added) {
            (true, true) => texts.clients.counts,
            (true, false) => texts.clients.counts_clients,
            (false, true) => texts.clients.counts_added,
            (false, false) => "",
        }
    }
}

/// How many clients there are, and how many of them are shown.
pub(super) fn found(texts: &Texts, counts: Counts, shown: usize, known: Known) -> String {
    let all = counts.clients + counts.leftover;
    let shown = u32::try_from(shown).unwrap_or(u32::MAX);
    if known.is_arriving {
        return counted(texts, texts.clients.loading_more, all);
    }
    if shown == 0 && all > 0 {
        return texts.clients.no_hits.to_owned();
    }
    let number = |value: u32| format::number(texts.language, value);
    let (all_text, added) = (number(all), number(counts.added));
    let values = [("all", &*all_text), ("added", &*added)];
    let counts = fill(known.counts_text(texts), &values);
    if shown >= all {
        return counts;
    }
    let values = [("hits", &*number(shown)), ("all", &*all_text)];
    [fill(texts.clients.hits, &values), counts].join(" ")
}

/// A text about a number of clients.
pub(super) fn counted(texts: &Texts, template: &str, count: u32) -> String {
    let count = format::number(texts.language, count);
    fill(template, &[("count", &count)])
}

/// The first row of the table that can be saved.
pub(super) fn column_names(texts: &Texts) -> [&str; 3] {
    let texts = &texts.clients;
    [texts.order_name, texts.order_number, texts.export_status]
}

/// What is said about the changes that were started last.
pub(super) fn progress(all: &Texts, changes: &Changes) -> String {
    let texts = &all.clients;
    let (added, removed) = changes.done();
    let parts = [
        (texts.done_added, added),
        (texts.done_removed, removed),
        (texts.not_done, changes.failed()),
        (texts.ongoing, changes.ongoing()),
    ];
    let parts = parts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(text, count)| counted(all, text, u32::try_from(*count).unwrap_or(u32::MAX)))
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use fullmakt_domain::Language;
    use fullmakt_domain::SearchQuery;
    use fullmakt_domain::client_index::{ClientFilter, ClientView, NewClient};

    fn line(index: &ClientIndex, changes: &Changes, knows_clients: bool) -> String {
        let row = ClientRow::new(index, changes, knows_clients, 0).unwrap();
        row.line(Texts::of(Language::Nb), str::to_uppercase)
    }

    #[test]
    fn a_row_says_what_is_the_case_or_what_is_missing() {
        let needed = ["lonn", "skatt"].map(str::to_owned);
        let none = Changes::default();
        let with = |packages: &[&'static str]| {
            let mut index = ClientIndex::new(&needed);
            index.insert(NewClient {
                id: "a",
                name: "Ask",
                number: "",
                packages: &mut packages.iter().copied(),
                relations: &mut [].into_iter(),
            });
            index
        };
        assert_eq!(line(&with(&["lonn", "skatt"]), &none, true), "");
        assert_eq!(line(&with(&["lonn"]), &none, true), "Mangler SKATT");
        assert_eq!(
            line(&with(&["other"]), &none, true),
            "Mangler alle tilgangspakkene"
        );
        assert_eq!(
            line(&with(&[]), &none, true),
            "Har ikke gitt noen tilgangspakke"
        );
        let mut changes = Changes::default();
        changes.start([0], Action::Add);
        assert_eq!(
            line(&with(&["lonn", "skatt"]), &changes, true),
            "Legges til …"
        );
    }

    /// One that is not among the clients any more, and of which nothing is told, can still be removed.
    #[test]
    fn a_leftover_without_name_and_number_is_shown_by_its_id() {
        let mut index = ClientIndex::new(&[]);
        index.insert_added("8d2749b3-c1c7-5821-beab-b6c975926f6f", "", "");
        let row = ClientRow::new(&index, &Changes::default(), true, 0).unwrap();
        assert_eq!(row.number, "8d2749b3-c1c7-5821-beab-b6c975926f6f");
        assert_eq!(row.action(), Some(Action::Remove));
    }

    #[test]
    fn of_a_list_that_is_not_there_nothing_is_said() {
        let texts = Texts::of(Language::Nb);
        let text = |clients, added| {
            let known = Known {
                clients,
                added,
                is_arriving: false,
            };
            known.counts_text(texts)
        };
        let says = |text: &str| ["{all}", "{added}"].map(|count| text.contains(count));
        assert_eq!(says(text(true, true)), [true, true]);
        assert_eq!(says(text(true, false)), [true, false]);
        assert_eq!(says(text(false, true)), [false, true]);
        assert_eq!(text(false, false), "");
    }

    /// Equal numbers are not the same clients: what is ticked outside the search is told.
    #[test]
    fn what_is_ticked_is_counted_by_what_can_be_done_and_by_what_is_shown() {
        let mut index = ClientIndex::new(&[]);
        for (id, packages) in [
            ("a", &["x"] as &[&str]),
            ("b", &["x"]),
            ("c", &["x"]),
            ("d", &[]),
        ] {
            index.insert(NewClient {
                id,
                name: if id == "a" { "Ask" } else { "Xenon" },
                number: "",
                packages: &mut packages.iter().copied(),
                relations: &mut [].into_iter(),
            });
        }
        index.set_added(2, true);
        index.tick_all(&[0, 2, 3], true);
        let expected = Selection {
            add: 1,
            remove: 1,
            hidden: 1,
            shown_ticked: 0,
            shown: 1,
            is_shown_to_be_removed: false,
            addable: 2,
        };
        let mut view = ClientView::new();
        let not_a = SearchQuery::parse("x");
        view.update(&index, &not_a, &ClientFilter::default(), ClientOrder::Name);
        assert_eq!(view.rows(), [1, 2, 3]);
        assert_eq!(Selection::new(&index, view.counts(&index)), expected);
        assert!(!expected.is_empty());
    }

    /// As long as the clients are not known, nobody is one no longer.
    #[test]
    fn who_is_a_client_no_longer_is_told_once_the_list_is_there() {
        let mut index = ClientIndex::new(&[]);
        index.insert_added("a", "Ask", "");
        let none = Changes::default();
        assert_eq!(line(&index, &none, false), "Lagt til");
        assert_eq!(
            line(&index, &none, true),
            "Lagt til, men er ikke kunde lenger"
        );
    }
}
