//! What the address and the request ask for, in one form for all three kinds.

use fullmakt_contract::requests::{AccessPackageRef, Right};
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

/// One package or single right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub subject: Subject,
    pub change: ItemChange,
}

/// What an item is, and by what its description is found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// An access package, by urn.
    Package(String),
    /// A service, by id in the resource registry.
    Service {
        /// Id in the resource registry.
        id: String,
        /// A single action on it; `None` is all that the service has.
        action: Option<String>,
    },
    /// Attributes that no register explains, shown as they are.
    Opaque(String),
}

impl Subject {
    /// By what a person can ask about it: last part of the package's urn, or the service's id.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Package(urn) => urn.rsplit(':').next().unwrap_or(urn),
            Self::Service { id, .. } => id,
            Self::Opaque(text) => text,
        }
    }

    /// Whether the platform means this by an id: a package's urn, or a service's id.
    pub(crate) fn is_called(&self, id: &str) -> bool {
        match self {
            Self::Package(own) | Self::Service { id: own, .. } => own.eq_ignore_ascii_case(id),
            Self::Opaque(_) => false,
        }
    }
}

/// What happens to an item on approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemChange {
    /// It is given; requests that make a new system user.
    Given,
    /// It comes on top of what the system user has.
    Added,
    /// It is taken away from the system user.
    Removed,
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

fn push_packages(items: &mut Vec<Item>, packages: Vec<AccessPackageRef>, change: ItemChange) {
    for package in packages {
        push(items, Subject::Package(package.urn), change);
    }
}

fn push_rights(items: &mut Vec<Item>, rights: Vec<Right>, change: ItemChange) {
    for right in rights {
        push(items, subject(right), change);
    }
}

/// The same thing named twice stands on the page once.
fn push(items: &mut Vec<Item>, subject: Subject, change: ItemChange) {
    let item = Item { subject, change };
    if !items.contains(&item) {
        items.push(item);
    }
}

/// The resource registry knows a service by its id, and an app by `app_{org}_{app}`.
fn subject(right: Right) -> Subject {
    let value = |name: &str| {
        let mut found = right.resource.iter().filter(|pair| pair.id == name);
        found.next().map(|pair| pair.value.as_str())
    };
    let id = match (
        right.resource_id(),
        value("urn:altinn:org"),
        value("urn:altinn:app"),
    ) {
        (Some(id), _, _) if right.resource.len() == 1 => Some(id.to_owned()),
        (None, Some(org), Some(app)) if right.resource.len() == 2 => {
            Some(["app_", org, "_", app].concat())
        }
        _ => None,
    };
    let action = right.action.filter(|action| !action.trim().is_empty());
    match id {
        Some(id) if !id.trim().is_empty() => Subject::Service { id, action },
        _ => {
            let mut attributes: Vec<String> = right
                .resource
                .iter()
                .map(|pair| [pair.id.as_str(), "=", pair.value.as_str()].concat())
                .collect();
            attributes.extend(action);
            Subject::Opaque(attributes.join(", "))
        }
    }
}

#[cfg(test)]
mod tests;
