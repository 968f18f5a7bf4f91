//! Open requests, and the system users that are there already: `assets/seed/requests.json`, with the
//! members that vendors send.

use super::people;
use crate::store::{
    Result,
    change_requests::{self, AccessChange, ChangeRequest},
    requests::{self, Keys, Kind, Request},
    system_users::{self, SystemUser},
};
use fullmakt_contract::requests::{AccessPackageRef, Right};
use fullmakt_domain::RequestStatus;
use rusqlite::Connection;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RequestsFile {
    pub(super) requests: Vec<SeededRequest>,
    change_requests: Vec<SeededChangeRequest>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SeededRequest {
    id: Uuid,
    /// `standard` or `agent`.
    kind: String,
    /// One that is accepted has become a system user.
    status: RequestStatus,
    pub(super) system_id: String,
    pub(super) party_org_no: String,
    external_ref: String,
    integration_title: String,
    rights: Vec<Right>,
    pub(super) access_packages: Vec<AccessPackageRef>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SeededChangeRequest {
    id: Uuid,
    system_user_id: Uuid,
    required_rights: Vec<Right>,
    unwanted_rights: Vec<Right>,
    required_access_packages: Vec<AccessPackageRef>,
    unwanted_access_packages: Vec<AccessPackageRef>,
}

pub(super) fn file() -> serde_json::Result<RequestsFile> {
    serde_json::from_str(include_str!("../../assets/seed/requests.json"))
}

/// Stores the requests: those that are open are made `now`, and the others were `before`.
pub(super) fn fill(conn: &Connection, receipt: &str, now: i64, before: i64) -> Result<()> {
    let file = file()?;
    for seeded in file.requests {
        let owner = people::organisation(conn, &seeded.party_org_no)?;
        let is_open = seeded.status == RequestStatus::New;
        let request = Request {
            id: seeded.id,
            kind: if seeded.kind == Kind::Agent.as_str() {
                Kind::Agent
            } else {
                Kind::Standard
            },
            keys: Keys {
                system_id: seeded.system_id,
                org_number: seeded.party_org_no,
                external_ref: seeded.external_ref,
            },
            integration_title: seeded.integration_title,
            rights: seeded.rights,
            packages: seeded.access_packages,
            redirect_url: is_open.then(|| receipt.to_owned()),
            status: seeded.status,
            escalated: false,
            created: if is_open { now } else { before },
        };
        requests::insert(conn, &request)?;
        if !is_open {
            let user = SystemUser::of_request(request, owner, before);
            system_users::insert(conn, &user)?;
        }
    }
    for seeded in file.change_requests {
        let user = system_users::by_id(conn, seeded.system_user_id)?;
        let user = user.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let request = ChangeRequest {
            id: seeded.id,
            system_user: user.id,
            system_id: user.system_id,
            external_ref: user.external_ref,
            owner: user.owner,
            change: AccessChange {
                required_rights: seeded.required_rights,
                unwanted_rights: seeded.unwanted_rights,
                required_packages: seeded.required_access_packages,
                unwanted_packages: seeded.unwanted_access_packages,
            },
            redirect_url: Some(receipt.to_owned()),
            status: RequestStatus::New,
            created: now,
        };
        change_requests::insert(conn, &request)?;
    }
    Ok(())
}
