//! Open requests, and the system users that are there already: `assets/seed/requests.json`.

use super::people;
use crate::{
    catalogue::PACKAGE_URN,
    store::{
        StoreError,
        change_requests::{self, AccessChange, ChangeRequest},
        requests::{self, Keys, Kind, Request},
        system_users::{self, SystemUser},
    },
};
use fullmakt_contract::requests::{AccessPackageRef, AttributePair, Right};
use fullmakt_domain::RequestStatus;
use rusqlite::Connection;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RequestsFile {
    pub(super) requests: Vec<SeededRequest>,
    pub(super) change_requests: Vec<SeededChangeRequest>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SeededRequest {
    pub(super) id: Uuid,
    /// `standard` or `agent`.
    kind: String,
    pub(super) system: String,
    /// Number of the organisation that is asked.
    pub(super) organisation: String,
    external_ref: String,
    title: String,
    /// Services.
    rights: Vec<String>,
    /// Ends of urns.
    pub(super) packages: Vec<String>,
    /// It has become a system user.
    pub(super) approved: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SeededChangeRequest {
    pub(super) id: Uuid,
    pub(super) system_user: Uuid,
    required_rights: Vec<String>,
    unwanted_rights: Vec<String>,
    required_packages: Vec<String>,
    unwanted_packages: Vec<String>,
}

pub(super) fn file() -> serde_json::Result<RequestsFile> {
    serde_json::from_str(include_str!("../../assets/seed/requests.json"))
}

fn rights(services: Vec<String>) -> Vec<Right> {
    let rights = services.into_iter().map(|value| Right {
        action: None,
        resource: vec![AttributePair {
            id: "urn:altinn:resource".to_owned(),
            value,
        }],
    });
    rights.collect()
}

fn packages(codes: &[String]) -> Vec<AccessPackageRef> {
    let packages = codes.iter().map(|code| AccessPackageRef {
        urn: format!("{PACKAGE_URN}{code}"),
    });
    packages.collect()
}

/// Stores the requests: those that are open are made `now`, and the others were `before`.
pub(super) fn fill(
    conn: &Connection,
    receipt: &str,
    now: i64,
    before: i64,
) -> Result<(), StoreError> {
    let file = file()?;
    for seeded in file.requests {
        let owner = people::organisation(conn, &seeded.organisation)?;
        let is_open = !seeded.approved;
        let request = Request {
            id: seeded.id,
            kind: if seeded.kind == Kind::Agent.as_str() {
                Kind::Agent
            } else {
                Kind::Standard
            },
            keys: Keys {
                system_id: seeded.system,
                org_number: seeded.organisation,
                external_ref: seeded.external_ref,
            },
            integration_title: seeded.title,
            rights: rights(seeded.rights),
            packages: packages(&seeded.packages),
            redirect_url: is_open.then(|| receipt.to_owned()),
            status: if is_open {
                RequestStatus::New
            } else {
                RequestStatus::Accepted
            },
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
        let user = system_users::by_id(conn, seeded.system_user)?;
        let user = user.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let request = ChangeRequest {
            id: seeded.id,
            system_user: user.id,
            system_id: user.system_id,
            external_ref: user.external_ref,
            owner: user.owner,
            change: AccessChange {
                required_rights: rights(seeded.required_rights),
                unwanted_rights: rights(seeded.unwanted_rights),
                required_packages: packages(&seeded.required_packages),
                unwanted_packages: packages(&seeded.unwanted_packages),
            },
            redirect_url: Some(receipt.to_owned()),
            status: RequestStatus::New,
            created: now,
        };
        change_requests::insert(conn, &request)?;
    }
    Ok(())
}
