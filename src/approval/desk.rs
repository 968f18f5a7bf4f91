//! What happens at the click, the buttons, and what there is to say beside them.

use super::leave::ways;
use super::messages;
use super::parts::{message, rich};
use super::state::request::ReturnDestination;
use super::state::screen::{DecisionPanel, DisabledReason, RequestPhase, Screen};
use super::store::ApprovalStore;
use super::view_model::ViewModel;
use crate::ui::blocks::{
    Part, Parts, Press, alert, button, div, foreign, heading, line, live_line, nothing, opening, p,
    skeleton, strong, text,
};
use crate::ui::{Look, Tone};
use fullmakt_domain::{Decision, RequestKind};

/// Id of the line that says why buttons are off.
const REASON: &str = "decision-reason";

/// Buttons and what belongs to them. While the request is on its way their places are kept, so that
/// nothing moves when it comes.
pub(super) fn desk(scene: &ViewModel, model: ApprovalStore) -> Part {
    let (desk, may_decide) = match &scene.screen {
        Screen::Request(RequestPhase::Open(desk)) => (desk, true),
        Screen::Request(RequestPhase::MayForward(desk)) => (desk, false),
        _ => return waiting(scene),
    };
    let mut parts = vec![remarks(scene, desk)];
    if may_decide {
        parts.push(terms(scene));
        parts.push(notice(scene, model, desk));
        let approve = decision(scene, model, desk, Decision::Approve, Look::Primary);
        let reject = decision(scene, model, desk, Decision::Reject, Look::Secondary);
        parts.push(div("actions approval-buttons", vec![approve, reject]));
        parts.push(reason(scene, desk));
        parts.push(further(scene, model));
        parts.push(forward_instead(scene, model, desk));
    } else {
        let said = messages::may_forward(scene.texts(), &scene.names());
        parts.push(message(scene, model, said, false));
        parts.push(line(scene.fill(scene.texts().who_sees)));
        parts.push(notice(scene, model, desk));
        let forward = decision(scene, model, desk, Decision::Escalate, Look::Primary);
        parts.push(div("actions approval-buttons", vec![forward]));
        parts.push(reason(scene, desk));
        parts.push(further(scene, model));
    }
    div("approval-desk", parts)
}

/// Ways on beside the decision.
fn further(scene: &ViewModel, model: ApprovalStore) -> Part {
    if scene.ways.is_empty() {
        return nothing();
    }
    ways(scene, model, Look::Secondary, nothing())
}

/// The places of what comes with the request.
fn waiting(scene: &ViewModel) -> Part {
    let grey = |letters| p("", vec![skeleton(letters)]);
    let button = || div("approval-waiting", Vec::new());
    let said = messages::disabled_reason(scene.all, Some(&DisabledReason::Loading));
    let parts = vec![
        nothing(),
        div("approval-terms", vec![grey(50), grey(40)]),
        nothing(),
        div("actions approval-buttons", vec![button(), button()]),
        live_line(REASON, "approval-reason muted", said.unwrap_or_default()),
    ];
    div("approval-desk", parts)
}

/// What there is to know about the request before one answers.
fn remarks(scene: &ViewModel, desk: &DecisionPanel) -> Part {
    let texts = scene.texts();
    let mut parts: Parts = Vec::new();
    if desk.overdue {
        let title = heading("", "xs", texts.overdue_title.to_owned());
        parts.push(alert(
            Tone::Warning,
            "status",
            vec![title, line(texts.overdue)],
        ));
    }
    if desk.escalated {
        parts.push(line(texts.escalated));
    }
    if parts.is_empty() {
        return nothing();
    }
    div("stack", parts)
}

/// What happens at the click and after it.
fn terms(scene: &ViewModel) -> Part {
    let texts = scene.texts();
    let mut lines = Vec::new();
    if scene.kind == RequestKind::Agent {
        lines.push(line(texts.agent_first));
    }
    match &scene.return_destination {
        Some(ReturnDestination::Vendor { host: Some(host) }) => {
            let host = |_: &str| strong(vec![foreign(host.clone(), None)]);
            lines.push(p("", rich(scene, texts.returns_to, &host)));
        }
        Some(ReturnDestination::Vendor { host: None }) => lines.push(line(texts.returns_unnamed)),
        Some(ReturnDestination::Nowhere) | None => {}
    }
    lines.push(line(texts.withdraw_short));
    div("approval-terms", lines)
}

/// One decision button. It keeps its place, its name and its focus whatever happens.
fn decision(
    scene: &ViewModel,
    model: ApprovalStore,
    desk: &DecisionPanel,
    decision: Decision,
    look: Look,
) -> Part {
    let texts = scene.texts();
    let disabled_reason = desk.disabled_reason(decision).copied();
    let press = Press {
        label: messages::button(texts, decision).to_owned(),
        look,
        busy: disabled_reason == Some(DisabledReason::Sending(decision)),
        off: disabled_reason.is_some(),
        described_by: REASON,
        ..Press::default()
    };
    button(press, move || model.decide(decision))
}

/// Why buttons are off. The line is always there, so that what appears in it is announced.
fn reason(scene: &ViewModel, desk: &DecisionPanel) -> Part {
    let mut disabled_reasons = desk.disabled_reasons.iter().flatten();
    let words = disabled_reasons
        .find_map(|disabled_reason| messages::disabled_reason(scene.all, Some(disabled_reason)));
    live_line(REASON, "approval-reason muted", words.unwrap_or_default())
}

/// Passing it on, for those who may decide as well.
fn forward_instead(scene: &ViewModel, model: ApprovalStore, desk: &DecisionPanel) -> Part {
    let texts = scene.texts();
    if desk.disabled_reason(Decision::Escalate) == Some(&DisabledReason::NotOffered) {
        return nothing();
    }
    let forward = decision(scene, model, desk, Decision::Escalate, Look::Secondary);
    let parts = vec![
        line(scene.fill(texts.who_sees)),
        div("actions", vec![forward]),
    ];
    opening(
        vec![text(texts.forward_question)],
        vec![div("stack", parts)],
    )
}

/// A message about the last click, with what support needs.
fn notice(scene: &ViewModel, model: ApprovalStore, desk: &DecisionPanel) -> Part {
    let Some(notice) = &desk.notice else {
        return nothing();
    };
    let said = messages::notice(scene.all, notice, &scene.names());
    message(scene, model, said, true)
}
