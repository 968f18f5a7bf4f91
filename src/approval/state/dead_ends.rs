//! Kind of request × status × right of the reader × answer of each call: whatever happens, the page
//! lives, a text says what is the case, there is a way on, and no button is offered that must fail
//! (product.md, A5; peers, W9).

use super::asked::{Asked, May};
use super::screen::{Obstacle, Screen, Standing};
use super::tests::{NOW, address, asked};
use super::*;
use crate::approval::words::{self, Message, Names};
use crate::i18n::{AllTexts, Language};
use fullmakt_contract::problem_code::AuthProblem;
use fullmakt_domain::RequestKind;

const DECISIONS: [Decision; 3] = [Decision::Approve, Decision::Reject, Decision::Escalate];

/// Ok and the codes apart, the ways a call can end: 400, 401, 403, 404, 409, 429, 500, 502, 503 with a problem,
/// without a body, with HTML and with JSON that breaks off; no connection; no answer in time; a
/// success that cannot be read (empty, HTML and cut off look the same to the caller).
fn failures() -> Vec<Failure> {
    let bodies = [
        "",
        "<!doctype html><h1>Busy</h1>",
        "{\"code\":\"AUTH-0",
        r#"{"code":"AUTH-99999","traceId":"00-1"}"#,
    ];
    let mut all = vec![
        Failure::Offline,
        Failure::TimedOut,
        Failure::Unreadable { status: 200 },
    ];
    for status in [400, 401, 403, 404, 409, 429, 500, 502, 503] {
        for body in bodies {
            all.push(Failure::from_answer(status, Some("1"), body.as_bytes()));
        }
    }
    all.dedup();
    all
}

/// Every code of the contract.
fn coded() -> impl Iterator<Item = Failure> {
    AuthProblem::ALL.iter().map(|problem| {
        let body = format!(r#"{{"code":"{}"}}"#, problem.code());
        Failure::from_answer(problem.status(), None, body.as_bytes())
    })
}

fn requests() -> Vec<Asked> {
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
            for may in [May::Decide, May::Escalate] {
                for escalated in [false, true] {
                    // A change request knows neither.
                    if kind == RequestKind::Change && (may == May::Escalate || escalated) {
                        continue;
                    }
                    let mut request = asked(kind, status.clone(), may);
                    request.escalated = escalated;
                    all.push(request);
                }
            }
        }
    }
    all
}

/// Everything that can be read of a page, in one language.
fn said(page: &Approval, all: &AllTexts) -> Vec<Message> {
    let texts = &all.approval;
    let names = Names {
        system: "SmartCloud".to_owned(),
        org: "SNILL SKOG AS".to_owned(),
    };
    match page.screen() {
        Screen::Loading | Screen::SigningIn => Vec::new(),
        Screen::MissingId => vec![words::bad_address(texts, true)],
        Screen::MalformedId => vec![words::bad_address(texts, false)],
        Screen::Failed(failure) => vec![words::failed(all, &failure)],
        Screen::Request(Standing::Open(desk)) => desk
            .notice
            .iter()
            .map(|notice| words::notice(all, notice, &names))
            .collect(),
        Screen::Request(Standing::MayForward(desk)) => desk
            .notice
            .iter()
            .map(|notice| words::notice(all, notice, &names))
            .chain([words::may_forward(texts, &names)])
            .collect(),
        Screen::Request(Standing::Forwarded) => vec![words::forwarded(texts, &names)],
        Screen::Request(Standing::Closed { status, overtaken }) => {
            vec![words::closed(texts, &status, overtaken)]
        }
        Screen::Request(Standing::Receipt(_)) => Vec::new(),
    }
}

/// What must hold of every page at every moment.
fn check(page: &Approval, story: &str) {
    for all in Language::ALL.map(AllTexts::of) {
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
        let title = words::tab_title(all, page.kind, &page.screen(), &Names::default());
        assert!(!title.trim().is_empty(), "{story}: no title");
    }
    match page.screen() {
        Screen::Loading => assert!(page.reading, "{story}: waits for nothing"),
        Screen::Request(Standing::Open(desk) | Standing::MayForward(desk)) => {
            let works = desk.obstacles.iter().any(Option::is_none);
            let busy = desk.obstacles.iter().any(|obstacle| {
                matches!(obstacle, Some(Obstacle::Sending(_) | Obstacle::Checking))
            });
            assert!(
                works || busy || !page.ways().is_empty(),
                "{story}: no way on: {desk:?}"
            );
            for decision in DECISIONS {
                buttons_are_honest(page, &desk, decision, story);
            }
        }
        _ => assert!(!page.ways().is_empty(), "{story}: no way on"),
    }
}

