//! What happened, what to do, what to show. Nothing here knows a browser.
//!
//! [`ApprovalState::update`] takes one [`Event`] after the other and answers with the [`Effect`] that is to be
//! carried out; [`ApprovalState::screen`] says what is on the page. The rules:
//!
//! * One decision at a time. While one is on its way, and until the status has been read after it,
//!   no other can be sent.
//! * Right before a decision is sent, who is signed in is read. If that is not the person for whom the page
//!   was opened, nothing is sent. It is read again with the answer, and the receipt names a person only when
//!   both are the same: the platform's answers do not tell who has decided.
//! * Nothing is ever sent by itself but reads. A decision is sent when a person clicks, once; after a 401, with
//!   which it was not carried out, once more for the same person.
//! * After every decision the request is read again, whatever the answer was. What the platform then
//!   says is the truth; when the answer got lost it decides what the reader is told.
//! * Answers to anything but the newest question are dropped.

mod decision;
#[cfg(test)]
mod exhaustive_tests;
mod next_steps;
pub(super) mod request;
mod screen;
mod sender;
#[cfg(test)]
pub(super) mod tests;

use crate::api::ApiError;
use crate::problems::Cause;
use crate::user::Person;
pub(super) use decision::{ConfirmedBy, DisabledReason};
use decision::{DecisionState, SettledOutcome};
use fullmakt_domain::time::UnixSeconds;
use fullmakt_domain::{Deadline, Decision, RequestId, RequestKind, RequestStatus};
pub(super) use next_steps::{NextStep, logout_cookie};
use request::{ApprovalParams, ApprovalRequest};
pub(super) use screen::{Notice, PanelState, Phase, Receipt, RequestPhase, Screen};
use sender::Sender;

/// What happened, in the order of an approval. `sequence` is that of the effect which is answered.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Event {
    /// The page was opened at an address, or its address changed.
    Opened(ApprovalParams),
    Read {
        sequence: u32,
        answer: Result<ApprovalRequest, ApiError>,
    },
    /// It has become known who is signed in: when the page was opened, or later.
    PersonRead(Person),
    /// It has become known whether something is asked for that the user may not give.
    Checked { forbidden: bool },
    /// A decision button was pressed.
    Clicked(Decision),
    /// Who is signed in has been read, before a decision is sent.
    Identified {
        sequence: u32,
        answer: Result<Person, ApiError>,
    },
    Decided {
        sequence: u32,
        answer: Result<bool, ApiError>,
    },
    /// Who is signed in has been read, after a decision was carried out; `None` when that failed.
    IdentifiedAfter {
        sequence: u32,
        person: Option<Person>,
    },
    /// The user wants the request read again.
    Reload,
    /// Time has gone on.
    Tick(UnixSeconds),
}

/// What is to be done. The store carries it out and dispatches the answer with the same `sequence`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Effect {
    /// Read the request; answer with [`Event::Read`].
    Read { sequence: u32, id: String },
    /// Read who is signed in now; answer with [`Event::Identified`].
    Identify { sequence: u32 },
    /// Send a decision; answer with [`Event::Decided`], and with [`Event::IdentifiedAfter`] when it was carried
    /// out and who is signed in has been read after that.
    Decide {
        sequence: u32,
        party_id: i32,
        id: String,
        decision: Decision,
    },
    /// Go to login at once: nothing has been shown yet, so nothing can be lost.
    SignIn,
}

/// One approval page: what it has been told so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ApprovalState {
    kind: RequestKind,
    params: ApprovalParams,
    /// Number of the newest question. An answer that carries another number is too late.
    sequence: u32,
    request: RequestState,
    /// A read is on its way.
    reading: bool,
    /// Why the newest read gave nothing although the request is known.
    read_error: Option<ApiError>,
    decision: DecisionState,
    sender: Sender,
    /// The platform has said that the user cannot decide so, and nothing has changed since.
    blocked: [Option<Cause>; 3],
    /// Something that is asked for is known to be beyond what the user may give.
    forbidden: bool,
    now: UnixSeconds,
    limit_days: u32,
    /// The browser lets the page tell the platform's logout where to go.
    can_return: bool,
    /// The status has been read since the deadline passed, or the page was opened after it.
    passing_noticed: bool,
}

/// What is known about the request.
#[derive(Debug, Clone, PartialEq)]
enum RequestState {
    Nothing,
    Failed(ApiError),
    Request(ApprovalRequest),
}

impl ApprovalState {
    /// A page that has not been opened yet. `limit_days` is how long a request stands
    /// (`requestLimitDays` in `config.json`); `can_return`, whether the browser lets the page tell the platform's
    /// logout where to go.
    pub(super) fn new(
        kind: RequestKind,
        limit_days: u32,
        can_return: bool,
        now: UnixSeconds,
    ) -> Self {
        Self {
            kind,
            params: ApprovalParams::new([], None, None),
            sequence: 0,
            request: RequestState::Nothing,
            reading: false,
            read_error: None,
            decision: DecisionState::None,
            sender: Sender::default(),
            blocked: [None; 3],
            forbidden: false,
            now,
            limit_days,
            can_return,
            passing_noticed: false,
        }
    }

