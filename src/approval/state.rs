//! What happened, what to show, what to send. Nothing here knows a browser.
//!
//! [`Approval`] takes one [`Event`] after the other and answers with the [`Effect`]s that the page
//! has to carry out; [`Approval::screen`] says what is on the page. The rules:
//!
//! * One decision at a time. While one is on its way, and until the status has been read after it,
//!   no other can be sent.
//! * Nothing is ever sent by itself but reads. A decision is sent when a person clicks, once.
//! * After every decision the request is read again, whatever the answer was. What the platform then
//!   says is the truth; when the answer got lost it decides what the reader is told.
//! * Answers to anything but the newest question are dropped.

pub mod asked;
pub mod cause;
#[cfg(test)]
mod dead_ends;
pub mod described;
pub mod event;
pub mod screen;
#[cfg(test)]
mod tests;
pub mod ways;

use crate::api::Failure;
use crate::i18n::problems::{Cause, is_lasting};
use asked::{Address, Asked, Id, May};
use cause::cause_of;
pub use event::{Effect, Event};
use fullmakt_domain::time::UnixSeconds;
use fullmakt_domain::{Deadline, Decision, RequestKind, RequestStatus};

/// One approval page: what it has been told so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    kind: RequestKind,
    address: Address,
    /// Number of the newest question. An answer that carries another number is too late.
    ticket: u32,
    /// What is known about the request.
    known: Known,
    /// A read is on its way.
    reading: bool,
    /// Why the newest read gave nothing although the request is known.
    read_failure: Option<Failure>,
    act: Act,
    /// The platform has said that the user cannot decide so, and nothing has changed since.
    blocked: [Option<Cause>; 3],
    /// Something that is asked for is known to be beyond what the user may give.
    forbidden: bool,
    now: UnixSeconds,
    limit_days: u32,
    /// The status has been read since the deadline passed, or the page was opened after it.
    passing_noticed: bool,
}

/// What is known about the request.
#[derive(Debug, Clone, PartialEq)]
enum Known {
    Nothing,
    Failed(Failure),
    Request(Asked),
}

/// What has become of the user's decision.
#[derive(Debug, Clone, PartialEq)]
enum Act {
    /// There is none, or it is over and done with.
    None,
    /// It is on its way.
    Sending(Decision),
    /// It has been answered; the status has not been read since.
    Checking(Decision, Outcome),
    /// It has been answered, and the status read.
    Settled(Decision, Settled),
}

/// How a decision was answered.
#[derive(Debug, Clone, PartialEq)]
enum Outcome {
    /// The platform said yes, at this time.
    Done(UnixSeconds),
    /// The platform said no.
    No(Failure),
    /// An escalation was answered with `false`: no relation to the organisation.
    NotForwarded,
    /// Nobody knows.
    Unknown(Failure),
}

/// What the status told about a decision.
#[derive(Debug, Clone, PartialEq)]
enum Settled {
    /// It counts. When, and how we know.
    Done(UnixSeconds, Proof),
    /// It was refused.
    No(Failure),
    /// The platform passed nothing on.
    NotForwarded,
    /// Its answer got lost, and the request is as it was.
    Lost,
    /// Somebody else was faster.
    Overtaken,
}

/// How we know that a decision counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The platform said so.
    Answered,
    /// The answer got lost, and the status shows it.
    ReadBack,
}

impl Approval {
    /// A page that has not been opened yet. `limit_days` is how long a request stands
    /// (`requestLimitDays` in `config.json`).
    #[must_use]
    pub fn new(kind: RequestKind, limit_days: u32, now: UnixSeconds) -> Self {
        Self {
            kind,
            address: Address::new(None, None, None),
            ticket: 0,
            known: Known::Nothing,
            reading: false,
            read_failure: None,
            act: Act::None,
            blocked: [None; 3],
            forbidden: false,
            now,
            limit_days,
            passing_noticed: false,
        }
    }

    /// The address that the page stands at.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The request, once it has been read.
    #[must_use]
    pub fn asked(&self) -> Option<&Asked> {
        match &self.known {
            Known::Request(asked) => Some(asked),
            Known::Nothing | Known::Failed(_) => None,
        }
    }

