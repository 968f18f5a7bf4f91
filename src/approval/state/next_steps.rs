//! Next steps: whatever is the case, there is somewhere to go.

use super::ApprovalState;
use super::decision::DisabledReason;
use super::request::{ApprovalRequest, ReturnDestination};
use super::screen::{PanelState, RequestPhase, Screen};
use crate::api::ApiError;
use crate::problems::{cause_of, is_lasting};
use fullmakt_domain::{RequestKind, ReturnPath};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NextStep {
    /// Ask the platform again.
    Reload,
    /// Open the page anew, for the person who is signed in now.
    OpenAnew,
    /// Log in and come back here.
    SignIn,
    /// Log out, to log in as somebody else. The platform's logout leads to its start page.
    OtherPerson,
    /// Back to the vendor, through logout. The host is `None` when it must not be shown.
    Vendor {
        /// Where one ends up.
        host: Option<String>,
    },
    LogOut,
    /// Back to where the user came from on this site.
    Back(ReturnPath),
    Start,
}

impl ApprovalState {
    /// The next steps from what is on the page, the best first. Beside them there are the decision
    /// buttons where [`RequestPhase::Open`] and [`RequestPhase::MayEscalate`] have them.
    pub(crate) fn next_steps(&self, screen: &Screen) -> Vec<NextStep> {
        match screen {
            Screen::Loading => Vec::new(),
            Screen::MissingId | Screen::MalformedId => vec![self.home()],
            Screen::SigningIn => vec![NextStep::SignIn],
            Screen::Failed(error) => {
                let mut steps = Vec::new();
                if error.is_transient() || !is_lasting(cause_of(error)) {
                    steps.push(NextStep::Reload);
                }
                if matches!(error, ApiError::Denied(_)) {
                    steps.push(NextStep::OtherPerson);
                }
                steps.push(self.home());
                steps
            }
            Screen::Request(phase) => match phase {
                RequestPhase::Open(panel) => self.steps_beside_panel(panel, false),
                RequestPhase::MayEscalate(panel) => self.steps_beside_panel(panel, true),
                RequestPhase::Escalated
                | RequestPhase::Closed { .. }
                | RequestPhase::Receipt(_) => {
                    vec![self.leave()]
                }
            },
        }
    }

    /// What there is beside the decision buttons.
    fn steps_beside_panel(&self, panel: &PanelState, may_leave: bool) -> Vec<NextStep> {
        let any = |wanted: DisabledReason| panel.disabled_reasons.contains(&Some(wanted));
        if any(DisabledReason::OtherPerson) {
            return vec![NextStep::OpenAnew, NextStep::OtherPerson];
        }
        let mut steps = Vec::new();
        if any(DisabledReason::SignedOut) {
            steps.push(NextStep::SignIn);
        }
        let refused = panel.disabled_reasons.iter().any(|disabled_reason| {
            matches!(
                disabled_reason,
                Some(DisabledReason::Refused(_) | DisabledReason::MayNotGive)
            )
        });
        // After a lasting no, somebody may have given the user a role in the meantime.
        if any(DisabledReason::SignedOut) || any(DisabledReason::StatusUnknown) || refused {
            steps.push(NextStep::Reload);
        }
        if may_leave {
            steps.push(self.leave());
        }
        steps
    }

    /// Where one goes when all is said.
    fn leave(&self) -> NextStep {
        if self.params.skip_logout || self.params.back_to.is_some() {
            return self.home();
        }
        match self.request().map(|request| &request.return_destination) {
            Some(ReturnDestination::Vendor { host }) if self.can_return => {
                NextStep::Vendor { host: host.clone() }
            }
            _ => NextStep::LogOut,
        }
    }

    fn home(&self) -> NextStep {
        match &self.params.back_to {
            Some(path) => NextStep::Back(path.clone()),
            None => NextStep::Start,
        }
    }

    /// Whether the next step after a decision leads to the vendor, and so out of the session.
    pub(crate) fn ends_at_vendor(&self) -> bool {
        matches!(self.leave(), NextStep::Vendor { .. })
    }
}

/// Name and value of the cookie that tells the platform's logout whose address to go to
/// (docs/contract/platform.md, section 2.5). The kind counts: with another one the platform looks among other
/// requests and finds nothing.
pub(crate) fn logout_cookie(request: &ApprovalRequest) -> (&'static str, String) {
    let kind = match request.kind {
        RequestKind::Standard => "SystemuserRequestId=",
        RequestKind::Agent => "SystemuserAgentRequestId=",
        RequestKind::Change => "SystemuserChangeRequestId=",
    };
    ("AltinnLogoutInfo", [kind, &request.id].concat())
}
