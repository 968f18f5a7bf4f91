//! A decision, from the click to what the status then says, in this order.

use super::request::{ApprovalRequest, Permission};
use super::sender::{Attempt, Identity, NotSentReason};
use super::{ApprovalState, Effect};
use crate::api::ApiError;
use crate::problems::{Cause, cause_of, is_lasting};
use crate::user::Person;
use fullmakt_domain::time::UnixSeconds;
use fullmakt_domain::{Decision, RequestStatus};

/// What has become of the user's decision.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum DecisionState {
    /// There is none, or it is over and done with.
    None,
    /// Who is signed in is being read, before it is sent.
    Identifying(Decision, Attempt),
    /// It is on its way.
    Sending(Decision, Attempt),
    /// It was not sent.
    NotSent(Decision, NotSentReason),
    /// It has been answered; the status has not been read since.
    Checking(Decision, DecisionOutcome),
    /// It has been answered, and the status read.
    Settled(Decision, SettledOutcome),
}

/// How a decision was answered.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum DecisionOutcome {
    /// The platform said yes, at this time.
    Done(UnixSeconds),
    /// The platform said no.
    No(ApiError),
    /// An escalation was answered with `false`: no relation to the organisation.
    NotEscalated,
    /// Nobody knows.
    Unknown(ApiError),
}

/// What the status told about a decision.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum SettledOutcome {
    /// It counts. When, and how we know.
    Done(UnixSeconds, ConfirmedBy),
    /// It was refused.
    No(ApiError),
    /// The platform passed nothing on.
    NotEscalated,
    /// Its answer got lost, and the request is as it was.
    Lost,
    /// Somebody else was faster.
    Overtaken,
}

/// How we know that a decision counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ConfirmedBy {
    /// The platform said so.
    Response,
    /// There was no clear answer, or a 409, and the status is what was asked for. Whose decision it shows cannot be
    /// told.
    Status,
}

/// Why a button does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DisabledReason {
    /// The request is not there yet.
    Loading,
    /// There is no such button for this reader and this request.
    NotOffered,
    /// A decision is on its way.
    Sending(Decision),
    /// The status is being read.
    Checking,
    /// The status could not be read.
    StatusUnknown,
    SignedOut,
    /// Another person is signed in than the one for whom the page was opened.
    OtherPerson,
    /// The platform has said no to exactly this, for a reason that lasts.
    Refused(Cause),
    /// The user may not give something that is asked for; the list says what.
    MayNotGive,
}

impl ApprovalState {
    pub(super) fn clicked(&mut self, decision: Decision) -> Option<Effect> {
        if self.disabled_reason(decision).is_some() {
            return None;
        }
        self.identify(decision, Attempt::First)
    }

    /// Why the user cannot send this decision now. `None`: the button works.
    pub(super) fn disabled_reason(&self, decision: Decision) -> Option<DisabledReason> {
        let Some(request) = self.request() else {
            return Some(DisabledReason::Loading);
        };
        if matches!(
            self.decision,
            DecisionState::Settled(_, SettledOutcome::Done(..))
        ) || request.status.after(decision).is_none()
            || !is_offered(request, decision)
        {
            return Some(DisabledReason::NotOffered);
        }
        if let DecisionState::Identifying(sent, _) | DecisionState::Sending(sent, _) = self.decision
        {
            return Some(DisabledReason::Sending(sent));
        }
        if self.reading {
            return Some(DisabledReason::Checking);
        }
        if self.sender.other_person.is_some() {
            return Some(DisabledReason::OtherPerson);
        }
        match &self.read_error {
            Some(ApiError::SignedOut) => return Some(DisabledReason::SignedOut),
            Some(_) => return Some(DisabledReason::StatusUnknown),
            None => {}
        }
        if let Some(cause) = self.blocked[index(decision)] {
            return Some(DisabledReason::Refused(cause));
        }
        (decision == Decision::Approve && self.forbidden).then_some(DisabledReason::MayNotGive)
    }

    /// Asks who is signed in, before a decision is sent. Goes on with [`Self::identified`].
    fn identify(&mut self, decision: Decision, attempt: Attempt) -> Option<Effect> {
        self.sequence += 1;
        self.sender.forget_sent();
        self.decision = DecisionState::Identifying(decision, attempt);
        Some(Effect::Identify {
            sequence: self.sequence,
        })
    }

    /// Sends the decision, if it is for the person at the page. Goes on with [`Self::decided`].
    pub(super) fn identified(
        &mut self,
        decision: Decision,
        attempt: Attempt,
        answer: Result<Person, ApiError>,
    ) -> Option<Effect> {
        let person = match self.sender.identify(answer, attempt) {
            Identity::MaySend(person) => person,
            Identity::SignedOut => return self.answered(decision, Err(ApiError::SignedOut)),
            Identity::MayNotSend(reason) => {
                self.decision = DecisionState::NotSent(decision, reason);
                return None;
            }
        };
        let request = self.request()?;
        let (party_id, id) = (request.party_id, request.id.clone());
        self.sequence += 1;
        self.sender.sends(self.sequence, person);
        self.decision = DecisionState::Sending(decision, attempt);
        Some(Effect::Decide {
            sequence: self.sequence,
            party_id,
            id,
            decision,
        })
    }

