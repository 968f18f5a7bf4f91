//! What the address and the request ask for, in one form for all three kinds.

use crate::access::{Item, ItemChange, push_packages, push_rights};
use fullmakt_contract::summaries::RequestSummary;
use fullmakt_domain::time::{UnixSeconds, unix_seconds};
use fullmakt_domain::{RequestId, RequestKind, RequestStatus, ReturnPath, flag, system_id};

/// Longest host that is shown, in characters.
const HOST_LENGTH: usize = 80;

/// What stands in the address of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ApprovalParams {
    pub id: RequestId,
    /// The user came from inside and stays logged in (`skiplogout=true`; no other value counts).
    pub skip_logout: bool,
    /// Where a back link leads; only paths of this site (`backtopage`).
    pub back_to: Option<ReturnPath>,
}

impl ApprovalParams {
    /// Reads the three query parameters, each as it stands in the address after decoding. `ids` are all
    /// values of the first.
    pub(crate) fn new<'a>(
        ids: impl IntoIterator<Item = &'a str>,
        skip_logout: Option<&str>,
        back_to: Option<&str>,
    ) -> Self {
        let id = RequestId::parse(ids);
        Self {
            id,
            skip_logout: skip_logout.is_some_and(flag::is_on),
            back_to: back_to.and_then(ReturnPath::parse),
        }
    }
}

/// A request as the page needs it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ApprovalRequest {
    /// Which kind; from the path, never from the answer (docs/contract/platform.md, section 2.1).
    pub kind: RequestKind,
    pub id: String,
    /// The customer's party as routes take it.
    pub party_id: i32,
    pub party_uuid: String,
    pub org_number: String,
    /// The system that is to get access.
    pub system_id: String,
    pub status: RequestStatus,
    /// Somebody has passed it on.
    pub escalated: bool,
    pub permission: Permission,
    /// When it was made. Change requests do not tell (docs/contract/platform.md, section 2.3).
    pub created: Option<UnixSeconds>,
    pub return_destination: ReturnDestination,
    /// Everything that is asked for, in the order of the request, packages first.
    pub items: Vec<Item>,
}

/// What the reader may do with a request that waits for a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Permission {
    /// Approve, reject or pass on.
    Decide,
    /// Pass on only.
    Escalate,
}

/// Where the vendor wants the customer to go afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ReturnDestination {
    Nowhere,
    /// To the address that the platform keeps. The host is `None` when it cannot be shown without
    /// misleading.
    Vendor {
        /// Host to show before the click.
        host: Option<String>,
    },
}

/// Tells the host of an address, to show before the click; `None` for what leads nowhere on the web. In
/// the browser it is the browser that tells, for it is the browser that goes there.
pub(crate) type HostOf = fn(&str) -> Option<String>;

/// An answer that decodes but cannot be the request that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MismatchedResponse;

impl ApprovalRequest {
    /// A request of the kind that the path tells.
    ///
    /// # Errors
    /// [`MismatchedResponse`] when the answer is about another request, or names no party to decide for.
    pub(crate) fn from_summary(
        kind: RequestKind,
        id: &str,
        request: RequestSummary,
        host_of: HostOf,
    ) -> Result<Self, MismatchedResponse> {
        if !request.id.eq_ignore_ascii_case(id) {
            return Err(MismatchedResponse);
        }
        // Whoever can read a change request may decide it (docs/contract/platform.md, section 2.3).
        let is_change = kind == RequestKind::Change;
        let mut items = Vec::new();
        if is_change {
            push_packages(
                &mut items,
                request.required_access_packages,
                ItemChange::Added,
            );
            push_rights(&mut items, request.required_rights, ItemChange::Added);
            push_packages(
                &mut items,
                request.unwanted_access_packages,
                ItemChange::Removed,
            );
            push_rights(&mut items, request.unwanted_rights, ItemChange::Removed);
        } else {
            push_packages(&mut items, request.access_packages, ItemChange::Given);
            push_rights(&mut items, request.rights, ItemChange::Given);
        }
        Ok(Self {
            kind,
            id: request.id,
            party_id: request.party_id.ok_or(MismatchedResponse)?,
            party_uuid: request.party_uuid,
            org_number: request.party_org_no,
            system_id: request.system_id,
            status: request.status,
            escalated: request.escalated && !is_change,
            permission: if request.user_may_escalate_but_not_approve && !is_change {
                Permission::Escalate
            } else {
                Permission::Decide
            },
            created: request.created.as_deref().and_then(unix_seconds),
            return_destination: return_destination(request.redirect_url, host_of),
            items,
        })
    }

    /// The party on whose behalf the user would give what is asked for, when it is worth asking whether the
    /// user may: of a request that waits, and of somebody who may decide. Approving an agent request gives
    /// nothing yet, so the approver need not hold its packages (docs/contract/platform.md, section 2.2).
    pub(crate) fn giver(&self) -> Option<&str> {
        let gives = self.kind != RequestKind::Agent && self.waits_for_reader();
        gives.then_some(&*self.party_uuid)
    }

    /// The party that would own one more system user, while the reader can still decide on that. A change is made to
    /// one that is there.
    pub(crate) fn new_owner(&self) -> Option<i32> {
        let makes_one = self.kind != RequestKind::Change && self.waits_for_reader();
        makes_one.then_some(self.party_id)
    }

    /// Whether the reader may decide, on behalf of a party that can be named.
    fn waits_for_reader(&self) -> bool {
        self.status == RequestStatus::New
            && self.permission == Permission::Decide
            && !self.party_uuid.is_empty()
    }

    /// The vendor's organisation number as the system's id tells it (docs/contract/platform.md, section 1.7).
    pub(crate) fn vendor_number(&self) -> Option<&str> {
        system_id::vendor_of(&self.system_id)
    }
}

fn return_destination(redirect_url: Option<String>, host_of: HostOf) -> ReturnDestination {
    let url = redirect_url.as_deref().map(str::trim).unwrap_or_default();
    if url.is_empty() {
        return ReturnDestination::Nowhere;
    }
    ReturnDestination::Vendor {
        // Cut to a length, a host would hide its end, and that is where its owner stands.
        host: host_of(url).filter(|host| host.len() <= HOST_LENGTH),
    }
}

#[cfg(test)]
mod tests;
