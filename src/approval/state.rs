//! What happened, what to show, what to send. Nothing here knows a browser.
//!
//! [`ApprovalState`] takes one [`Event`] after the other and answers with the [`Effect`]s that the page
//! has to carry out; [`ApprovalState::screen`] says what is on the page. The rules:
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

pub(super) mod cause;
pub(super) mod details;
pub(super) mod event;
#[cfg(test)]
mod exhaustive_tests;
pub(super) mod next_steps;
pub(super) mod request;
pub(super) mod screen;
#[cfg(test)]
pub(crate) mod tests;

use crate::api::ApiError;
use crate::i18n::problems::{Cause, is_lasting};
use crate::user::Person;
use cause::cause_of;
pub(crate) use event::{Effect, Event};
use fullmakt_domain::time::UnixSeconds;
use fullmakt_domain::{Deadline, Decision, RequestId, RequestKind, RequestStatus};
use request::{ApprovalParams, ApprovalRequest, Permission};

/// One approval page: what it has been told so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ApprovalState {
    kind: RequestKind,
    params: ApprovalParams,
    /// Number of the newest question. An answer that carries another number is too late.
    sequence: u32,
    /// What is known about the request.
    request: RequestState,
    /// A read is on its way.
    reading: bool,
    /// Why the newest read gave nothing although the request is known.
    read_error: Option<ApiError>,
    decision: DecisionState,
    /// Who sends the decision, as far as that is known.
    sender: Sender,
    /// The person for whom the page was opened.
    opened_for: Option<Person>,
    /// Somebody else who has signed in since.
    other_person: Option<Person>,
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

/// What has become of the user's decision.
#[derive(Debug, Clone, PartialEq)]
enum DecisionState {
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

/// Which attempt to send a decision it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attempt {
    First,
    /// The first one was refused with 401, and so not carried out.
    Second,
}

/// Why a decision was not sent.
#[derive(Debug, Clone, PartialEq)]
enum NotSentReason {
    /// Somebody else is signed in.
    OtherPerson,
    /// Who is signed in could not be read.
    Unidentified(ApiError),
}

/// Who sends the decision, as far as that is known.
#[derive(Debug, Clone, PartialEq)]
enum Sender {
    Unknown,
    /// Signed in right before the decision with this number was sent.
    Before(u32, Person),
    /// Signed in before it was sent and when it had been answered.
    Confirmed(Person),
}

/// How a decision was answered.
#[derive(Debug, Clone, PartialEq)]
enum DecisionOutcome {
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
enum SettledOutcome {
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
pub(super) enum ConfirmedBy {
    /// The platform said so.
    Response,
    /// There was no clear answer, and the status is what was asked for. Whose decision it shows cannot be
    /// told.
    Status,
}

impl ApprovalState {
    /// A page that has not been opened yet. `limit_days` is how long a request stands
    /// (`requestLimitDays` in `config.json`); `can_return`, whether the browser lets the page tell the platform's
    /// logout where to go.
    #[must_use]
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
            sender: Sender::Unknown,
            opened_for: None,
            other_person: None,
            blocked: [None; 3],
            forbidden: false,
            now,
            limit_days,
            can_return,
            passing_noticed: false,
        }
    }

    /// The address that the page stands at.
    #[must_use]
    pub(super) fn params(&self) -> &ApprovalParams {
        &self.params
    }

    /// The request, once it has been read.
    #[must_use]
    pub(super) fn request(&self) -> Option<&ApprovalRequest> {
        match &self.request {
            RequestState::Request(request) => Some(request),
            RequestState::Nothing | RequestState::Failed(_) => None,
        }
    }

    /// How long the request stands, if it tells when it was made.
    #[must_use]
    pub(super) fn deadline(&self) -> Option<Deadline> {
        let created = self.request()?.created?;
        Some(Deadline::new(created, self.limit_days))
    }

