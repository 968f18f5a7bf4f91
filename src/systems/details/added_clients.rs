//! The clients that a system user acts for, as its page lists them. Pure.

use crate::api::{ApiError, RemoteData};
use fullmakt_contract::LenientList;
use fullmakt_contract::summaries::AddedClientSummary;
use fullmakt_domain::display_name::title_case;
use fullmakt_domain::org_number::grouped;
use fullmakt_domain::sort_key::{self, SortKey, Sorted};
use fullmakt_domain::text::sanitize_line;

/// Longest name that is shown, in characters.
const NAME_LENGTH: usize = 120;
/// Longest number or id.
const NUMBER_LENGTH: usize = 40;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AddedClient {
    /// Empty when nobody says what it is called.
    pub(super) name: String,
    /// Its organisation number as people write it; the id of one that has neither name nor number.
    pub(super) number: String,
}

impl AddedClient {
    fn new(row: &AddedClientSummary) -> Self {
        let name = title_case(&sanitize_line(&row.name, NAME_LENGTH));
        let number = grouped(&sanitize_line(&row.number, NUMBER_LENGTH));
        let number = match name.is_empty() && number.is_empty() {
            true => sanitize_line(&row.id, NUMBER_LENGTH),
            false => number,
        };
        Self { name, number }
    }

    /// Clients without a name come last.
    fn place(&self) -> (i64, SortKey) {
        let text = [&*self.name, " ", &*self.number].concat();
        (i64::from(self.name.is_empty()), SortKey::new(&text))
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct AddedClients {
    /// Each client once, in the order of their names.
    pub(super) rows: Vec<AddedClient>,
    /// How many rows of the answer do not say which client they are about.
    pub(super) unreadable: usize,
}

impl AddedClients {
    pub(super) fn new(list: LenientList<AddedClientSummary>) -> Self {
        let LenientList {
            rows,
            mut unreadable,
        } = list;
        let id = |row: &AddedClientSummary| (0, SortKey::new(&row.id.to_ascii_lowercase()));
        let ids: Vec<(i64, SortKey)> = rows.iter().map(id).collect();
        // A client that has several rows is one client, and one row can say what another leaves out.
        let mut clients: Vec<AddedClientSummary> = Vec::new();
        for row in order(&ids).into_iter().filter_map(|at| rows.get(at)) {
            match clients.last_mut() {
                _ if row.id.is_empty() => unreadable += 1,
                Some(client) if client.id.eq_ignore_ascii_case(&row.id) => {
                    fill(&mut client.name, &row.name);
                    fill(&mut client.number, &row.number);
                }
                _ => clients.push(row.clone()),
            }
        }
        let clients: Vec<AddedClient> = clients.iter().map(AddedClient::new).collect();
        let places: Vec<(i64, SortKey)> = clients.iter().map(AddedClient::place).collect();
        let places = order(&places).into_iter();
        Self {
            rows: places.filter_map(|at| clients.get(at).cloned()).collect(),
            unreadable,
        }
    }
}

fn fill(text: &mut String, other: &str) {
    if text.is_empty() {
        text.push_str(other);
    }
}

/// The places of these keys, in their order.
fn order(keys: &[(i64, SortKey)]) -> Vec<usize> {
    let places = (0..).zip(keys);
    let mut sorted: Vec<Sorted<'_>> = places.map(|(at, (rank, key))| (*rank, key, at)).collect();
    sort_key::sort(&mut sorted);
    let places = sorted.into_iter();
    places
        .filter_map(|(.., at)| usize::try_from(at).ok())
        .collect()
}

/// What the page has to say about the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListPhase {
    Loading,
    /// Not for this user.
    Denied,
    Failed,
    /// None are there, which is no proof that there are none.
    Empty,
    /// Some are there, or some that could not be read.
    Listed,
}

pub(super) fn phase(list: &RemoteData<AddedClients>) -> ListPhase {
    match list {
        RemoteData::Loading => ListPhase::Loading,
        RemoteData::Failed(ApiError::Denied(_)) => ListPhase::Denied,
        RemoteData::Failed(_) => ListPhase::Failed,
        RemoteData::Ready(clients) if clients.rows.is_empty() && clients.unreadable == 0 => {
            ListPhase::Empty
        }
        RemoteData::Ready(_) => ListPhase::Listed,
    }
}

/// How many clients there are, where that is certain: an empty list can be one that the platform could not make.
pub(super) fn certain_count(list: &RemoteData<AddedClients>) -> Option<u32> {
    let clients = list.ready()?;
    let is_certain = !clients.rows.is_empty() && clients.unreadable == 0;
    u32::try_from(clients.rows.len())
        .ok()
        .filter(|_| is_certain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clients(json: &str) -> AddedClients {
        AddedClients::new(serde_json::from_str(json).expect("decodes"))
    }

    fn names(clients: &AddedClients) -> Vec<(&str, String)> {
        let rows = clients.rows.iter();
        let spaced = |number: &str| number.replace('\u{a0}', " ");
        rows.map(|row| (&*row.name, spaced(&row.number))).collect()
    }

    #[test]
    fn a_client_with_several_rows_is_one_client() {
        let clients = clients(
            r#"[
                {"customerId":"b","customerName":"ÅS AS","customerOrganizationNumber":"310000024"},
                {"customerId":"A","delegationId":"x"},
                {"customerId":"b","customerName":"ÅS AS","customerOrganizationNumber":"310000024"},
                {"customerId":null,"delegationId":"a","customerName":"SNILL SKOG AS","customerOrganizationNumber":null},
                {"delegationId":"a","customerOrganizationNumber":"310000016"}
            ]"#,
        );
        let found = [
            ("Snill Skog AS", "310 000 016".to_owned()),
            ("Ås AS", "310 000 024".to_owned()),
        ];
        assert_eq!(names(&clients), found);
        assert_eq!(clients.unreadable, 0);
    }

    #[test]
    fn clients_stand_in_norwegian_order_and_nameless_ones_last() {
        let clients = clients(
            r#"[
                {"customerId":"1"},
                {"customerId":"2","customerOrganizationNumber":"310000032"},
                {"customerId":"3","customerName":"Østfold"},
                {"customerId":"4","customerName":"Aasen"},
                {"customerId":"5","customerName":"Zorro"},
                {"customerId":"6","customerName":"Berg","customerOrganizationNumber":"310000040"},
                {"customerId":"7","customerName":"Berg","customerOrganizationNumber":"310000016"},
                {"customerId":"8","customerName":"Bergen"}
            ]"#,
        );
        let found = [
            ("Berg", "310 000 016"),
            ("Berg", "310 000 040"),
            ("Bergen", ""),
            ("Zorro", ""),
            ("Østfold", ""),
            ("Aasen", ""),
            ("", "1"),
            ("", "310 000 032"),
        ];
        assert_eq!(
            names(&clients),
            found.map(|(name, number)| (name, number.to_owned()))
        );
    }

