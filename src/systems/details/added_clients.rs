//! The clients that a system user acts for, as its page lists them. Pure.

use crate::api::{ApiError, RemoteData};
use fullmakt_domain::client_index::Client;
use fullmakt_domain::org_number::grouped;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AddedClient {
    /// Empty when nobody says what it is called.
    pub(super) name: String,
    /// Its organisation number as people write it; the id of one that has neither name nor number.
    pub(super) number: String,
}

impl AddedClient {
    pub(super) fn new(client: &Client<'_>) -> Self {
        Self {
            name: client.name.to_owned(),
            number: grouped(client.number_or_id()),
        }
    }
}

/// What has become of the list: when it is there, how many of its rows could not be read.
pub(super) type AddedList = RemoteData<usize>;

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

/// `rows`: how many clients it names.
pub(super) fn phase(list: &AddedList, rows: usize) -> ListPhase {
    match list {
        RemoteData::Loading => ListPhase::Loading,
        RemoteData::Failed(ApiError::Denied(_)) => ListPhase::Denied,
        RemoteData::Failed(_) => ListPhase::Failed,
        RemoteData::Ready(0) if rows == 0 => ListPhase::Empty,
        RemoteData::Ready(_) => ListPhase::Listed,
    }
}

/// How many clients there are, where that is certain: an empty list can be one that the platform could not make.
pub(super) fn certain_count(list: &AddedList, rows: usize) -> Option<u32> {
    let is_certain = list.ready() == Some(&0) && rows > 0;
    u32::try_from(rows).ok().filter(|_| is_certain)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list that failed is never taken for an empty one, nor an empty one for a proof.
    #[test]
    fn what_is_known_of_the_list_is_told_apart() {
        let failed = |status| RemoteData::Failed(ApiError::from_response(status, None, b""));
        for (list, rows, is_in, count) in [
            (RemoteData::Loading, 0, ListPhase::Loading, None),
            (failed(403), 0, ListPhase::Denied, None),
            (failed(404), 0, ListPhase::Failed, None),
            (failed(503), 0, ListPhase::Failed, None),
            (RemoteData::Ready(0), 0, ListPhase::Empty, None),
            (RemoteData::Ready(1), 0, ListPhase::Listed, None),
            (RemoteData::Ready(1), 1, ListPhase::Listed, None),
            (RemoteData::Ready(0), 2, ListPhase::Listed, Some(2)),
        ] {
            let found = (phase(&list, rows), certain_count(&list, rows));
            assert_eq!(found, (is_in, count));
        }
    }
}