    /// Takes what happened and says what is to be done.
    pub(super) fn update(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Opened(params) => self.opened(params),
            Event::Read { sequence, answer } => {
                if sequence != self.sequence || !self.reading {
                    return None;
                }
                self.reading = false;
                self.read(answer)
            }
            Event::PersonRead(person) => {
                self.compare(person);
                None
            }
            Event::Clicked(decision) => self.clicked(decision),
            Event::Identified { sequence, answer } => match self.decision {
                DecisionState::Identifying(decision, attempt) if sequence == self.sequence => {
                    self.identified(decision, attempt, answer)
                }
                _ => None,
            },
            Event::Decided { sequence, answer } => match self.decision {
                DecisionState::Sending(decision, attempt) if sequence == self.sequence => {
                    self.decided(decision, attempt, answer)
                }
                _ => None,
            },
            Event::IdentifiedAfter { sequence, person } => {
                self.confirm_sender(sequence, person);
                None
            }
            Event::Reload => {
                if self.reading || self.is_sending() {
                    return None;
                }
                self.blocked = [None; 3];
                if matches!(self.request, RequestState::Failed(_)) {
                    self.request = RequestState::Nothing;
                }
                if !matches!(
                    self.decision,
                    DecisionState::Checking(..)
                        | DecisionState::Settled(_, SettledOutcome::Done(..))
                ) {
                    self.decision = DecisionState::None;
                }
                self.ask()
            }
            Event::Checked { forbidden } => {
                self.forbidden = forbidden;
                None
            }
            Event::Tick(now) => self.tick(now),
        }
    }

    fn opened(&mut self, params: ApprovalParams) -> Option<Effect> {
        // A change of the other parameters must not cost the page what it knows.
        let underway = self.reading || !matches!(self.request, RequestState::Nothing);
        let same = underway && params.id == self.params.id;
        if same {
            self.params = params;
            return None;
        }
        // The number goes on, so that answers to the old address are too late.
        let sequence = self.sequence + 1;
        let person = self.other_person.take().or(self.opened_for.take());
        *self = Self::new(self.kind, self.limit_days, self.can_return, self.now);
        self.opened_for = person;
        self.sequence = sequence;
        self.params = params;
        self.ask()
    }

    /// Asks for the request as it is now.
    fn ask(&mut self) -> Option<Effect> {
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
                let decided = matches!(
                    self.decision,
                    DecisionState::Checking(_, DecisionOutcome::Done(_))
                        | DecisionState::Settled(_, SettledOutcome::Done(..))
                );
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

    /// What the status tells about a decision that has been answered.
    fn settle(&mut self, request: &ApprovalRequest) {
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

    fn clicked(&mut self, decision: Decision) -> Option<Effect> {
        if self.disabled_reason(decision).is_some() {
            return None;
        }
        self.identify(decision, Attempt::First)
    }

    /// Asks who is signed in, before a decision is sent.
    fn identify(&mut self, decision: Decision, attempt: Attempt) -> Option<Effect> {
        self.sequence += 1;
        self.sender = Sender::Unknown;
        self.decision = DecisionState::Identifying(decision, attempt);
        Some(Effect::Identify {
            sequence: self.sequence,
        })
    }

    fn identified(
        &mut self,
        decision: Decision,
        attempt: Attempt,
        answer: Result<Person, ApiError>,
    ) -> Option<Effect> {
        let person = match answer {
            Ok(person) => Some(person),
            Err(ApiError::SignedOut) => {
                return self.answered(decision, Err(ApiError::SignedOut));
            }
            // A renewed session can be anybody's.
            Err(error) if self.opened_for.is_some() || attempt == Attempt::Second => {
                let reason = NotSentReason::Unidentified(error);
                self.decision = DecisionState::NotSent(decision, reason);
                return None;
            }
            // Nobody has been named on this page, so nobody else can be meant.
            Err(_) => None,
        };
        let was_unknown = self.opened_for.is_none();
        // What has become known meanwhile is newer than this answer.
        if self.other_person.is_none()
            && let Some(person) = &person
        {
            self.compare(person.clone());
        }
        if self.other_person.is_some() {
            self.decision = DecisionState::NotSent(decision, NotSentReason::OtherPerson);
            return None;
        }
        if was_unknown && attempt == Attempt::Second {
            // Who sent the first attempt is not known, so this cannot be told to be the same person.
            return self.answered(decision, Err(ApiError::SignedOut));
        }
        let request = self.request()?;
        let (party_id, id) = (request.party_id, request.id.clone());
        self.sequence += 1;
        self.sender = match person {
            Some(person) => Sender::Before(self.sequence, person),
            None => Sender::Unknown,
        };
        self.decision = DecisionState::Sending(decision, attempt);
        Some(Effect::Decide {
            sequence: self.sequence,
            party_id,
            id,
            decision,
        })
    }

    /// Compares whoever is signed in now with the person for whom the page was opened.
    fn compare(&mut self, person: Person) {
        let opened_for = self.opened_for.get_or_insert_with(|| person.clone());
        self.other_person = (opened_for.id != person.id).then_some(person);
    }

    /// Compares whoever was signed in before the decision was sent with whoever was with the answer.
    fn confirm_sender(&mut self, sequence: u32, after: Option<Person>) {
        if let Sender::Before(sent, before) = &self.sender
            && *sent == sequence
        {
            let is_same = after.as_ref().is_some_and(|after| after.id == before.id);
            self.sender = match after {
                Some(person) if is_same => Sender::Confirmed(person),
                _ => Sender::Unknown,
            };
        }
    }

    fn decided(
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

    /// A decision has its answer, or there is no session to send it with.
    fn answered(&mut self, decision: Decision, answer: Result<bool, ApiError>) -> Option<Effect> {
        let outcome = match answer {
            Ok(true) => DecisionOutcome::Done(self.now),
            Ok(false) if decision == Decision::Escalate => DecisionOutcome::NotEscalated,
            // The platform never says so; what it means has to be read.
            Ok(false) => DecisionOutcome::Unknown(ApiError::Unreadable { status: 200 }),
            Err(error) if error.outcome_unknown() => DecisionOutcome::Unknown(error),
            Err(error) => DecisionOutcome::No(error),
        };
        self.decision = DecisionState::Checking(decision, outcome);
        self.read_error = None;
        if matches!(
            &self.decision,
            DecisionState::Checking(_, DecisionOutcome::No(ApiError::SignedOut))
        ) {
            // Reading would meet the same. The user signs in first, here or in another tab.
            self.read_error = Some(ApiError::SignedOut);
            return None;
        }
        self.ask()
    }

    fn tick(&mut self, now: UnixSeconds) -> Option<Effect> {
        self.now = now;
        let waits = self
            .request()
            .is_some_and(|request| request.status == RequestStatus::New);
        let busy = self.reading
            || self.is_sending()
            || matches!(self.decision, DecisionState::Checking(..));
        if !waits || busy || self.passing_noticed || !self.is_passed() {
            return None;
        }
        self.passing_noticed = true;
        self.ask()
    }

    /// A decision is on its way, or about to be sent.
    fn is_sending(&self) -> bool {
        matches!(
            self.decision,
            DecisionState::Identifying(..) | DecisionState::Sending(..)
        )
    }

    fn is_passed(&self) -> bool {
        self.deadline()
            .is_some_and(|deadline| deadline.is_passed(self.now))
    }

    /// Why the user cannot send this decision now. `None`: the button works.
    fn disabled_reason(&self, decision: Decision) -> Option<screen::DisabledReason> {
        use screen::DisabledReason;
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
        if self.other_person.is_some() {
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

fn index(decision: Decision) -> usize {
    match decision {
        Decision::Approve => 0,
        Decision::Reject => 1,
        Decision::Escalate => 2,
    }
}
