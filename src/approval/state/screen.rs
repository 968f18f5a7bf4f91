//! What is on the page, in values that cannot be taken for each other.

use super::decision::{
    ConfirmedBy, DecisionOutcome, DecisionState, DisabledReason, SettledOutcome, index,
};
use super::request::{ApprovalRequest, Permission};
use super::sender::NotSentReason;
use super::{ApprovalState, RequestState};
use crate::api::ApiError;
use fullmakt_domain::deadline::TimeLeft;
use fullmakt_domain::time::UnixSeconds;
use fullmakt_domain::{Decision, RequestId, RequestStatus};

/// What the page shows as a whole.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Screen {
    /// The address names no request.
    MissingId,
    /// What stands for an id in the address can be none.
    MalformedId,
    /// Frame and skeletons.
    Loading,
    /// There is no session; the browser is on its way to login, or has just come back from there.
    SigningIn,
    /// The request cannot be shown, and why. Trying again can help if the value says so.
    Failed(ApiError),
    /// The request with what can be done about it.
    Request(RequestPhase),
}

/// How the request stands for this reader.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RequestPhase {
    /// It waits for a decision, and the reader may decide.
    Open(PanelState),
    /// It waits, and the reader may only pass it on.
    MayEscalate(PanelState),
    /// It waits and has been passed on; the reader may not decide.
    Escalated,
    /// It is over, with this status.
    Closed {
        status: RequestStatus,
        /// The reader has just pressed a button, and somebody else was faster.
        overtaken: bool,
    },
    /// The reader has decided.
    Receipt(Receipt),
}

/// What is mounted: the screen without its data. Components branch on this alone, so that nothing is
/// mounted anew, and loses focus or what is open, when only data changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// There is no request to show; a message says why.
    NoRequest,
    /// The request is loading: the shape of the page, without words.
    Loading,
    /// The reader may decide.
    Open,
    /// The reader may only escalate.
    MayEscalate,
    /// It has been escalated, and the reader may not decide.
    Escalated,
    /// It is over.
    Closed,
    /// The reader has decided.
    Receipt,
}

impl Phase {
    /// Whether nothing can be decided here any more.
    pub(crate) fn is_over(self) -> bool {
        matches!(self, Self::Escalated | Self::Closed | Self::Receipt)
    }
}

impl Screen {
    pub(crate) fn phase(&self) -> Phase {
        match self {
            Self::MissingId | Self::MalformedId | Self::SigningIn | Self::Failed(_) => {
                Phase::NoRequest
            }
            Self::Loading => Phase::Loading,
            Self::Request(RequestPhase::Open(_)) => Phase::Open,
            Self::Request(RequestPhase::MayEscalate(_)) => Phase::MayEscalate,
            Self::Request(RequestPhase::Escalated) => Phase::Escalated,
            Self::Request(RequestPhase::Closed { .. }) => Phase::Closed,
            Self::Request(RequestPhase::Receipt(_)) => Phase::Receipt,
        }
    }

    /// The buttons and what there is to say beside them, while the reader can decide something.
    pub(crate) fn panel(&self) -> Option<&PanelState> {
        match self {
            Self::Request(RequestPhase::Open(panel) | RequestPhase::MayEscalate(panel)) => {
                Some(panel)
            }
            _ => None,
        }
    }
}

/// Buttons, and what there is to say beside them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PanelState {
    /// Why a button does not work now; in the order approve, reject, escalate.
    pub disabled_reasons: [Option<DisabledReason>; 3],
    /// What the reader has to know about his last click or the state of the request.
    pub notice: Option<Notice>,
    /// Somebody has passed it on to those who may decide.
    pub escalated: bool,
    /// The deadline has passed, and the platform still takes decisions (docs/contract/platform.md, section 1.4).
    pub overdue: bool,
}

impl PanelState {
    /// Why this decision cannot be sent now.
    pub(crate) fn disabled_reason(&self, decision: Decision) -> Option<&DisabledReason> {
        self.disabled_reasons[index(decision)].as_ref()
    }
}

/// What the reader has to know beside the buttons.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Notice {
    /// The decision was not carried out, and why.
    Refused(Decision, ApiError),
    /// The decision was not sent: who is signed in could not be read.
    Unidentified(Decision, ApiError),
    /// Another person is signed in than the one for whom the page was opened, by name.
    OtherPerson {
        before: String,
        now: String,
        /// A decision was about to be sent, and was not.
        not_sent: bool,
    },
    /// The platform has passed nothing on.
    NotEscalated,
    /// The answer got lost; the status is being read.
    CheckingStatus(Decision),
    /// The answer got lost, and the status could not be read.
    Unknown(Decision, ApiError),
    /// The answer got lost, and the decision did not count.
    Lost(Decision),
    /// The session is over. Nothing was on its way.
    SignedOut,
    /// The session is over, and the decision was not carried out.
    SignedOutBefore(Decision),
    /// The session is over, and nobody knows whether the decision counts.
    SignedOutAfter(Decision),
    /// The request could not be read again.
    Stale(ApiError),
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Receipt {
    pub decision: Decision,
    /// Name of who has decided, if that is certain.
    pub by: Option<String>,
    /// When the platform said so, or when its status showed it.
    pub at: UnixSeconds,
    pub confirmed_by: ConfirmedBy,
}

