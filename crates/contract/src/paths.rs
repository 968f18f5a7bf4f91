//! Paths of the platform's APIs, relative to the API base, each with a leading slash.
//!
//! Values that go into a path are encoded here, so that no id can leave its segment.

use fullmakt_domain::{Decision, RequestKind, SystemUserKind};
use std::fmt::Write as _;

const SYSTEM_USER: &str = "/authentication/api/v1/systemuser";
const AGENT: &str = "/authentication/api/v1/systemuser/agent";
const REQUEST: &str = "/authentication/api/v1/systemuser/request";
const CHANGE_REQUEST: &str = "/authentication/api/v1/systemuser/changerequest";
const SYSTEM_REGISTER: &str = "/authentication/api/v1/systemregister";
const PACKAGE: &str = "/accessmanagement/api/v1/meta/info/accesspackages/package";

/// All roles.
pub const ROLES: &str = "/accessmanagement/api/v1/meta/info/roles";
/// All packages, in a tree of groups and areas, with their services.
pub const ALL_PACKAGES: &str = "/accessmanagement/api/v1/meta/info/accesspackages/export";
const CONNECTIONS: &str = "/accessmanagement/api/v1/enduser/connections";

/// The logged-in user.
pub const CURRENT_USER: &str = "/profile/api/v1/users/current";
/// Where the user's language is changed.
pub const PROFILE_SETTINGS: &str = "/profile/api/v1/users/current/profilesettings";
/// Renews the session.
pub const REFRESH: &str = "/authentication/api/v1/refresh";
/// Ends the session; navigate to it.
pub const LOGOUT: &str = "/authentication/api/v1/logout";
/// Parties that the user can act for.
pub const AUTHORIZED_PARTIES: &str = "/accessmanagement/api/v1/enduser/authorizedparties";
/// Names and logos of service owners.
pub const SERVICE_OWNERS: &str = "/resourceregistry/api/v1/resource/orgs";

/// A request as the approver reads it.
#[must_use]
pub fn request(kind: RequestKind, id: &str) -> String {
    let (base, kind) = base_of(kind);
    format!("{base}{kind}/{}", segment(id))
}

/// Where a request is decided.
///
/// Change requests cannot be escalated: the platform has no such route (docs/contract/platform.md, section 2.3).
#[must_use]
pub fn decide(kind: RequestKind, party_id: i32, id: &str, decision: Decision) -> String {
    let (base, kind) = base_of(kind);
    let verb = match decision {
        Decision::Approve => "approve",
        Decision::Reject => "reject",
        Decision::Escalate => "escalate",
    };
    format!("{base}{kind}/{party_id}/{}/{verb}", segment(id))
}

/// Requests of an organisation that wait for a decision. Change requests are in no list.
///
/// Of standard requests every new one, of agent requests those that somebody has passed on
/// (docs/contract/platform.md, section 2.1).
#[must_use]
pub fn pending(kind: SystemUserKind, party_id: i32, org_number: &str) -> String {
    let (base, kind) = base_of(kind.request());
    format!("{base}{kind}/{party_id}/{}/pending", segment(org_number))
}

fn base_of(kind: RequestKind) -> (&'static str, &'static str) {
    match kind {
        RequestKind::Standard => (REQUEST, ""),
        RequestKind::Agent => (REQUEST, "/agent"),
        RequestKind::Change => (CHANGE_REQUEST, ""),
    }
}

/// System users of an organisation: those that act for it, or those that act for its clients
/// (docs/contract/platform.md, section 2.4).
#[must_use]
pub fn system_users(kind: SystemUserKind, party_id: i32) -> String {
    format!("{SYSTEM_USER}{}/{party_id}", of_kind(kind))
}

/// A system user of an organisation, of either kind.
#[must_use]
pub fn system_user(party_id: i32, id: &str) -> String {
    format!("{SYSTEM_USER}/{party_id}/{}", segment(id))
}

/// What a standard system user holds.
#[must_use]
pub fn system_user_delegations(party_id: i32, id: &str) -> String {
    format!("{}/delegations", system_user(party_id, id))
}

/// Where a system user is deleted; `party_uuid` is its owner's.
#[must_use]
pub fn delete_system_user(
    kind: SystemUserKind,
    party_id: i32,
    party_uuid: &str,
    id: &str,
) -> String {
    let path = format!("{SYSTEM_USER}{}/{party_id}/{}", of_kind(kind), segment(id));
    match kind {
        SystemUserKind::Standard => path,
        SystemUserKind::Agent => format!("{path}?facilitatorId={}", segment(party_uuid)),
    }
}

/// Where a user makes a system user without a vendor's request.
#[must_use]
pub fn create_system_user(party_id: i32) -> String {
    format!("{SYSTEM_USER}/{party_id}/create")
}

