//! What the page shows, from the index, the changes and the texts. Pure.

use super::changes::{Action, Changes, RowChange};
use crate::i18n::Texts;
use crate::i18n::template::fill;
use crate::problems::cause_of;
use fullmakt_domain::client_index::{ClientFilter, ClientIndex, ClientOrder, ClientStatus};

/// Longest name that is shown, in characters: the longest of the register.
pub(super) const NAME_LENGTH: usize = 200;

/// A client as its row shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClientRow {
    pub(super) name: String,
    /// Nine digits; empty for a person.
    pub(super) number: String,
    pub(super) status: ClientStatus,
    /// The packages that it has not given, as the platform writes them.
    pub(super) missing: Vec<String>,
    pub(super) is_ticked: bool,
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
            number: client.number.to_owned(),
            status: match index.status(row) {
                ClientStatus::Leftover if !knows_clients => ClientStatus::Added,
                status => status,
            },
            missing: index.missing(row).into_iter().map(str::to_owned).collect(),
            is_ticked: index.is_ticked(row),
            change: changes.row(row),
        })
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
            ClientStatus::Addable | ClientStatus::Gone => String::new(),
            ClientStatus::Added => texts.added.to_owned(),
            ClientStatus::Leftover => texts.leftover.to_owned(),
            ClientStatus::Unknown => texts.unknown.to_owned(),
            ClientStatus::Lacking => {
                let names: Vec<String> = self.missing.iter().map(|urn| name_of(urn)).collect();
                fill(texts.lacking, &[("packages", &names.join(", "))])
            }
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

/// Name of the filter in the query, and of the order.
pub(super) const FILTER: &str = "show";
pub(super) const ORDER: &str = "sort";

pub(super) const FILTERS: [(ClientFilter, &str); 4] = [
    (ClientFilter::All, ""),
    (ClientFilter::NotAdded, "not-added"),
    (ClientFilter::Added, "added"),
    (ClientFilter::NotAddable, "not-addable"),
];

pub(super) const ORDERS: [(ClientOrder, &str); 2] =
    [(ClientOrder::Name, ""), (ClientOrder::Number, "number")];

/// The one of a list that the query names; the first one for a word that nobody knows.
pub(super) fn chosen<T: Copy>(list: &[(T, &str)], word: Option<&str>) -> Option<T> {
    let named = list.iter().find(|(_, own)| Some(*own) == word);
    named.or_else(|| list.first()).map(|(value, _)| *value)
}

/// The first row of the table that can be saved.
pub(super) fn column_names(texts: &Texts) -> [&str; 3] {
    let texts = &texts.clients;
    [texts.order_name, texts.order_number, texts.export_status]
}

/// What is said about the changes that were started last.
pub(super) fn progress(texts: &Texts, changes: &Changes) -> String {
    let texts = &texts.clients;
    let (added, removed) = changes.done();
    let parts = [
        (texts.done_added, added),
        (texts.done_removed, removed),
        (texts.not_done, changes.failed()),
        (texts.ongoing, changes.ongoing()),
    ];
    let parts = parts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(text, count)| fill(text, &[("count", &count.to_string())]))
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use fullmakt_domain::Language;
    use fullmakt_domain::client_index::NewClient;

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
            });
            index
        };
        assert_eq!(line(&with(&["lonn", "skatt"]), &none, true), "");
        assert_eq!(line(&with(&["lonn"]), &none, true), "Mangler SKATT");
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
