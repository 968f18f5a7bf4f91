//! Stories of one page each, and what they share.

mod decisions;
mod page_life;
mod persons;

use super::request::{ApprovalParams, ApprovalRequest, Permission, ReturnDestination};
use super::*;
use crate::access::{Item, ItemChange, Subject};
use crate::api::ApiError;
use fullmakt_domain::RequestStatus::{Accepted, New, Rejected, Timedout};
use fullmakt_domain::{Decision::*, RequestKind};

pub(super) const ID: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";
pub(crate) const NOW: UnixSeconds = 1_795_000_000;
const DAY: UnixSeconds = 86_400;

pub(crate) fn approval_request(
    kind: RequestKind,
    status: RequestStatus,
    permission: Permission,
) -> ApprovalRequest {
    ApprovalRequest {
        kind,
        id: ID.to_owned(),
        party_id: 51_000_001,
        party_uuid: "cd35779b-b174-4ecc-bbef-ece13611be7f".to_owned(),
        org_number: "314248295".to_owned(),
        system_id: "991825827_smartcloud".to_owned(),
        status,
        escalated: false,
        permission,
        created: (kind != RequestKind::Change).then_some(NOW - DAY),
        return_destination: ReturnDestination::Vendor {
            host: Some("smartcloud.no".to_owned()),
        },
        items: vec![Item {
            subject: Subject::Package("urn:altinn:accesspackage:skattegrunnlag".to_owned()),
            change: ItemChange::Given,
        }],
    }
}

pub(super) fn params() -> ApprovalParams {
    ApprovalParams::new([ID], None, None)
}

pub(crate) fn new_page(kind: RequestKind) -> ApprovalState {
    ApprovalState::new(kind, 10, true, NOW)
}

/// A page that is open with this request on it, for [`person`].
pub(crate) fn page(request: ApprovalRequest) -> ApprovalState {
    let mut page = new_page(request.kind);
    let sequence = read_sequence(page.update(Event::Opened(params())));
    page.update(Event::Read {
        sequence,
        answer: Ok(request),
    });
    page.update(Event::PersonRead(person()));
    page
}

/// The person for whom pages are opened.
pub(super) fn person() -> Person {
    Person {
        id: 20001,
        name: "Intuitiv Hest".to_owned(),
    }
}

fn open_page() -> ApprovalState {
    page(approval_request(
        RequestKind::Standard,
        New,
        Permission::Decide,
    ))
}

#[track_caller]
pub(super) fn read_sequence(effect: Option<Effect>) -> u32 {
    match effect {
        Some(Effect::Read { sequence, .. }) => sequence,
        other => panic!("no read: {other:?}"),
    }
}

#[track_caller]
pub(super) fn decide_sequence(effect: Option<Effect>) -> u32 {
    match effect {
        Some(Effect::Decide { sequence, .. }) => sequence,
        other => panic!("no decision: {other:?}"),
    }
}

#[track_caller]
fn request_phase(page: &ApprovalState) -> RequestPhase {
    match page.screen() {
        Screen::Request(phase) => phase,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn panel(page: &ApprovalState) -> PanelState {
    match request_phase(page) {
        RequestPhase::Open(panel) | RequestPhase::MayEscalate(panel) => panel,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
pub(super) fn identify_sequence(effect: Option<Effect>) -> u32 {
    match effect {
        Some(Effect::Identify { sequence }) => sequence,
        other => panic!("nobody is identified: {other:?}"),
    }
}

/// Clicks, is the same person, and gives the sequence of the decision that is sent.
#[track_caller]
pub(super) fn click(page: &mut ApprovalState, decision: Decision) -> u32 {
    let sequence = identify_sequence(page.update(Event::Clicked(decision)));
    let answer = Ok(person());
    decide_sequence(page.update(Event::Identified { sequence, answer }))
}

/// Clicks, answers, and gives the sequence of the read that follows.
#[track_caller]
fn decide(page: &mut ApprovalState, decision: Decision, answer: Result<bool, ApiError>) -> u32 {
    let sequence = click(page, decision);
    read_sequence(page.update(Event::Decided { sequence, answer }))
}

fn status(page: &mut ApprovalState, sequence: u32, status: RequestStatus) {
    let mut request = page.request().expect("a request").clone();
    request.status = status;
    let answer = Ok(request);
    assert_eq!(page.update(Event::Read { sequence, answer }), None);
}

fn error(status: u16, code: &str) -> ApiError {
    let body = serde_json::json!({ "code": code }).to_string();
    ApiError::from_response(status, None, body.as_bytes())
}
