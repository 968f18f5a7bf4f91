//! A change that is sent once, for the person at the page: from the click to what is known to have become of it.
//! Pure.
//!
//! What there is already and then who is signed in are read right before. When the answer gets lost, the truth is read before anything else, and
//! nothing is sent again by itself; after a 401, with which a change is not carried out, it is sent once more for the
//! same person.

use crate::api::ApiError;
use crate::user::Person;

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Command {
    #[default]
    Idle,
    /// What the page did not know when it was clicked is being read.
    Preparing,
    Identifying(Attempt),
    Sending(Attempt),
    /// The answer got lost: whether it was carried out is being read, for the first time or because the user asks.
    Checking(ApiError, CheckedBy),
    /// It is as it was to be.
    Done(Done),
    Failed(Failure),
}

/// Which attempt to send it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attempt {
    First,
    /// The first one was refused with 401, and so not carried out.
    Second,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CheckedBy {
    /// Right after the answer got lost: the platform can still be at it.
    Itself,
    User,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Done {
    /// The system user that it is about.
    pub(super) id: String,
    pub(super) confirmed_by: ConfirmedBy,
}

/// How it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ConfirmedBy {
    /// The platform has answered.
    Response,
    /// It was so already when the call arrived.
    Before,
    /// The answer got lost, and what was read afterwards says it.
    Reading,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Failure {
    /// The platform said no. Nothing was changed.
    Refused(ApiError),
    /// Not sent: who is signed in could not be read.
    Unidentified(ApiError),
    /// Not sent: there is something that the page had not shown when it was clicked.
    NotShown,
    /// Not sent: nobody knows for whom the page was opened.
    UnknownPerson { now: String },
    /// Not sent: somebody else is signed in.
    OtherPerson { before: String, now: String },
    /// Not sent: the page was left before.
    Left,
    /// Not carried out: there is no session any more.
    SignedOut,
    /// The answer got lost, and it was not carried out.
    Lost,
    /// The answer got lost, and whether it was carried out could not be read.
    Unknown(ApiError),
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Event {
    /// The user wants it.
    Clicked,
    /// Whether all that there is had been shown when it was clicked.
    Prepared { was_shown: bool },
    /// Who is signed in, and for whom the page was opened, if that is known.
    Identified {
        now: Result<Person, ApiError>,
        opened_for: Option<Person>,
    },
    /// What came of the call: the id of what it is about.
    Answered(Result<Done, ApiError>),
    /// Whether it was carried out: the id, or nothing.
    Checked(Result<Option<String>, ApiError>),
    /// The user wants to know what has become of it.
    CheckClicked,
    /// The user has read why it failed.
    Dismissed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// Read what there is.
    Prepare,
    /// Read who is signed in.
    Identify,
    Send,
    /// Read whether it was carried out.
    Check,
}

impl Command {
    pub(super) fn update(&mut self, event: Event) -> Option<Effect> {
        let (next, effect) = match (&*self, event) {
            (Self::Idle, Event::Clicked) => (Self::Preparing, Some(Effect::Prepare)),
            // Nothing was carried out; but nobody clicks twice before the truth is known.
            (Self::Failed(failure), Event::Clicked) if !matches!(failure, Failure::Unknown(_)) => {
                (Self::Preparing, Some(Effect::Prepare))
            }
            (Self::Preparing, Event::Prepared { was_shown: true }) => {
                (Self::Identifying(Attempt::First), Some(Effect::Identify))
            }
            (Self::Preparing, Event::Prepared { was_shown: false }) => {
                (Self::Failed(Failure::NotShown), None)
            }
            (Self::Identifying(attempt), Event::Identified { now, opened_for }) => {
                match may_send(now, opened_for) {
                    Ok(()) => (Self::Sending(*attempt), Some(Effect::Send)),
                    Err(failure) => (Self::Failed(failure), None),
                }
            }
            (Self::Sending(attempt), Event::Answered(answer)) => match answer {
                Ok(done) => (Self::Done(done), None),
                Err(ApiError::SignedOut) if *attempt == Attempt::First => {
                    (Self::Identifying(Attempt::Second), Some(Effect::Identify))
                }
                Err(ApiError::SignedOut) => (Self::Failed(Failure::SignedOut), None),
                Err(error) if error.outcome_unknown() => (
                    Self::Checking(error, CheckedBy::Itself),
                    Some(Effect::Check),
                ),
                Err(error) => (Self::Failed(Failure::Refused(error)), None),
            },
            (Self::Checking(lost, by), Event::Checked(answer)) => match answer {
                Ok(Some(id)) => {
                    let confirmed_by = ConfirmedBy::Reading;
                    (Self::Done(Done { id, confirmed_by }), None)
                }
                // It can still be carried out. Nobody is asked to try again before having looked once more.
                Ok(None) if *by == CheckedBy::Itself => {
                    (Self::Failed(Failure::Unknown(lost.clone())), None)
                }
                Ok(None) => (Self::Failed(Failure::Lost), None),
                Err(error) => (Self::Failed(Failure::Unknown(error)), None),
            },
            (Self::Failed(Failure::Unknown(error)), Event::CheckClicked) => {
                let checking = Self::Checking(error.clone(), CheckedBy::User);
                (checking, Some(Effect::Check))
            }
            (Self::Failed(failure), Event::Dismissed)
                if !matches!(failure, Failure::Unknown(_)) =>
            {
                (Self::Idle, None)
            }
            // A click beside one that is under way, and answers that nobody waits for.
            _ => return None,
        };
        *self = next;
        effect
    }

    /// The page was left before it was sent.
    pub(super) fn leave(&mut self) {
        *self = Self::Failed(Failure::Left);
    }

    /// Whether something is on its way.
    pub(super) const fn is_busy(&self) -> bool {
        matches!(
            self,
            Self::Preparing | Self::Identifying(_) | Self::Sending(_) | Self::Checking(..)
        )
    }

    pub(super) const fn done(&self) -> Option<&Done> {
        match self {
            Self::Done(done) => Some(done),
            _ => None,
        }
    }

    pub(super) const fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            _ => None,
        }
    }
}

fn may_send(now: Result<Person, ApiError>, opened_for: Option<Person>) -> Result<(), Failure> {
    match (now, opened_for) {
        (Ok(now), Some(before)) if now.id != before.id => Err(Failure::OtherPerson {
            before: before.name,
            now: now.name,
        }),
        (Ok(now), None) => Err(Failure::UnknownPerson { now: now.name }),
        (Ok(_), Some(_)) => Ok(()),
        (Err(ApiError::SignedOut), _) => Err(Failure::SignedOut),
        (Err(error), _) => Err(Failure::Unidentified(error)),
    }
}

#[cfg(test)]
mod tests;