    /// How long the request stands, if it tells when it was made.
    #[must_use]
    pub fn deadline(&self) -> Option<Deadline> {
        let created = self.asked()?.created?;
        Some(Deadline::new(created, self.limit_days))
    }

    /// Takes what happened and says what is to be done.
    pub fn update(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Opened(address) => self.opened(address),
            Event::Read { ticket, answer } => {
                if ticket != self.ticket || !self.reading {
                    return None;
                }
                self.reading = false;
                self.read(answer)
            }
            Event::Clicked(decision) => self.clicked(decision),
            Event::Decided { ticket, answer } => {
                let Act::Sending(decision) = self.act else {
                    return None;
                };
                if ticket != self.ticket {
                    return None;
                }
                self.decided(decision, answer)
            }
            Event::Reload => {
                if self.reading || matches!(self.act, Act::Sending(_)) {
                    return None;
                }
                self.blocked = [None; 3];
                if matches!(self.known, Known::Failed(_)) {
                    self.known = Known::Nothing;
                }
                if !matches!(
                    self.act,
                    Act::Checking(..) | Act::Settled(_, Settled::Done(..))
                ) {
                    self.act = Act::None;
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

    fn opened(&mut self, address: Address) -> Option<Effect> {
        // A change of the other parameters must not cost the page what it knows.
        let underway = self.reading || !matches!(self.known, Known::Nothing);
        let same = underway && address.id == self.address.id;
        self.address = address;
        if same {
            return None;
        }
        // The number goes on, so that answers to the old address are too late.
        let ticket = self.ticket + 1;
        let address = self.address.clone();
        *self = Self::new(self.kind, self.limit_days, self.now);
        self.ticket = ticket;
        self.address = address;
        self.ask()
    }

    /// Asks for the request as it is now.
    fn ask(&mut self) -> Option<Effect> {
        let Id::Given(id) = &self.address.id else {
            return None;
        };
        let id = id.clone();
        self.ticket += 1;
        self.reading = true;
        Some(Effect::Read {
            ticket: self.ticket,
            id,
        })
    }

    fn read(&mut self, answer: Result<Asked, Failure>) -> Option<Effect> {
        match answer {
            Ok(asked) => {
                self.settle(&asked);
                self.read_failure = None;
                self.known = Known::Request(asked);
                self.passing_noticed = self.is_passed();
                None
            }
            Err(failure) => {
                let first = matches!(self.known, Known::Nothing);
                // The platform has said that there is nothing to show any more, or that this user may
                // not see it. Whoever has just decided keeps the receipt.
                let final_word = matches!(
                    failure,
                    Failure::Denied(_) | Failure::NotFound(_) | Failure::Refused(_)
                );
                let decided = matches!(
                    self.act,
                    Act::Checking(_, Outcome::Done(_)) | Act::Settled(_, Settled::Done(..))
                );
                if first || (final_word && !decided) {
                    let sign_in = first && failure == Failure::SignedOut;
                    self.known = Known::Failed(failure);
                    self.act = Act::None;
                    return sign_in.then_some(Effect::SignIn);
                }
                self.read_failure = Some(failure);
                None
            }
        }
    }

    /// What the status tells about a decision that has been answered.
    fn settle(&mut self, asked: &Asked) {
        let Act::Checking(decision, outcome) = &self.act else {
            return;
        };
        let decision = *decision;
        let stands = matches_status(decision, asked);
        let undecided = asked.status == RequestStatus::New;
        let settled = match outcome {
            // A yes is a yes, also where the status comes late. Only another decision outweighs it.
            Outcome::Done(at) if stands || undecided => Settled::Done(*at, Proof::Answered),
            Outcome::Unknown(_) if stands => Settled::Done(self.now, Proof::ReadBack),
            // Somebody was faster, and yet nobody has decided: it did not count, and that is all we know.
            Outcome::Unknown(_) | Outcome::No(Failure::Conflict(_)) if undecided => Settled::Lost,
            Outcome::No(failure) if undecided => {
                let cause = cause_of(failure);
                if is_lasting(cause) {
                    self.blocked[index(decision)] = Some(cause);
                }
                Settled::No(failure.clone())
            }
            Outcome::NotForwarded if undecided => Settled::NotForwarded,
            // The status is what the reader wanted. Whether it was his click cannot be told: browsers
            // repeat a call by themselves when a connection breaks, and the repetition meets a 409.
            _ if stands => {
                self.act = Act::None;
                return;
            }
            _ => Settled::Overtaken,
        };
        self.act = Act::Settled(decision, settled);
    }

    fn clicked(&mut self, decision: Decision) -> Option<Effect> {
        if self.obstacle(decision).is_some() {
            return None;
        }
        let asked = self.asked()?;
        let (party_id, id) = (asked.party_id, asked.id.clone());
        self.ticket += 1;
        self.act = Act::Sending(decision);
        Some(Effect::Decide {
            ticket: self.ticket,
            party_id,
            id,
            decision,
        })
    }

    fn decided(&mut self, decision: Decision, answer: Result<bool, Failure>) -> Option<Effect> {
        let outcome = match answer {
            Ok(true) => Outcome::Done(self.now),
            Ok(false) if decision == Decision::Escalate => Outcome::NotForwarded,
            // The platform never says so; what it means has to be read.
            Ok(false) => Outcome::Unknown(Failure::Unreadable { status: 200 }),
            Err(failure) if failure.outcome_unknown() => Outcome::Unknown(failure),
            Err(failure) => Outcome::No(failure),
        };
        self.act = Act::Checking(decision, outcome);
        self.read_failure = None;
        if matches!(&self.act, Act::Checking(_, Outcome::No(Failure::SignedOut))) {
            // Reading would meet the same. The user signs in first, here or in another tab.
            self.read_failure = Some(Failure::SignedOut);
            return None;
        }
        self.ask()
    }

    fn tick(&mut self, now: UnixSeconds) -> Option<Effect> {
        self.now = now;
        let waits = self
            .asked()
            .is_some_and(|asked| asked.status == RequestStatus::New);
        let busy = self.reading || matches!(self.act, Act::Sending(_) | Act::Checking(..));
        if !waits || busy || self.passing_noticed || !self.is_passed() {
            return None;
        }
        self.passing_noticed = true;
        self.ask()
    }

    fn is_passed(&self) -> bool {
        self.deadline()
            .is_some_and(|deadline| deadline.is_passed(self.now))
    }

    /// Why the user cannot send this decision now. `None`: the button works.
    fn obstacle(&self, decision: Decision) -> Option<screen::Obstacle> {
        use screen::Obstacle;
        let Some(asked) = self.asked() else {
            return Some(Obstacle::Loading);
        };
        if matches!(self.act, Act::Settled(_, Settled::Done(..)))
            || asked.status.after(decision).is_none()
            || !is_offered(asked, decision)
        {
            return Some(Obstacle::NotOffered);
        }
        if let Act::Sending(sent) = self.act {
            return Some(Obstacle::Sending(sent));
        }
        if self.reading {
            return Some(Obstacle::Checking);
        }
        match &self.read_failure {
            Some(Failure::SignedOut) => return Some(Obstacle::SignedOut),
            Some(_) => return Some(Obstacle::StatusUnknown),
            None => {}
        }
        if let Some(cause) = self.blocked[index(decision)] {
            return Some(Obstacle::Refused(cause));
        }
        (decision == Decision::Approve && self.forbidden).then_some(Obstacle::MayNotGive)
    }
}

/// Whether a request in this state is what the decision makes of it.
fn matches_status(decision: Decision, asked: &Asked) -> bool {
    match decision {
        Decision::Approve => asked.status == RequestStatus::Accepted,
        Decision::Reject => asked.status == RequestStatus::Rejected,
        Decision::Escalate => asked.escalated,
    }
}

/// Whether the reader has a button for this decision at all.
fn is_offered(asked: &Asked, decision: Decision) -> bool {
    match (decision, asked.may) {
        (_, _) if !asked.kind.allows(decision) => false,
        // It has been passed on; once more changes nothing.
        (Decision::Escalate, _) => !asked.escalated,
        (_, May::Decide) => true,
        (_, May::Escalate) => false,
    }
}

fn index(decision: Decision) -> usize {
    match decision {
        Decision::Approve => 0,
        Decision::Reject => 1,
        Decision::Escalate => 2,
    }
}