/// Every client of a provider with what it gives, also those that lack something (docs/contract/platform.md,
/// section 3.2).
#[must_use]
pub fn clients(party_id: i32, party_uuid: &str) -> String {
    format!(
        "{AGENT}/{party_id}/clients?facilitator={}",
        segment(party_uuid)
    )
}

/// The clients that a system user acts for.
#[must_use]
pub fn added_clients(party_id: i32, party_uuid: &str, id: &str) -> String {
    let (facilitator, id) = (segment(party_uuid), segment(id));
    format!("{AGENT}/{party_id}/{facilitator}/{id}/delegations")
}

/// What a system user has been given by whom, as client administration lists it (docs/contract/platform.md, section 4.1).
#[must_use]
pub fn agent_access(party_uuid: &str, id: &str) -> String {
    format!(
        "/accessmanagement/api/v2/enduser/clientdelegations/agents/accesspackages?party={}&agent={}",
        segment(party_uuid),
        segment(id)
    )
}

/// Where a client is added to a system user of the party; `client` is the uuid of its party.
#[must_use]
pub fn add_client(party_id: i32, party_uuid: &str, id: &str, client: &str) -> String {
    let path = format!("{AGENT}/{party_id}/{}", segment(id));
    format!("{path}{}", provider_and_client(party_uuid, client))
}

/// Where it is removed.
#[must_use]
pub fn remove_client(party_id: i32, party_uuid: &str, id: &str, client: &str) -> String {
    let path = format!("{AGENT}/{party_id}/{}/client", segment(id));
    format!("{path}{}", provider_and_client(party_uuid, client))
}

fn provider_and_client(party_uuid: &str, client: &str) -> String {
    format!(
        "?provider={}&client={}",
        segment(party_uuid),
        segment(client)
    )
}

/// Whether a system user acts for its owner too; where the owner is added and removed.
#[must_use]
pub fn own_organisation(party_id: i32, party_uuid: &str, id: &str) -> String {
    let id = segment(id);
    format!(
        "{AGENT}/{party_id}/{id}/self?partyUuid={}",
        segment(party_uuid)
    )
}

fn of_kind(kind: SystemUserKind) -> &'static str {
    match kind {
        SystemUserKind::Standard => "",
        SystemUserKind::Agent => "/agent",
    }
}

/// The systems that a user can choose.
pub const VISIBLE_SYSTEMS: &str = SYSTEM_REGISTER;

/// The organisations that the user can act for, with their sub-units, also those that the register has closed.
#[must_use]
pub fn organisations() -> String {
    format!("{AUTHORIZED_PARTIES}?includeSubParties=true&includeInactiveParties=true")
}

/// The same, of one party alone: there are users with 100 000 parties. Whatever the user has chosen not to see in
/// lists is there too.
#[must_use]
pub fn organisation(uuid: &str) -> String {
    format!(
        "{}&includePartiesViaKeyRoles=true&partyFilter={}",
        organisations(),
        segment(uuid)
    )
}

/// A system in the register.
#[must_use]
pub fn system(id: &str) -> String {
    format!("{SYSTEM_REGISTER}/{}", segment(id))
}

/// A service in the resource registry.
#[must_use]
pub fn resource(id: &str) -> String {
    format!("/resourceregistry/api/v1/resource/{}", segment(id))
}

/// A package by its urn or the last part of it.
#[must_use]
pub fn package_by_urn(urn: &str) -> String {
    format!("{PACKAGE}/urn/{}", segment(urn))
}

/// The services in a package.
#[must_use]
pub fn package_resources(id: &str) -> String {
    format!("{PACKAGE}/{}/resources", segment(id))
}

/// May the user give these packages on behalf of the party?
#[must_use]
pub fn check_packages<'a>(party: &str, urns: impl IntoIterator<Item = &'a str>) -> String {
    let mut path = format!(
        "{CONNECTIONS}/accesspackages/delegationcheck?party={}",
        segment(party)
    );
    for urn in urns {
        path.push_str("&packages=");
        path.push_str(&segment(urn));
    }
    path
}

/// May the user give this service on behalf of the party?
#[must_use]
pub fn check_resource(party: &str, resource: &str) -> String {
    format!(
        "{CONNECTIONS}/resources/delegationcheck?party={}&resource={}",
        segment(party),
        segment(resource)
    )
}

/// Login that comes back to `return_to`, an absolute address on the platform's host.
#[must_use]
pub fn login(return_to: &str) -> String {
    format!(
        "/authentication/api/v1/authentication?goto={}",
        segment(return_to)
    )
}

