//! What is on the page, in values that cannot be taken for each other.

use super::asked::{Asked, Id, May};
use super::{Act, Approval, Known, Outcome, Proof, Settled};
use crate::api::Failure;
use crate::i18n::problems::Cause;
use fullmakt_domain::deadline::Left;
use fullmakt_domain::time::UnixSeconds;
use fullmakt_domain::{Decision, RequestStatus};

/// What the page shows as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Screen {
    /// The address names no request.
    MissingId,
    /// What stands for an id in the address can be none.
    MalformedId,
    /// Frame and skeletons.
    Loading,
    /// There is no session; the browser is on its way to login.
    SigningIn,
    /// The request cannot be shown, and why. Trying again can help if the value says so.
    Failed(Failure),
    /// The request with what can be done about it.
    Request(Standing),
}

/// How the request stands for this reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// It waits for a decision, and the reader may decide.
    Open(Desk),
    /// It waits, and the reader may only pass it on.
    MayForward(Desk),
    /// It waits and has been passed on; the reader may not decide.
    Forwarded,
    /// It is over, with this status. `overtaken`: the reader has just tried to decide it.
    Closed {
        /// Accepted, Rejected and so on.
        status: RequestStatus,
        /// The reader has just pressed a button, and somebody else was faster.
        overtaken: bool,
    },
    /// The reader has decided.
    Receipt(Receipt),
}

/// Buttons, and what there is to say beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// Why a button does not work now; in the order approve, reject, escalate.
    pub obstacles: [Option<Obstacle>; 3],
    /// What the reader has to know about his last click or the state of the request.
    pub notice: Option<Notice>,
    /// Somebody has passed it on to those who may decide.
    pub escalated: bool,
    /// The deadline has passed, and the platform still takes decisions (platform.md, section 1.4).
    pub overdue: bool,
}

impl Desk {
    /// Why this decision cannot be sent now.
    #[must_use]
    pub fn obstacle(&self, decision: Decision) -> Option<&Obstacle> {
        self.obstacles[super::index(decision)].as_ref()
    }
}

/// Why a button does not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
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
    /// The session is over.
    SignedOut,
    /// The platform has said no to exactly this, for a reason that lasts.
    Refused(Cause),
    /// The user may not give something that is asked for; the list says what.
    MayNotGive,
}

/// What the reader has to know beside the buttons.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// The decision was not carried out, and why.
    Refused(Decision, Failure),
    /// The platform has passed nothing on.
    NotForwarded,
    /// The answer got lost; the status is being read.
    Finding(Decision),
    /// The answer got lost, and the status could not be read.
    Unknown(Decision, Failure),
    /// The answer got lost, and the decision did not count.
    Lost(Decision),
    /// The session is over. Nothing was on its way.
    SignedOut,
    /// The session is over, and the decision was not carried out.
    SignedOutBefore(Decision),
    /// The session is over, and nobody knows whether the decision counts.
    SignedOutAfter(Decision),
    /// The request could not be read again.
    Stale(Failure),
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// By the reader, just now.
    pub decision: Decision,
    /// When the platform said so, or when its status showed it.
    pub at: UnixSeconds,
    /// How we know.
    pub proof: Proof,
}

impl Approval {
    /// What is on the page.
    #[must_use]
    pub fn screen(&self) -> Screen {
        match (&self.address.id, &self.known) {
            (Id::Missing, _) => Screen::MissingId,
            (Id::Malformed, _) => Screen::MalformedId,
            (_, Known::Nothing) => Screen::Loading,
            (_, Known::Failed(Failure::SignedOut)) => Screen::SigningIn,
            (_, Known::Failed(failure)) => Screen::Failed(failure.clone()),
            (_, Known::Request(asked)) => Screen::Request(self.standing(asked)),
        }
    }

    /// What is left of the time in which the request stands. `None` when nobody can tell, and when
    /// it does not matter any more.
    #[must_use]
    pub fn left(&self) -> Option<Left> {
        let waits = self.asked()?.status == RequestStatus::New;
        waits.then(|| self.deadline().map(|deadline| deadline.left(self.now)))?
    }

    fn standing(&self, asked: &Asked) -> Standing {
        let receipt = |decision, at, proof| {
            Standing::Receipt(Receipt {
                decision,
                at,
                proof,
            })
        };
        match &self.act {
            Act::Checking(decision, Outcome::Done(at)) => {
                return receipt(*decision, *at, Proof::Answered);
            }
            Act::Settled(decision, Settled::Done(at, proof)) => {
                return receipt(*decision, *at, *proof);
            }
            _ => {}
        }
        if asked.status != RequestStatus::New {
            return Standing::Closed {
                status: asked.status.clone(),
                overtaken: matches!(self.act, Act::Settled(_, Settled::Overtaken)),
            };
        }
        if asked.may == May::Escalate && asked.escalated {
            return Standing::Forwarded;
        }
        let desk = Desk {
            obstacles: [Decision::Approve, Decision::Reject, Decision::Escalate]
                .map(|decision| self.obstacle(decision)),
            notice: self.notice(),
            escalated: asked.escalated,
            overdue: self.is_passed(),
        };
        match asked.may {
            May::Decide => Standing::Open(desk),
            May::Escalate => Standing::MayForward(desk),
        }
    }

    fn notice(&self) -> Option<Notice> {
        let failed_read = self.read_failure.as_ref();
        let signed_out = failed_read == Some(&Failure::SignedOut);
        let notice = match &self.act {
            Act::Checking(decision, Outcome::Unknown(_)) => match failed_read {
                None => Notice::Finding(*decision),
                Some(_) if signed_out => Notice::SignedOutAfter(*decision),
                Some(failure) => Notice::Unknown(*decision, failure.clone()),
            },
            Act::Checking(decision, Outcome::No(Failure::SignedOut)) => {
                Notice::SignedOutBefore(*decision)
            }
            Act::Checking(decision, Outcome::No(failure))
            | Act::Settled(decision, Settled::No(failure)) => {
                Notice::Refused(*decision, failure.clone())
            }
            Act::Checking(_, Outcome::NotForwarded) | Act::Settled(_, Settled::NotForwarded) => {
                Notice::NotForwarded
            }
            _ if signed_out => Notice::SignedOut,
            Act::Settled(decision, Settled::Lost) => Notice::Lost(*decision),
            _ => Notice::Stale(failed_read?.clone()),
        };
        Some(notice)
    }
}
