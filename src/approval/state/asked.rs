//! What the address and the request ask for, in one form for all three kinds.

use fullmakt_contract::requests::{AccessPackageRef, ChangeRequest, RequestForApprover, Right};
use fullmakt_domain::time::{UnixSeconds, unix_seconds};
use fullmakt_domain::{RequestKind, RequestStatus, ReturnPath, flag, system_id, text, web_url};

/// Longest host that is shown, in characters.
const HOST_LENGTH: usize = 80;

/// What stands in the address of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Which request is meant.
    pub id: Id,
    /// The user came from inside and stays logged in (`skiplogout=true`; no other value counts).
    pub skip_logout: bool,
    /// Where a back link leads; only paths of this site (`backtopage`).
    pub back_to: Option<ReturnPath>,
}

/// The `id` of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Id {
    /// There is none.
    Missing,
    /// It is no uuid, so no request can have it.
    Malformed,
    /// It can be asked for.
    Given(String),
}

impl Address {
    /// Reads the three query parameters, each as it stands in the address after decoding.
    #[must_use]
    pub fn new(id: Option<&str>, skip_logout: Option<&str>, back_to: Option<&str>) -> Self {
        let id = match id.map(str::trim) {
            None | Some("") => Id::Missing,
            Some(id) if is_uuid(id) => Id::Given(id.to_owned()),
            Some(_) => Id::Malformed,
        };
        Self {
            id,
            skip_logout: skip_logout.is_some_and(flag::is_on),
            back_to: back_to.and_then(ReturnPath::parse),
        }
    }
}

/// Eight, four, four, four and twelve hexadecimal digits.
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// A request as the page needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Which kind; from the path, never from the answer (platform.md, section 2.1).
    pub kind: RequestKind,
    /// Id of the request.
    pub id: String,
    /// The customer's party as routes take it.
    pub party_id: i32,
    /// The customer's party.
    pub party_uuid: String,
    /// The customer's organisation number.
    pub org_number: String,
    /// The system that is to get access.
    pub system_id: String,
    /// Where in its life the request is.
    pub status: RequestStatus,
    /// Somebody has passed it on.
    pub escalated: bool,
    /// What the reader may do.
    pub may: May,
    /// When it was made. Change requests do not tell (platform.md, section 2.3).
    pub created: Option<UnixSeconds>,
    /// Where the vendor wants the customer to go afterwards.
    pub way_back: WayBack,
    /// Everything that is asked for, in the order of the request, packages first.
    pub items: Vec<Item>,
}

/// What the reader may do with a request that waits for a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Approve, reject or pass on.
    Decide,
    /// Pass on only.
    Escalate,
}

/// Where the vendor wants the customer to go afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayBack {
    /// Nowhere.
    Nowhere,
    /// To the address that the platform keeps. The host is `None` when it cannot be shown without
    /// misleading ([`web_url::host_of`]).
    Vendor {
        /// Host to show before the click.
        host: Option<String>,
    },
}

/// One package or single right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub subject: Subject,
    /// What happens to it on approval.
    pub change: Change,
}

/// What an item is, and by what its description is found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
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
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Package(urn) => urn.rsplit(':').next().unwrap_or(urn),
            Self::Service { id, .. } => id,
            Self::Opaque(text) => text,
        }
    }
}

/// What happens to an item on approval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is given; requests that make a new system user.
    Given,
    /// It comes on top of what the system user has.
    Added,
    /// It is taken away from the system user.
    Removed,
}

/// An answer that decodes but cannot be the request that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Odd;

impl Asked {
    /// A standard or agent request.
    ///
    /// # Errors
    /// [`Odd`] when the answer is about another request.
    pub fn from_request(
        kind: RequestKind,
        id: &str,
        request: RequestForApprover,
    ) -> Result<Self, Odd> {
        if !request.id.eq_ignore_ascii_case(id) {
            return Err(Odd);
        }
        let mut items = Vec::new();
        push_packages(
            &mut items,
            request.access_packages.unwrap_or_default(),
            Change::Given,
        );
        push_rights(
            &mut items,
            request.rights.unwrap_or_default(),
            Change::Given,
        );
        Ok(Self {
            kind,
            id: request.id,
            party_id: request.party_id,
            party_uuid: request.party_uuid,
            org_number: request.party_org_no,
            system_id: request.system_id,
            status: request.status,
            escalated: request.escalated,
            may: if request.user_may_escalate_but_not_approve {
                May::Escalate
            } else {
                May::Decide
            },
            created: request.created.as_deref().and_then(unix_seconds),
            way_back: way_back(request.redirect_url),
            items,
        })
    }

    /// A change request. Whoever can read it may decide it (platform.md, section 2.3).
    ///
    /// # Errors
    /// [`Odd`] when the answer is about another request, or names no party to decide for.
    pub fn from_change(id: &str, request: ChangeRequest) -> Result<Self, Odd> {
        if !request.id.eq_ignore_ascii_case(id) {
            return Err(Odd);
        }
        let mut items = Vec::new();
        push_packages(&mut items, request.required_access_packages, Change::Added);
        push_rights(&mut items, request.required_rights, Change::Added);
        push_packages(
            &mut items,
            request.unwanted_access_packages,
            Change::Removed,
        );
        push_rights(&mut items, request.unwanted_rights, Change::Removed);
        Ok(Self {
            kind: RequestKind::Change,
            id: request.id,
            party_id: request.party_id.ok_or(Odd)?,
            party_uuid: request.party_uuid.unwrap_or_default(),
            org_number: request.party_org_no,
            system_id: request.system_id,
            status: request.status,
            escalated: false,
            may: May::Decide,
            created: request.created.as_deref().and_then(unix_seconds),
            way_back: way_back(request.redirect_url),
            items,
        })
    }