/// A button that works must be able to succeed, one that does not must say why.
fn buttons_are_honest(page: &Approval, desk: &screen::Desk, decision: Decision, story: &str) {
    let asked = page.asked().expect("a desk has a request");
    match desk.obstacle(decision) {
        None => {
            assert_eq!(asked.status, RequestStatus::New, "{story}: {decision:?}");
            assert!(asked.kind.allows(decision), "{story}: {decision:?}");
            assert!(
                asked.may == May::Decide || decision == Decision::Escalate,
                "{story}: {decision:?} without the right"
            );
            assert!(!page.reading && page.read_failure.is_none(), "{story}");
        }
        Some(Obstacle::NotOffered) => {}
        Some(obstacle) => {
            for all in Language::ALL.map(AllTexts::of) {
                let reason = words::obstacle(all, Some(obstacle));
                assert!(reason.is_some_and(|reason| !reason.is_empty()), "{story}");
            }
        }
    }
}

fn opened(kind: RequestKind, answer: Result<Asked, Failure>) -> Approval {
    let mut page = Approval::new(kind, 10, NOW);
    let Some(Effect::Read { ticket, .. }) = page.update(Event::Opened(address())) else {
        panic!("no read");
    };
    page.update(Event::Read { ticket, answer });
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
        for failure in failures().into_iter().chain(coded()) {
            let story = format!("{kind:?} read: {failure:?}");
            let mut page = opened(kind, Err(failure));
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
            request.kind, request.status, request.may, request.escalated
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
fn decisions(before: &Approval, request: &Asked, decision: Decision, story: &str) -> u32 {
    let mut clicked = before.clone();
    let Some(Effect::Decide { ticket, .. }) = clicked.update(Event::Clicked(decision)) else {
        return 0;
    };
    check(&clicked, story);
    let answers = failures().into_iter().map(Err).chain([Ok(true), Ok(false)]);
    let mut count = 0;
    for answer in answers {
        let story = format!("{story}, {decision:?}: {answer:?}");
        let mut decided = clicked.clone();
        let again = decided.update(Event::Decided { ticket, answer });
        check(&decided, &story);
        count += 1;
        let ticket = match again {
            Some(Effect::Read { ticket, .. }) => ticket,
            // Signed out: nothing goes on by itself, but the user can ask.
            None => match decided.update(Event::Reload) {
                Some(Effect::Read { ticket, .. }) => ticket,
                other => panic!("{story}: {other:?}"),
            },
            Some(other) => panic!("{story}: {other:?}"),
        };
        for reread in rereads(request) {
            let story = format!("{story}, then {reread:?}");
            let mut page = decided.clone();
            let effect = page.update(Event::Read {
                ticket,
                answer: reread,
            });
            assert_eq!(effect, None, "{story}: something is done by itself");
            check(&page, &story);
            count += 1;
        }
    }
    count
}

fn rereads(request: &Asked) -> Vec<Result<Asked, Failure>> {
    let with = |status: RequestStatus, escalated: bool, may: May| {
        Ok(Asked {
            status,
            escalated,
            may,
            ..request.clone()
        })
    };
    let mut all = vec![
        with(RequestStatus::New, false, request.may),
        with(RequestStatus::Accepted, false, request.may),
        with(RequestStatus::Rejected, false, request.may),
        with(RequestStatus::Timedout, false, request.may),
    ];
    if request.kind != RequestKind::Change {
        all.push(with(RequestStatus::New, true, May::Escalate));
    }
    all.extend(failures().into_iter().map(Err));
    let coded = coded().filter(|failure| {
        matches!(
            failure.code(),
            Some("AUTH-00010" | "AUTH-00050" | "AUTH-00053" | "AUTH-00066")
        )
    });
    all.extend(coded.map(Err));
    all
}