    pub(super) fn decided(
        &mut self,
        decision: Decision,
        attempt: Attempt,
        answer: Result<bool, ApiError>,
    ) -> Option<Effect> {
        if attempt == Attempt::First && answer == Err(ApiError::SignedOut) {
            // It was not carried out. Reading who is signed in renews the session, and shows whose it is then.
            return self.identify(decision, Attempt::Second);
        }
        self.answered(decision, answer)
    }

    /// A decision has its answer, or there is no session to send it with. The request is read again, which goes
    /// on with [`Self::settle`].
    fn answered(&mut self, decision: Decision, answer: Result<bool, ApiError>) -> Option<Effect> {
        let is_signed_out = answer == Err(ApiError::SignedOut);
        let outcome = match answer {
            Ok(true) => DecisionOutcome::Done(self.now),
            Ok(false) if decision == Decision::Escalate => DecisionOutcome::NotEscalated,
            // The platform never says so; what it means has to be read.
            Ok(false) => DecisionOutcome::Unknown(ApiError::Unreadable { status: 200 }),
            Err(error) if error.outcome_unknown() => DecisionOutcome::Unknown(error),
            Err(error) => DecisionOutcome::No(error),
        };
        self.decision = DecisionState::Checking(decision, outcome);
        if is_signed_out {
            // Reading would meet the same. The user signs in first, here or in another tab.
            self.read_error = Some(ApiError::SignedOut);
            return None;
        }
        self.read_error = None;
        self.start_read()
    }

    /// What the status tells about a decision that has been answered.
    pub(super) fn settle(&mut self, request: &ApprovalRequest) {
        let DecisionState::Checking(decision, outcome) = &self.decision else {
            return;
        };
        let decision = *decision;
        let stands = matches_status(decision, request);
        let undecided = request.status == RequestStatus::New;
        let settled = match outcome {
            // A yes is a yes, also where the status comes late. Only another decision outweighs it.
            DecisionOutcome::Done(at) if stands || undecided => {
                SettledOutcome::Done(*at, ConfirmedBy::Response)
            }
            // Browsers repeat a call by themselves when a connection breaks, and the repetition meets a 409.
            // What has been passed on stays marked so when it is decided later: then it is over.
            DecisionOutcome::Unknown(_) | DecisionOutcome::No(ApiError::Conflict(_))
                if stands && (undecided || decision != Decision::Escalate) =>
            {
                SettledOutcome::Done(self.now, ConfirmedBy::Status)
            }
            // Somebody was faster, and yet nobody has decided; or there was no session, and there is one now:
            // it did not count, and that is all we know.
            DecisionOutcome::Unknown(_)
            | DecisionOutcome::No(ApiError::Conflict(_) | ApiError::SignedOut)
                if undecided =>
            {
                SettledOutcome::Lost
            }
            DecisionOutcome::No(error) if undecided => {
                let cause = cause_of(error);
                if is_lasting(cause) {
                    self.blocked[index(decision)] = Some(cause);
                }
                SettledOutcome::No(error.clone())
            }
            DecisionOutcome::NotEscalated if undecided => SettledOutcome::NotEscalated,
            // Refused, and yet what the reader wanted: it was somebody else.
            _ if stands => {
                self.decision = DecisionState::None;
                return;
            }
            _ => SettledOutcome::Overtaken,
        };
        self.decision = DecisionState::Settled(decision, settled);
    }
}

impl DecisionState {
    /// It is on its way, or about to be sent.
    pub(super) fn is_sending(&self) -> bool {
        matches!(self, Self::Identifying(..) | Self::Sending(..))
    }

    /// The decision when it counts: what, since when, and how we know. From the platform's yes on, also
    /// before the status has been read.
    pub(super) fn carried_out(&self) -> Option<(Decision, UnixSeconds, ConfirmedBy)> {
        match *self {
            Self::Checking(decision, DecisionOutcome::Done(at)) => {
                Some((decision, at, ConfirmedBy::Response))
            }
            Self::Settled(decision, SettledOutcome::Done(at, confirmed_by)) => {
                Some((decision, at, confirmed_by))
            }
            _ => None,
        }
    }
}

/// Whether a request in this state is what the decision makes of it.
fn matches_status(decision: Decision, request: &ApprovalRequest) -> bool {
    match decision {
        Decision::Approve => request.status == RequestStatus::Accepted,
        Decision::Reject => request.status == RequestStatus::Rejected,
        Decision::Escalate => request.escalated,
    }
}

/// Whether the reader has a button for this decision at all.
fn is_offered(request: &ApprovalRequest, decision: Decision) -> bool {
    match (decision, request.permission) {
        (_, _) if !request.kind.allows(decision) => false,
        // It has been passed on; once more changes nothing.
        (Decision::Escalate, _) => !request.escalated,
        (_, Permission::Decide) => true,
        (_, Permission::Escalate) => false,
    }
}

/// The place of a decision among the three.
pub(super) fn index(decision: Decision) -> usize {
    match decision {
        Decision::Approve => 0,
        Decision::Reject => 1,
        Decision::Escalate => 2,
    }
}