/// Percent-encodes everything but the unreserved characters of RFC 3986, which is right for a path
/// segment and for a query value alike. `.` and `..` alone would be eaten as relative segments, also with their dots
/// encoded: they name nothing, and are sent as something else that names nothing.
#[must_use]
pub fn segment(value: &str) -> String {
    let only_dots = value.bytes().all(|byte| byte == b'.');
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'.' if only_dots => encoded.push_str("%252E"),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            // Writing to a String cannot fail.
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One list of every path, so that a change of any of them is seen in review.
    #[test]
    fn paths() {
        use {Decision::*, RequestKind::*};
        let all = [
            request(Standard, "ab"),
            request(Agent, "ab"),
            request(Change, "ab"),
            decide(Standard, 7, "ab", Approve),
            decide(Agent, 7, "ab", Reject),
            decide(Agent, 7, "ab", Escalate),
            decide(Change, 7, "ab", Approve),
            pending(SystemUserKind::Standard, 7, "314248295"),
            pending(SystemUserKind::Agent, 7, "314248295"),
            system_users(SystemUserKind::Standard, 7),
            system_users(SystemUserKind::Agent, 7),
            system_user(7, "ab"),
            system_user_delegations(7, "ab"),
            delete_system_user(SystemUserKind::Standard, 7, "p", "ab"),
            delete_system_user(SystemUserKind::Agent, 7, "p", "ab"),
            create_system_user(7),
            clients(7, "p"),
            added_clients(7, "p", "ab"),
            add_client(7, "p", "ab", "c"),
            remove_client(7, "p", "ab", "c"),
            own_organisation(7, "p", "ab"),
            organisations(),
            organisation("p"),
            system("991825827_smartcloud"),
            resource("ske-krav-og-betalinger"),
            package_by_urn("urn:altinn:accesspackage:skattegrunnlag"),
            package_resources("ab"),
            check_packages("p", ["a", "b"]),
            check_resource("p", "a"),
            login("http://localhost:8080/accessmanagement/ui/systemuser/request?id=a&x=1"),
        ];
        assert_eq!(
            all.join("\n"),
            "/authentication/api/v1/systemuser/request/ab\n\
             /authentication/api/v1/systemuser/request/agent/ab\n\
             /authentication/api/v1/systemuser/changerequest/ab\n\
             /authentication/api/v1/systemuser/request/7/ab/approve\n\
             /authentication/api/v1/systemuser/request/agent/7/ab/reject\n\
             /authentication/api/v1/systemuser/request/agent/7/ab/escalate\n\
             /authentication/api/v1/systemuser/changerequest/7/ab/approve\n\
             /authentication/api/v1/systemuser/request/7/314248295/pending\n\
             /authentication/api/v1/systemuser/request/agent/7/314248295/pending\n\
             /authentication/api/v1/systemuser/7\n\
             /authentication/api/v1/systemuser/agent/7\n\
             /authentication/api/v1/systemuser/7/ab\n\
             /authentication/api/v1/systemuser/7/ab/delegations\n\
             /authentication/api/v1/systemuser/7/ab\n\
             /authentication/api/v1/systemuser/agent/7/ab?facilitatorId=p\n\
             /authentication/api/v1/systemuser/7/create\n\
             /authentication/api/v1/systemuser/agent/7/clients?facilitator=p\n\
             /authentication/api/v1/systemuser/agent/7/p/ab/delegations\n\
             /authentication/api/v1/systemuser/agent/7/ab?provider=p&client=c\n\
             /authentication/api/v1/systemuser/agent/7/ab/client?provider=p&client=c\n\
             /authentication/api/v1/systemuser/agent/7/ab/self?partyUuid=p\n\
             /accessmanagement/api/v1/enduser/authorizedparties?includeSubParties=true&includeInactiveParties=true\n\
             /accessmanagement/api/v1/enduser/authorizedparties?includeSubParties=true&includeInactiveParties=true&includePartiesViaKeyRoles=true&partyFilter=p\n\
             /authentication/api/v1/systemregister/991825827_smartcloud\n\
             /resourceregistry/api/v1/resource/ske-krav-og-betalinger\n\
             /accessmanagement/api/v1/meta/info/accesspackages/package/urn/urn%3Aaltinn%3Aaccesspackage%3Askattegrunnlag\n\
             /accessmanagement/api/v1/meta/info/accesspackages/package/ab/resources\n\
             /accessmanagement/api/v1/enduser/connections/accesspackages/delegationcheck?party=p&packages=a&packages=b\n\
             /accessmanagement/api/v1/enduser/connections/resources/delegationcheck?party=p&resource=a\n\
             /authentication/api/v1/authentication?goto=http%3A%2F%2Flocalhost%3A8080%2Faccessmanagement%2Fui%2Fsystemuser%2Frequest%3Fid%3Da%26x%3D1"
        );
    }

    #[test]
    fn no_id_leaves_its_segment() {
        assert_eq!(segment("../a/b?c#d"), "..%2Fa%2Fb%3Fc%23d");
        assert_eq!(segment(".."), "%252E%252E");
        assert_eq!(segment("æ"), "%C3%A6");
    }
}