    /// The vendor's organisation number as the system's id tells it (platform.md, section 1.7).
    #[must_use]
    pub fn vendor_number(&self) -> Option<&str> {
        system_id::vendor_of(&self.system_id)
    }
}

fn way_back(redirect_url: Option<String>) -> WayBack {
    let url = redirect_url.as_deref().map(str::trim).unwrap_or_default();
    if url.is_empty() {
        return WayBack::Nowhere;
    }
    WayBack::Vendor {
        host: web_url::host_of(url).map(|host| text::quiet(&host, HOST_LENGTH)),
    }
}

fn push_packages(items: &mut Vec<Item>, packages: Vec<AccessPackageRef>, change: Change) {
    for package in packages {
        push(items, Subject::Package(package.urn), change);
    }
}

fn push_rights(items: &mut Vec<Item>, rights: Vec<Right>, change: Change) {
    for right in rights {
        push(items, subject(right), change);
    }
}

/// The same thing named twice stands on the page once.
fn push(items: &mut Vec<Item>, subject: Subject, change: Change) {
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
            let mut words: Vec<String> = right
                .resource
                .iter()
                .map(|pair| [pair.id.as_str(), "=", pair.value.as_str()].concat())
                .collect();
            words.extend(action);
            Subject::Opaque(words.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fullmakt_contract::requests::AttributePair;

    const ID: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";

    fn right(pairs: &[(&str, &str)]) -> Right {
        Right {
            action: None,
            resource: pairs
                .iter()
                .map(|(id, value)| AttributePair {
                    id: (*id).to_owned(),
                    value: (*value).to_owned(),
                })
                .collect(),
        }
    }

    #[test]
    fn an_id_is_missing_malformed_or_given() {
        let id = |text| Address::new(text, None, None).id;
        assert_eq!(id(None), Id::Missing);
        assert_eq!(id(Some("  ")), Id::Missing);
        assert_eq!(id(Some(ID)), Id::Given(ID.to_owned()));
        assert_eq!(
            id(Some(" 505F8488-3d48-4c15-8e21-35cb9432f815 ")),
            Id::Given("505F8488-3d48-4c15-8e21-35cb9432f815".to_owned())
        );
        for bad in [
            "1",
            "../request",
            "505f8488-3d48-4c15-8e21-35cb9432f81",
            "505f8488-3d48-4c15-8e21-35cb9432f81æ",
        ] {
            assert_eq!(id(Some(bad)), Id::Malformed, "{bad}");
        }
    }

    #[test]
    fn only_a_true_skiplogout_and_a_local_back_path_count() {
        for (value, counts) in [
            ("true", true),
            ("True", true),
            ("false", false),
            ("1", false),
            ("", false),
        ] {
            assert_eq!(
                Address::new(None, Some(value), None).skip_logout,
                counts,
                "{value}"
            );
        }
        let back = |path| Address::new(None, None, Some(path)).back_to;
        let path = "/accessmanagement/ui/x";
        assert_eq!(back(path).as_ref().map(ReturnPath::as_str), Some(path));
        assert_eq!(back("//evil.no"), None);
    }

    #[test]
    fn services_are_found_by_registry_id() {
        let service = |id: &str| Subject::Service {
            id: id.to_owned(),
            action: None,
        };
        assert_eq!(
            subject(right(&[("urn:altinn:resource", "ske-krav")])),
            service("ske-krav")
        );
        assert_eq!(
            subject(right(&[
                ("urn:altinn:org", "ttd"),
                ("urn:altinn:app", "a3-app")
            ])),
            service("app_ttd_a3-app")
        );
    }

    #[test]
    fn what_no_register_explains_is_shown_as_it_is() {
        let odd = right(&[("urn:altinn:resource", "a"), ("urn:altinn:task", "b")]);
        assert_eq!(
            subject(odd),
            Subject::Opaque("urn:altinn:resource=a, urn:altinn:task=b".to_owned())
        );
        assert_eq!(subject(right(&[])), Subject::Opaque(String::new()));
    }

    #[test]
    fn an_answer_about_another_request_is_odd() {
        let request: RequestForApprover = serde_json::from_value(serde_json::json!({
            "id": ID, "systemId": "s", "partyOrgNo": "314248295", "partyId": 1,
            "partyUuid": "u", "status": "New"
        }))
        .expect("decodes");
        assert!(Asked::from_request(RequestKind::Agent, ID, request.clone()).is_ok());
        let upper = ID.to_uppercase();
        assert!(Asked::from_request(RequestKind::Agent, &upper, request.clone()).is_ok());
        let other = ID.replace('5', "6");
        assert_eq!(
            Asked::from_request(RequestKind::Agent, &other, request),
            Err(Odd)
        );
    }

    #[test]
    fn the_vendor_is_in_the_system_id() {
        let mut request: RequestForApprover = serde_json::from_value(serde_json::json!({
            "id": ID, "systemId": "991825827_smartcloud", "partyOrgNo": "314248295", "partyId": 1,
            "partyUuid": "u", "status": "New", "redirectUrl": "https://SmartCloud.no/x"
        }))
        .expect("decodes");
        let asked = Asked::from_request(RequestKind::Standard, ID, request.clone()).expect("fits");
        assert_eq!(asked.vendor_number(), Some("991825827"));
        assert_eq!(
            asked.way_back,
            WayBack::Vendor {
                host: Some("smartcloud.no".to_owned())
            }
        );
        request.system_id = "oldsystem_1".to_owned();
        let asked = Asked::from_request(RequestKind::Standard, ID, request).expect("fits");
        assert_eq!(asked.vendor_number(), None);
    }
}