    pub(super) fn params(&self) -> &ApprovalParams {
        &self.params
    }

    /// The request, once it has been read.
    pub(super) fn request(&self) -> Option<&ApprovalRequest> {
        match &self.request {
            RequestState::Request(request) => Some(request),
            RequestState::Nothing | RequestState::Failed(_) => None,
        }
    }

    /// How long the request stands, if it tells when it was made.
    pub(super) fn deadline(&self) -> Option<Deadline> {
        let created = self.request()?.created?;
        Some(Deadline::new(created, self.limit_days))
    }

    /// Takes what happened and says what is to be done.
    pub(super) fn update(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Opened(params) => return self.opened(params),
            Event::Read { sequence, answer } => {
                if sequence == self.sequence && self.reading {
                    self.reading = false;
                    return self.read(answer);
                }
            }
            Event::PersonRead(person) => self.sender.compare(person),
            Event::Checked { forbidden } => self.forbidden = forbidden,
            Event::Clicked(decision) => return self.clicked(decision),
            Event::Identified { sequence, answer } => {
                if let DecisionState::Identifying(decision, attempt) = self.decision
                    && sequence == self.sequence
                {
                    return self.identified(decision, attempt, answer);
                }
            }
            Event::Decided { sequence, answer } => {
                if let DecisionState::Sending(decision, attempt) = self.decision
                    && sequence == self.sequence
                {
                    return self.decided(decision, attempt, answer);
                }
            }
            Event::IdentifiedAfter { sequence, person } => self.sender.confirm(sequence, person),
            Event::Reload => return self.reload(),
            Event::Tick(now) => return self.tick(now),
        }
        None
    }

    fn opened(&mut self, params: ApprovalParams) -> Option<Effect> {
        // A change of the other parameters must not cost the page what it knows.
        let underway = self.reading || !matches!(self.request, RequestState::Nothing);
        if underway && params.id == self.params.id {
            self.params = params;
            return None;
        }
        *self = Self {
            // It goes on, so that answers to the old address are too late.
            sequence: self.sequence + 1,
            sender: self.sender.for_next_request(),
            params,
            ..Self::new(self.kind, self.limit_days, self.can_return, self.now)
        };
        self.start_read()
    }

    /// Asks for the request as it is now.
    fn start_read(&mut self) -> Option<Effect> {
        let RequestId::One(id) = &self.params.id else {
            return None;
        };
        let id = id.clone();
        self.sequence += 1;
        self.reading = true;
        Some(Effect::Read {
            sequence: self.sequence,
            id,
        })
    }

    fn read(&mut self, answer: Result<ApprovalRequest, ApiError>) -> Option<Effect> {
        match answer {
            Ok(request) => {
                self.settle(&request);
                self.read_error = None;
                self.request = RequestState::Request(request);
                self.passing_noticed = self.is_passed();
                None
            }
            Err(error) => {
                let first = matches!(self.request, RequestState::Nothing);
                // The platform has said that there is nothing to show any more, or that this user may
                // not see it. Whoever has just decided keeps the receipt.
                let final_word = matches!(
                    error,
                    ApiError::Denied(_) | ApiError::NotFound(_) | ApiError::Refused(_)
                );
                let decided = self.decision.carried_out().is_some();
                if first || (final_word && !decided) {
                    let sign_in = first && error == ApiError::SignedOut;
                    self.request = RequestState::Failed(error);
                    self.decision = DecisionState::None;
                    return sign_in.then_some(Effect::SignIn);
                }
                self.read_error = Some(error);
                None
            }
        }
    }

    fn reload(&mut self) -> Option<Effect> {
        if self.reading || self.decision.is_sending() {
            return None;
        }
        self.blocked = [None; 3];
        if matches!(self.request, RequestState::Failed(_)) {
            self.request = RequestState::Nothing;
        }
        if !matches!(
            self.decision,
            DecisionState::Checking(..) | DecisionState::Settled(_, SettledOutcome::Done(..))
        ) {
            self.decision = DecisionState::None;
        }
        self.start_read()
    }

    fn tick(&mut self, now: UnixSeconds) -> Option<Effect> {
        self.now = now;
        let waits = self
            .request()
            .is_some_and(|request| request.status == RequestStatus::New);
        let busy = self.reading
            || self.decision.is_sending()
            || matches!(self.decision, DecisionState::Checking(..));
        if !waits || busy || self.passing_noticed || !self.is_passed() {
            return None;
        }
        self.passing_noticed = true;
        self.start_read()
    }

    fn is_passed(&self) -> bool {
        self.deadline()
            .is_some_and(|deadline| deadline.is_passed(self.now))
    }
}
