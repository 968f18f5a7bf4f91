//! What can happen to the page, and what it then wants to be done.

use super::request::{ApprovalParams, ApprovalRequest};
use crate::api::ApiError;
use crate::user::Person;
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
    /// It has become known who is signed in: when the page was opened, or later.
    PersonRead(Person),
    /// A decision button was pressed.
    Clicked(Decision),
    /// Who is signed in has been read, before a decision is sent.
    Identified {
        /// Number of the question.
        sequence: u32,
        /// The answer.
        answer: Result<Person, ApiError>,
    },
    /// A decision was answered.
    Decided {
        /// Number of the question.
        sequence: u32,
        /// The answer.
        answer: Result<bool, ApiError>,
    },
    /// Who is signed in has been read, after a decision was carried out.
    IdentifiedAfter {
        /// Number of the decision.
        sequence: u32,
        /// The person; `None` when that could not be read.
        person: Option<Person>,
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
    /// Read who is signed in now; answer with [`Event::Identified`].
    Identify {
        /// Number of the question.
        sequence: u32,
    },
    /// Send a decision; answer with [`Event::Decided`], and with [`Event::IdentifiedAfter`] when it was carried
    /// out and who is signed in has been read after that.
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
