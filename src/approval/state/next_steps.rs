//! Next steps: whatever is the case, there is somewhere to go.

use super::ApprovalState;
use super::decision::DisabledReason;
use super::request::{ApprovalRequest, Permission, ReturnDestination};
use super::screen::{PanelState, RequestPhase, Screen};
use crate::api::ApiError;
use crate::problems::{Cause, cause_of, is_lasting};
use crate::routes;
use fullmakt_domain::{Decision, RequestKind, RequestStatus};

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
    Back(String),
    /// To the system access that was given.
    SystemUser(String),
    /// To where clients are added to the one that was made.
    AddClients(String),
    /// To all system access of the organisation.
    Overview(String),
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
                RequestPhase::Escalated => vec![self.leave()],
                RequestPhase::Closed { .. } | RequestPhase::Receipt(_) => self.steps_afterwards(),
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
        if any(DisabledReason::Refused(Cause::ExistsAlready)) {
            steps.extend(self.overview());
        }
        if may_leave {
            steps.push(self.leave());
        }
        steps
    }

    /// Where one goes when nothing is left to decide.
    fn steps_afterwards(&self) -> Vec<NextStep> {
        let mut steps = vec![self.leave()];
        steps.extend(self.given_access());
        steps.extend(self.overview());
        steps
    }

    /// The system user that was made; its id is that of the request.
    fn given_access(&self) -> Option<NextStep> {
        let request = self.owned_request()?;
        let (party, id) = (&request.party_uuid, &request.id);
        match request.kind {
            _ if !self.is_approved() => None,
            RequestKind::Standard => Some(NextStep::SystemUser(routes::details(party, id))),
            // It can do nothing before it has clients.
            RequestKind::Agent => Some(NextStep::AddClients(routes::clients(party, id))),
            RequestKind::Change => None,
        }
    }

    fn is_approved(&self) -> bool {
        let request = self.request();
        match self.decision.carried_out() {
            Some((decision, ..)) => decision == Decision::Approve,
            None => request.is_some_and(|request| request.status == RequestStatus::Accepted),
        }
    }

    /// The overview, unless the way back leads there.
    fn overview(&self) -> Option<NextStep> {
        let overview = routes::overview(&self.owned_request()?.party_uuid);
        (!self.came_from(&overview)).then_some(NextStep::Overview(overview))
    }

    fn came_from(&self, path: &str) -> bool {
        let back_to = self.params.back_to.as_ref();
        back_to.is_some_and(|back_to| back_to.as_str().eq_ignore_ascii_case(path))
    }

    /// The request, where the reader is one of those who see the organisation's system access.
    fn owned_request(&self) -> Option<&ApprovalRequest> {
        self.request().filter(|request| {
            request.permission == Permission::Decide && !request.party_uuid.is_empty()
        })
    }

    /// Where the user came from on this site; in the overview what has been approved is marked.
    pub(crate) fn back_path(&self) -> Option<String> {
        let back_to = self.params.back_to.as_ref()?;
        let marked = self.given_access().and_then(|_| {
            let request = self.request()?;
            self.came_from(&routes::overview(&request.party_uuid))
                .then(|| routes::overview_with_new(&request.party_uuid, &request.id))
        });
        Some(marked.unwrap_or_else(|| back_to.to_string()))
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
        self.back_path().map_or(NextStep::Start, NextStep::Back)
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
