//! What can happen to the page, and what it then wants to be done.

use super::request::{ApprovalParams, ApprovalRequest};
use crate::api::ApiError;
use fullmakt_domain::Decision;
use fullmakt_domain::time::UnixSeconds;

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Event {
    /// The page was opened at an address, or its address changed.
    Opened(ApprovalParams),
    /// A read was answered.
    Read {
        /// Number of the question.
        sequence: u32,
        /// The answer.
        answer: Result<ApprovalRequest, ApiError>,
    },
    /// A decision button was pressed.
    Clicked(Decision),
    /// A decision was answered.
    Decided {
        /// Number of the question.
        sequence: u32,
        /// The answer.
        answer: Result<bool, ApiError>,
    },
    /// The user wants the request read again.
    Reload,
    /// It has become known whether something is asked for that the user may not give.
    Checked {
        /// There is.
        forbidden: bool,
    },
    /// Time has gone on.
    Tick(UnixSeconds),
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Effect {
    /// Read the request with this id; answer with [`Event::Read`].
    Read {
        /// Number of the question.
        sequence: u32,
        /// Which request.
        id: String,
    },
    /// Send a decision; answer with [`Event::Decided`].
    Decide {
        /// Number of the question.
        sequence: u32,
        /// Goes into the path.
        party_id: i32,
        /// Which request.
        id: String,
        /// What the user has decided.
        decision: Decision,
    },
    /// Go to login at once: nothing has been shown yet, so nothing can be lost.
    SignIn,
}