    #[test]
    fn rows_that_name_no_client_are_counted() {
        let clients = clients(r#"[{"customerName":"Berg"}, 7, {"customerId":"1"}]"#);
        assert_eq!((clients.rows.len(), clients.unreadable), (1, 2));
    }

    /// A list that failed is never taken for an empty one, nor an empty one for a proof.
    #[test]
    fn what_is_known_of_the_list_is_told_apart() {
        let ready = |json| RemoteData::Ready(clients(json));
        let failed = |status| RemoteData::Failed(ApiError::from_response(status, None, b""));
        for (list, is_in, count) in [
            (RemoteData::Loading, ListPhase::Loading, None),
            (failed(403), ListPhase::Denied, None),
            (failed(404), ListPhase::Failed, None),
            (failed(503), ListPhase::Failed, None),
            (ready("[]"), ListPhase::Empty, None),
            (ready("null"), ListPhase::Empty, None),
            (ready("[7]"), ListPhase::Listed, None),
            (ready(r#"[{"customerId":"1"},7]"#), ListPhase::Listed, None),
            (
                ready(r#"[{"customerId":"1"},{"customerId":"2"}]"#),
                ListPhase::Listed,
                Some(2),
            ),
        ] {
            assert_eq!((phase(&list), certain_count(&list)), (is_in, count));
        }
    }
}
