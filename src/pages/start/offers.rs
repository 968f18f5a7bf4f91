//! What a user may do for an organisation, as far as it has been answered. Pure.

use crate::api::{ApiError, RemoteData};
use crate::organisation::may_manage;

/// What has been answered so far. What has not been asked is loading.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Answers {
    /// How many requests of each kind wait. They are listed to those who may answer them, and to nobody else.
    pub(super) pending: [RemoteData<usize>; 2],
    /// Whether the lists of system users of each kind can be read. Asked only of those who see no requests.
    pub(super) lists: [RemoteData<()>; 2],
}

/// What is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Offers {
    /// How many requests wait, for those who may answer.
    pub(super) waiting: Option<usize>,
    /// There is something to see in the overview.
    pub(super) overview: bool,
    /// Systems can be given access.
    pub(super) create: bool,
    /// More can come.
    pub(super) is_loading: bool,
    /// Why something could not be told.
    pub(super) error: Option<ApiError>,
}

impl Answers {
    /// Whether it is not known that the user answers requests, so that the lists have to be asked for.
    pub(super) fn needs_lists(&self) -> bool {
        self.pending.iter().any(|list| list.error().is_some())
    }

    pub(super) fn offers(&self) -> Offers {
        let asks_lists = self.needs_lists();
        let counts = || self.pending.iter().filter_map(RemoteData::ready);
        let may_manage = may_manage(&self.pending) == Some(true);
        let sees_list = self.lists.iter().any(|list| list.ready().is_some());
        let pending_errors = self.pending.iter().filter_map(RemoteData::error);
        let list_errors = self.lists.iter().filter_map(RemoteData::error);
        let mut errors = pending_errors
            .chain(list_errors)
            .filter(|error| !matches!(error, ApiError::Denied(_)));
        let is_loading = self.pending.iter().any(RemoteData::is_loading)
            || (asks_lists && self.lists.iter().any(RemoteData::is_loading));
        Offers {
            // Not before both are known: fewer than there are would be a lie.
            waiting: (counts().count() == self.pending.len()).then(|| counts().sum()),
            overview: may_manage || sees_list,
            create: may_manage,
            is_loading,
            error: errors.next().cloned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed<T>(status: u16) -> RemoteData<T> {
        RemoteData::Failed(ApiError::from_response(status, None, b""))
    }

    #[test]
    fn whoever_answers_requests_sees_how_many_wait() {
        let mut answers = Answers::default();
        assert!(answers.offers().is_loading);
        answers.pending = [RemoteData::Ready(2), RemoteData::Ready(1)];
        let offers = answers.offers();
        assert_eq!(offers.waiting, Some(3));
        assert!(offers.overview && offers.create && !offers.is_loading);
        assert!(!answers.needs_lists());
    }

    /// What is not for the user is not there, and is no error.
    #[test]
    fn nothing_is_offered_that_the_user_may_not_use() {
        let mut answers = Answers {
            pending: [failed(403), failed(403)],
            ..Answers::default()
        };
        assert!(answers.needs_lists());
        assert!(answers.offers().is_loading);
        answers.lists = [failed(403), RemoteData::Ready(())];
        let client_administrator = answers.offers();
        assert_eq!(client_administrator.waiting, None);
        assert!(client_administrator.overview && !client_administrator.create);
        answers.lists = [failed(403), failed(403)];
        let nobody = answers.offers();
        assert!(!nobody.overview && !nobody.create && !nobody.is_loading);
        assert_eq!(nobody.error, None);
    }

    #[test]
    fn what_fails_is_told_and_costs_only_itself() {
        let answers = Answers {
            pending: [RemoteData::Ready(2), failed(503)],
            ..Answers::default()
        };
        let offers = answers.offers();
        assert_eq!(offers.waiting, None);
        assert!(offers.overview && offers.create && offers.error.is_some());
    }
}
