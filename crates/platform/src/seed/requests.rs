//! Open requests, and the system users that are there already.

use super::{
    AGENT_REQUEST, AGENT_SYSTEM_USER, AGENT_SYSTEM_USER_TAX, CHANGE_REQUEST, STANDARD_REQUEST,
    STANDARD_SYSTEM_USER, Times,
    people::{ACCOUNTANT, AUDITOR, CUSTOMER, Organisation},
    systems::{
        ACCOUNTANT_PACKAGES, CLAIMS_AND_PAYMENTS, SMARTCLOUD_SYSTEM, SUPERREGNSKAP_SYSTEM,
        TAX_BASIS, package, right,
    },
};
use crate::store::{
    StoreError,
    change_requests::{self, AccessChange, ChangeRequest},
    requests::{self, Keys, Kind, Request},
    system_users::{self, SystemUser},
};
use fullmakt_domain::RequestStatus;
use rusqlite::Connection;

pub(super) fn fill(conn: &Connection, receipt: &str, times: Times) -> Result<(), StoreError> {
    let open = |request: Request| Request {
        status: RequestStatus::New,
        created: times.now,
        redirect_url: Some(receipt.to_owned()),
        ..request
    };
    let smartcloud = Request {
        id: STANDARD_REQUEST,
        rights: vec![right(CLAIMS_AND_PAYMENTS)],
        packages: vec![package(TAX_BASIS)],
        ..request(
            Kind::Standard,
            CUSTOMER,
            CUSTOMER.number,
            "SmartCloud",
            times,
        )
    };
    requests::insert(conn, &open(smartcloud))?;
    let superregnskap = Request {
        id: AGENT_REQUEST,
        packages: vec![package("ansvarlig-revisor")],
        ..request(Kind::Agent, AUDITOR, AUDITOR.number, "SuperRegnskap", times)
    };
    requests::insert(conn, &open(superregnskap))?;

    let head_office = Request {
        id: STANDARD_SYSTEM_USER,
        rights: vec![right(CLAIMS_AND_PAYMENTS)],
        ..request(
            Kind::Standard,
            CUSTOMER,
            "hovedkontor",
            "SmartCloud hovedkontor",
            times,
        )
    };
    accepted(conn, CUSTOMER, &head_office)?;
    let accounting = Request {
        id: AGENT_SYSTEM_USER,
        packages: ACCOUNTANT_PACKAGES.map(package).to_vec(),
        ..request(
            Kind::Agent,
            ACCOUNTANT,
            ACCOUNTANT.number,
            "SuperRegnskap",
            times,
        )
    };
    accepted(conn, ACCOUNTANT, &accounting)?;
    let tax = Request {
        id: AGENT_SYSTEM_USER_TAX,
        packages: vec![package(TAX_BASIS)],
        ..request(
            Kind::Agent,
            ACCOUNTANT,
            "skatt",
            "SuperRegnskap skatt",
            times,
        )
    };
    accepted(conn, ACCOUNTANT, &tax)?;

    change_requests::insert(
        conn,
        &ChangeRequest {
            id: CHANGE_REQUEST,
            system_user: STANDARD_SYSTEM_USER,
            system_id: SMARTCLOUD_SYSTEM.to_owned(),
            external_ref: head_office.keys.external_ref,
            owner: CUSTOMER.party(),
            change: AccessChange {
                required_packages: vec![package(TAX_BASIS)],
                unwanted_rights: vec![right(CLAIMS_AND_PAYMENTS)],
                ..AccessChange::default()
            },
            redirect_url: Some(receipt.to_owned()),
            status: RequestStatus::New,
            created: times.now,
        },
    )
}

/// An accepted request of a month ago, without rights and packages.
fn request(
    kind: Kind,
    organisation: Organisation,
    external_ref: &str,
    title: &str,
    times: Times,
) -> Request {
    let system_id = match kind {
        Kind::Standard => SMARTCLOUD_SYSTEM,
        Kind::Agent => SUPERREGNSKAP_SYSTEM,
    };
    Request {
        id: STANDARD_REQUEST,
        kind,
        keys: Keys {
            system_id: system_id.to_owned(),
            org_number: organisation.number.to_owned(),
            external_ref: external_ref.to_owned(),
        },
        integration_title: title.to_owned(),
        rights: Vec::new(),
        packages: Vec::new(),
        redirect_url: None,
        status: RequestStatus::Accepted,
        escalated: false,
        created: times.before,
    }
}

/// Stores an accepted request and the system user that came of it.
fn accepted(
    conn: &Connection,
    customer: Organisation,
    request: &Request,
) -> Result<(), StoreError> {
    requests::insert(conn, request)?;
    let user = SystemUser::of_request(request.clone(), customer.party(), request.created);
    system_users::insert(conn, &user)
}
