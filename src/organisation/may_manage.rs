//! Whether the user may answer requests, make and delete system users of an organisation.
//!
//! The platform does not say it in so many words. It lists what waits for an answer to those who may, and to nobody
//! else (docs/contract/platform.md, section 2.1): so it is asked, before anything is offered.

use crate::api::{ApiError, RemoteData};

/// What the lists of requests, of one kind or of both, say about it; `None` while that is not known.
pub(crate) fn may_manage<'a, T: 'a>(
    pending: impl IntoIterator<Item = &'a RemoteData<T>>,
) -> Option<bool> {
    let mut all_denied = true;
    for list in pending {
        match list {
            RemoteData::Ready(_) => return Some(true),
            RemoteData::Failed(ApiError::Denied(_)) => {}
            RemoteData::Loading | RemoteData::Failed(_) => all_denied = false,
        }
    }
    all_denied.then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(status: u16) -> RemoteData<()> {
        RemoteData::Failed(ApiError::from_response(status, None, b""))
    }

    /// Not being able to ask is neither yes nor no.
    #[test]
    fn one_list_is_a_yes_and_only_refusals_are_a_no() {
        let (list, denied) = (RemoteData::Ready(()), failed(403));
        assert_eq!(may_manage([&list]), Some(true));
        assert_eq!(may_manage([&denied, &list]), Some(true));
        assert_eq!(may_manage([&denied, &denied]), Some(false));
        for other in [
            RemoteData::Loading,
            failed(401),
            failed(404),
            failed(500),
            failed(503),
        ] {
            assert_eq!(may_manage([&denied, &other]), None, "{other:?}");
            assert_eq!(may_manage([&list, &other]), Some(true), "{other:?}");
        }
    }
}
