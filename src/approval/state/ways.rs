//! Ways on: whatever is the case, there is somewhere to go.

use super::asked::{Asked, WayBack};
use super::screen::{Desk, Obstacle, Screen, Standing};
use super::{Approval, cause_of};
use crate::api::Failure;
use crate::i18n::problems::is_lasting;
use fullmakt_domain::{RequestKind, ReturnPath};

/// A way on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Ask the platform again.
    Reload,
    /// Log in and come back here.
    SignIn,
    /// Log out and log in as somebody else, and come back here.
    OtherPerson,
    /// Back to the vendor, through logout. The host is `None` when it must not be shown.
    Vendor {
        /// Where one ends up.
        host: Option<String>,
    },
    /// Log out.
    LogOut,
    /// Back to where the user came from on this site.
    Back(ReturnPath),
    /// The front page.
    Start,
}

impl Approval {
    /// The ways on from what is on the page, the best first. Beside them there are the decision
    /// buttons where [`Standing::Open`] and [`Standing::MayForward`] have them.
    #[must_use]
    pub fn ways(&self) -> Vec<Way> {
        match self.screen() {
            Screen::Loading => Vec::new(),
            Screen::MissingId | Screen::MalformedId => vec![self.home()],
            Screen::SigningIn => vec![Way::SignIn],
            Screen::Failed(failure) => {
                let mut ways = Vec::new();
                if failure.may_pass() || !is_lasting(cause_of(&failure)) {
                    ways.push(Way::Reload);
                }
                if matches!(failure, Failure::Denied(_)) {
                    ways.push(Way::OtherPerson);
                }
                ways.push(self.home());
                ways
            }
            Screen::Request(standing) => match standing {
                Standing::Open(desk) => self.beside(&desk, false),
                Standing::MayForward(desk) => self.beside(&desk, true),
                Standing::Forwarded | Standing::Closed { .. } | Standing::Receipt(_) => {
                    vec![self.leave()]
                }
            },
        }
    }

    /// What there is beside the decision buttons.
    fn beside(&self, desk: &Desk, may_leave: bool) -> Vec<Way> {
        let any = |wanted: Obstacle| desk.obstacles.contains(&Some(wanted));
        let mut ways = Vec::new();
        if any(Obstacle::SignedOut) {
            ways.push(Way::SignIn);
        }
        let refused = desk
            .obstacles
            .iter()
            .any(|obstacle| matches!(obstacle, Some(Obstacle::Refused(_) | Obstacle::MayNotGive)));
        // After a lasting no, somebody may have given the user a role in the meantime.
        if any(Obstacle::SignedOut) || any(Obstacle::StatusUnknown) || refused {
            ways.push(Way::Reload);
        }
        if may_leave {
            ways.push(self.leave());
        }
        ways
    }

    /// Where one goes when all is said.
    fn leave(&self) -> Way {
        if self.address.skip_logout || self.address.back_to.is_some() {
            return self.home();
        }
        match self.asked().map(|asked| &asked.way_back) {
            Some(WayBack::Vendor { host }) => Way::Vendor { host: host.clone() },
            Some(WayBack::Nowhere) | None => Way::LogOut,
        }
    }

    fn home(&self) -> Way {
        match &self.address.back_to {
            Some(path) => Way::Back(path.clone()),
            None => Way::Start,
        }
    }

    /// Whether the way on after a decision leads to the vendor, and so out of the session.
    #[must_use]
    pub fn ends_at_vendor(&self) -> bool {
        matches!(self.leave(), Way::Vendor { .. })
    }
}

/// Name and value of the cookie that tells the platform's logout whose address to go to
/// (platform.md, section 2.5). The kind counts: with another one the platform looks among other
/// requests and finds nothing (peers, W1).
#[must_use]
pub fn logout_cookie(asked: &Asked) -> (&'static str, String) {
    let kind = match asked.kind {
        RequestKind::Standard => "SystemuserRequestId=",
        RequestKind::Agent => "SystemuserAgentRequestId=",
        RequestKind::Change => "SystemuserChangeRequestId=",
    };
    ("AltinnLogoutInfo", [kind, &asked.id].concat())
}
