//! Kind of request × status × right of the reader × answer of each call: whatever happens, the page
//! lives, a text says what is the case, there is a way on, and no button is offered that must fail
//! because the platform has said so already.

use super::request::{ApprovalRequest, Permission};
use super::tests::{approval_request, new_page, params, person};
use super::*;
use crate::approval::messages::{self, Names};
use crate::approval::view_model::PartiesView;
use crate::i18n::{Language, Texts};
use crate::problems::Message;
use fullmakt_contract::problem_code::AuthProblem;
use fullmakt_domain::RequestKind;

const DECISIONS: [Decision; 3] = [Decision::Approve, Decision::Reject, Decision::Escalate];

/// Ok and the codes apart, the ways a call can end: 400, 401, 403, 404, 409, 429, 500, 502, 503 with a problem,
/// without a body, with HTML and with JSON that breaks off; no connection; no answer in time; a
/// success that cannot be read (empty, HTML and cut off look the same to the caller).
fn errors() -> Vec<ApiError> {
    let bodies = [
        "",
        "<!doctype html><h1>Busy</h1>",
        "{\"code\":\"AUTH-0",
        r#"{"code":"AUTH-99999","traceId":"00-1"}"#,
    ];
    let mut all = vec![
        ApiError::Offline,
        ApiError::TimedOut,
        ApiError::Unreadable { status: 200 },
    ];
    for status in [400, 401, 403, 404, 409, 429, 500, 502, 503] {
        for body in bodies {
            all.push(ApiError::from_response(status, Some("1"), body.as_bytes()));
        }
    }
    all.dedup();
    all
}

