//! Keeping the session alive. The platform's token lasts 30 minutes (platform.md, section 6).

use super::{ApiError, client};
use crate::browser::shared::Shared;
use fullmakt_contract::paths;
use std::cell::RefCell;

/// How a renewal went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// The session goes on.
    Renewed,
    /// It has ended; the user has to sign in.
    SignedOut,
    /// Nobody knows: the platform was not reached or is in trouble. Not a reason to sign in.
    Unknown,
}

thread_local! {
    static UNDER_WAY: RefCell<Option<Shared<Renewal>>> = const { RefCell::new(None) };
}

/// Renews the session. Several that ask at the same time share one call.
pub async fn renew() -> Renewal {
    let under_way = UNDER_WAY.with_borrow_mut(|slot| {
        slot.get_or_insert_with(|| {
            Shared::start(async {
                let outcome = outcome_of(client::get_nothing(paths::REFRESH).await);
                UNDER_WAY.with_borrow_mut(Option::take);
                outcome
            })
        })
        .clone()
    });
    under_way.wait().await
}

fn outcome_of(result: Result<(), ApiError>) -> Renewal {
    match result {
        Ok(()) => Renewal::Renewed,
        Err(ApiError::SignedOut | ApiError::Denied(_)) => Renewal::SignedOut,
        Err(_) => Renewal::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The predecessor threw users out when the network was down.
    #[test]
    fn being_offline_is_not_being_signed_out() {
        let of = |status| outcome_of(Err(ApiError::from_answer(status, None, b"")));
        assert_eq!(outcome_of(Ok(())), Renewal::Renewed);
        assert_eq!(of(401), Renewal::SignedOut);
        assert_eq!(of(403), Renewal::SignedOut);
        for unknown in [
            outcome_of(Err(ApiError::Offline)),
            outcome_of(Err(ApiError::TimedOut)),
            of(500),
            of(503),
        ] {
            assert_eq!(unknown, Renewal::Unknown);
        }
    }
}