impl ApprovalState {
    /// What is on the page.
    pub(crate) fn screen(&self) -> Screen {
        match (&self.params.id, &self.request) {
            (RequestId::Missing, _) => Screen::MissingId,
            (RequestId::Malformed, _) => Screen::MalformedId,
            (_, RequestState::Nothing) => Screen::Loading,
            (_, RequestState::Failed(ApiError::SignedOut)) => Screen::SigningIn,
            (_, RequestState::Failed(error)) => Screen::Failed(error.clone()),
            (_, RequestState::Request(request)) => Screen::Request(self.request_phase(request)),
        }
    }

    /// What is left of the time in which the request stands. `None` when nobody can tell, and when
    /// it does not matter any more.
    pub(crate) fn left(&self) -> Option<TimeLeft> {
        let waits = self.request()?.status == RequestStatus::New;
        waits.then(|| self.deadline().map(|deadline| deadline.left(self.now)))?
    }

    fn request_phase(&self, request: &ApprovalRequest) -> RequestPhase {
        if let Some((decision, at, confirmed_by)) = self.decision.carried_out() {
            // Without a clear answer it may have been somebody else who decided.
            let by = match confirmed_by {
                ConfirmedBy::Response => self.sender.confirmed_name().map(str::to_owned),
                ConfirmedBy::Status => None,
            };
            return RequestPhase::Receipt(Receipt {
                decision,
                by,
                at,
                confirmed_by,
            });
        }
        if request.status != RequestStatus::New {
            return RequestPhase::Closed {
                status: request.status.clone(),
                overtaken: matches!(
                    self.decision,
                    DecisionState::Settled(_, SettledOutcome::Overtaken)
                ),
            };
        }
        if request.permission == Permission::Escalate && request.escalated {
            return RequestPhase::Escalated;
        }
        let panel = PanelState {
            disabled_reasons: [Decision::Approve, Decision::Reject, Decision::Escalate]
                .map(|decision| self.disabled_reason(decision)),
            notice: self.notice(),
            escalated: request.escalated,
            overdue: self.is_passed(),
        };
        match request.permission {
            Permission::Decide => RequestPhase::Open(panel),
            Permission::Escalate => RequestPhase::MayEscalate(panel),
        }
    }

    fn notice(&self) -> Option<Notice> {
        let failed_read = self.read_error.as_ref();
        let signed_out = failed_read == Some(&ApiError::SignedOut);
        // What has become of a decision is said before anything else.
        let is_answered = matches!(
            self.decision,
            DecisionState::Checking(..) | DecisionState::Settled(..)
        );
        let notice = match &self.decision {
            _ if self.sender.other_person.is_some() && !is_answered => Notice::OtherPerson {
                before: self.sender.opened_for.as_ref()?.name.clone(),
                now: self.sender.other_person.as_ref()?.name.clone(),
                not_sent: matches!(self.decision, DecisionState::NotSent(..)),
            },
            DecisionState::Checking(decision, DecisionOutcome::Unknown(_)) => match failed_read {
                None => Notice::CheckingStatus(*decision),
                Some(_) if signed_out => Notice::SignedOutAfter(*decision),
                Some(error) => Notice::Unknown(*decision, error.clone()),
            },
            DecisionState::Checking(decision, DecisionOutcome::No(ApiError::SignedOut)) => {
                Notice::SignedOutBefore(*decision)
            }
            DecisionState::Checking(decision, DecisionOutcome::No(error))
            | DecisionState::Settled(decision, SettledOutcome::No(error)) => {
                Notice::Refused(*decision, error.clone())
            }
            DecisionState::Checking(_, DecisionOutcome::NotEscalated)
            | DecisionState::Settled(_, SettledOutcome::NotEscalated) => Notice::NotEscalated,
            DecisionState::NotSent(decision, NotSentReason::Unidentified(error)) => {
                Notice::Unidentified(*decision, error.clone())
            }
            _ if signed_out => Notice::SignedOut,
            DecisionState::Settled(decision, SettledOutcome::Lost) => Notice::Lost(*decision),
            _ => Notice::Stale(failed_read?.clone()),
        };
        Some(notice)
    }
}