/// Every code of the contract.
fn coded() -> impl Iterator<Item = ApiError> {
    AuthProblem::ALL.iter().map(|problem| {
        let body = format!(r#"{{"code":"{}"}}"#, problem.code());
        ApiError::from_response(problem.status(), None, body.as_bytes())
    })
}

fn requests() -> Vec<ApprovalRequest> {
    let statuses = [
        RequestStatus::New,
        RequestStatus::Accepted,
        RequestStatus::Rejected,
        RequestStatus::Denied,
        RequestStatus::Timedout,
        RequestStatus::NoChangeNeeded,
        RequestStatus::Other("OnHold".to_owned()),
    ];
    let mut all = Vec::new();
    for kind in [
        RequestKind::Standard,
        RequestKind::Agent,
        RequestKind::Change,
    ] {
        for status in &statuses {
            for may in [Permission::Decide, Permission::Escalate] {
                for escalated in [false, true] {
                    // A change request knows neither.
                    if kind == RequestKind::Change && (may == Permission::Escalate || escalated) {
                        continue;
                    }
                    let mut request = approval_request(kind, status.clone(), may);
                    request.escalated = escalated;
                    all.push(request);
                }
            }
        }
    }
    all
}

/// Everything that can be read of a page, in one language.
fn said(page: &ApprovalState, all: &Texts) -> Vec<Message> {
    let texts = all.approval;
    let names = Names {
        system: "SmartCloud".to_owned(),
        org: "SNILL SKOG AS".to_owned(),
    };
    match page.screen() {
        Screen::Loading | Screen::SigningIn => Vec::new(),
        screen @ (Screen::MissingId | Screen::MalformedId | Screen::Failed(_)) => {
            vec![messages::no_request(all, &screen)]
        }
        Screen::Request(RequestPhase::Open(panel)) => panel
            .notice
            .iter()
            .map(|notice| messages::notice(all, notice, &names))
            .collect(),
        Screen::Request(RequestPhase::MayEscalate(panel)) => panel
            .notice
            .iter()
            .map(|notice| messages::notice(all, notice, &names))
            .chain([messages::may_escalate(texts, &names)])
            .collect(),
        screen @ Screen::Request(RequestPhase::Escalated | RequestPhase::Closed { .. }) => {
            let outcome = messages::outcome(texts, &screen, &names);
            outcome.into_iter().map(|(message, _)| message).collect()
        }
        Screen::Request(RequestPhase::Receipt(_)) => Vec::new(),
    }
}

/// What must hold of every page at every moment.
fn check(page: &ApprovalState, story: &str) {
    for all in Language::ALL.map(Texts::of) {
        for message in said(page, all) {
            assert!(!message.lines.is_empty(), "{story}: nothing said");
            assert!(
                message
                    .lines
                    .iter()
                    .all(|line| !line.trim().is_empty() && !line.contains('{')),
                "{story}: {message:?}"
            );
        }
        let title = messages::tab_title(all, page.kind, &page.screen(), &PartiesView::default());
        assert!(!title.trim().is_empty(), "{story}: no title");
    }
    match page.screen() {
        Screen::Loading => assert!(page.reading, "{story}: waits for nothing"),
        Screen::Request(RequestPhase::Open(panel) | RequestPhase::MayEscalate(panel)) => {
            let works = panel.disabled_reasons.iter().any(Option::is_none);
            let busy = panel.disabled_reasons.iter().any(|disabled_reason| {
                matches!(
                    disabled_reason,
                    Some(DisabledReason::Sending(_) | DisabledReason::Checking)
                )
            });
            assert!(
                works || busy || !page.next_steps(&page.screen()).is_empty(),
                "{story}: no way on: {panel:?}"
            );
            for decision in DECISIONS {
                buttons_are_honest(page, &panel, decision, story);
            }
        }
        _ => assert!(
            !page.next_steps(&page.screen()).is_empty(),
            "{story}: no way on"
        ),
    }
}

/// A button that works must be able to succeed, one that does not must say why.
fn buttons_are_honest(page: &ApprovalState, panel: &PanelState, decision: Decision, story: &str) {
    let request = page.request().expect("a panel has a request");
    match panel.disabled_reason(decision) {
        None => {
            assert_eq!(request.status, RequestStatus::New, "{story}: {decision:?}");
            assert!(request.kind.allows(decision), "{story}: {decision:?}");
            assert!(
                request.permission == Permission::Decide || decision == Decision::Escalate,
                "{story}: {decision:?} without the right"
            );
            assert!(!page.reading && page.read_error.is_none(), "{story}");
        }
        Some(DisabledReason::NotOffered) => {}
        Some(disabled_reason) => {
            for all in Language::ALL.map(Texts::of) {
                let reason = messages::disabled_reason(all, disabled_reason);
                assert!(reason.is_some_and(|reason| !reason.is_empty()), "{story}");
            }
        }
    }
}

fn opened(kind: RequestKind, answer: Result<ApprovalRequest, ApiError>) -> ApprovalState {
    let mut page = new_page(kind);
    let Some(Effect::Read { sequence, .. }) = page.update(Event::Opened(params())) else {
        panic!("no read");
    };
    page.update(Event::Read { sequence, answer });
    page.update(Event::PersonRead(person()));
    page
}

#[test]
fn there_is_no_dead_end() {
    let mut count = 0_u32;
    for kind in [
        RequestKind::Standard,
        RequestKind::Agent,
        RequestKind::Change,
    ] {
        for error in errors().into_iter().chain(coded()) {
            let story = format!("{kind:?} read: {error:?}");
            let mut page = opened(kind, Err(error));
            check(&page, &story);
            if page.update(Event::Reload).is_some() {
                check(&page, &format!("{story}, again"));
            }
            count += 1;
        }
    }
    for request in requests() {
        let before = opened(request.kind, Ok(request.clone()));
        let story = format!(
            "{:?} {} {:?} escalated {}",
            request.kind, request.status, request.permission, request.escalated
        );
        check(&before, &story);
        count += 1;
        for decision in DECISIONS {
            count += decisions(&before, &request, decision, &story);
        }
    }
    println!("combinations without a dead end: {count}");
    assert!(count > 9_000, "{count}");
}

/// Every answer to a decision, and to the read after it.
fn decisions(
    before: &ApprovalState,
    request: &ApprovalRequest,
    decision: Decision,
    story: &str,
) -> u32 {
    let mut asked = before.clone();
    let Some(Effect::Identify { sequence }) = asked.update(Event::Clicked(decision)) else {
        return 0;
    };
    check(&asked, story);
    let mut count = unidentified(&asked, sequence, story);
    let mut clicked = asked;
    let answer = Ok(person());
    let identified = clicked.update(Event::Identified { sequence, answer });
    let Some(Effect::Decide { sequence, .. }) = identified else {
        panic!("{story}: {identified:?}");
    };
    check(&clicked, story);
    let answers = errors().into_iter().map(Err).chain([Ok(true), Ok(false)]);
    for answer in answers {
        let story = format!("{story}, {decision:?}: {answer:?}");
        let mut decided = clicked.clone();
        let again = decided.update(Event::Decided { sequence, answer });
        check(&decided, &story);
        count += 1;
        let sequence = match again {
            Some(Effect::Read { sequence, .. }) => sequence,
            // Signed out: who is signed in now is asked for, and then nothing goes on by itself.
            Some(Effect::Identify { sequence }) => {
                let answer = Err(ApiError::SignedOut);
                let effect = decided.update(Event::Identified { sequence, answer });
                assert_eq!(effect, None, "{story}");
                check(&decided, &story);
                match decided.update(Event::Reload) {
                    Some(Effect::Read { sequence, .. }) => sequence,
                    other => panic!("{story}: {other:?}"),
                }
            }
            other => panic!("{story}: {other:?}"),
        };
        for reread in rereads(request) {
            let story = format!("{story}, then {reread:?}");
            let mut page = decided.clone();
            let effect = page.update(Event::Read {
                sequence,
                answer: reread,
            });
            assert_eq!(effect, None, "{story}: something is done by itself");
            check(&page, &story);
            count += 1;
        }
    }
    count
}

/// Everything that can come of asking who is signed in, but the same person: nothing is sent.
fn unidentified(asked: &ApprovalState, sequence: u32, story: &str) -> u32 {
    let somebody_else = Person {
        id: 0,
        name: "Rask Rev".to_owned(),
    };
    let mut count = 0;
    for answer in errors().into_iter().map(Err).chain([Ok(somebody_else)]) {
        let story = format!("{story}, identified: {answer:?}");
        let mut page = asked.clone();
        let effect = page.update(Event::Identified { sequence, answer });
        assert_eq!(effect, None, "{story}: something is done by itself");
        check(&page, &story);
        count += 1;
    }
    count
}

fn rereads(request: &ApprovalRequest) -> Vec<Result<ApprovalRequest, ApiError>> {
    let with = |status: RequestStatus, escalated: bool, may: Permission| {
        Ok(ApprovalRequest {
            status,
            escalated,
            permission: may,
            ..request.clone()
        })
    };
    let mut all = vec![
        with(RequestStatus::New, false, request.permission),
        with(RequestStatus::Accepted, false, request.permission),
        with(RequestStatus::Rejected, false, request.permission),
        with(RequestStatus::Timedout, false, request.permission),
    ];
    if request.kind != RequestKind::Change {
        all.push(with(RequestStatus::New, true, Permission::Escalate));
    }
    all.extend(errors().into_iter().map(Err));
    let coded = coded().filter(|error| {
        matches!(
            error.code(),
            Some("AUTH-00010" | "AUTH-00050" | "AUTH-00053" | "AUTH-00066")
        )
    });
    all.extend(coded.map(Err));
    all
}
