//! What happens at the click, the buttons, and what there is to say beside them.

use super::leave::ways;
use super::model::{Model, Who};
use super::notice::message;
use super::rich::{rich, told};
use super::state::asked::WayBack;
use super::state::described::Told;
use super::state::screen::{Desk, Notice, Obstacle, Screen, Standing};
use super::words;
use crate::api::Failure;
use crate::i18n::approval::Approval as Texts;
use crate::i18n::{language, texts};
use crate::ui::{Alert, Announce, Button, Disclosure, Heading, Look, Size, Skeleton, Tone};
use fullmakt_domain::{Decision, RequestKind};
use leptos::prelude::*;

/// Id of the line that says why buttons are off.
const REASON: &str = "decision-reason";

/// Buttons and what belongs to them. While the request is on its way they are there already, off, so
/// that nothing moves when it comes.
pub(super) fn desk(model: Model, who: Memo<Who>, screen: Memo<Screen>) -> impl IntoView {
    let desk = Memo::new(move |_| match &*screen.read() {
        Screen::Request(Standing::Open(desk) | Standing::MayForward(desk)) => Some(desk.clone()),
        _ => None,
    });
    let may_decide =
        Memo::new(move |_| !matches!(*screen.read(), Screen::Request(Standing::MayForward(_))));
    let notice = Memo::new(move |_| desk.read().as_ref().and_then(|desk| desk.notice.clone()));
    view! {
        <section class="approval-desk">
            {move || remarks(desk)}
            {move || if may_decide.get() {
                terms(model).into_any()
            } else {
                message(words::may_forward(texts::<Texts>(), &who.read().names()), None, false)
            }}
            {move || notice.get().map(|notice| shown(&notice, &who.read()))}
            {move || if may_decide.get() {
                view! {
                    <div class="actions approval-buttons">
                        {button(model, desk, Decision::Approve, Look::Primary)}
                        {button(model, desk, Decision::Reject, Look::Secondary)}
                    </div>
                    {reason(desk)}
                    {move || forward_instead(model, desk, who)}
                }.into_any()
            } else {
                view! {
                    <p>{move || words::fill_names(texts::<Texts>().who_sees, &who.read().names())}</p>
                    <div class="actions approval-buttons">
                        {button(model, desk, Decision::Escalate, Look::Primary)}
                    </div>
                    {reason(desk)}
                }.into_any()
            }}
            {ways(model, Look::Secondary)}
        </section>
    }
}

/// What there is to know about the request before one answers.
fn remarks(desk: Memo<Option<Desk>>) -> AnyView {
    let words = texts::<Texts>();
    let (overdue, escalated) = desk
        .read()
        .as_ref()
        .map_or((false, false), |desk| (desk.overdue, desk.escalated));
    view! {
        {overdue.then(|| view! {
            <Alert tone=Tone::Warning announce=Announce::Politely>
                <Heading level=2 size=Size::Small>{words.overdue_title}</Heading>
                <p>{words.overdue}</p>
            </Alert>
        })}
        {escalated.then(|| view! { <p>{words.escalated}</p> })}
    }
    .into_any()
}

/// What happens at the click and after it.
fn terms(model: Model) -> impl IntoView {
    let lines = move || {
        let words = texts::<Texts>();
        let way_back = model.page(|page| {
            let vendor = page.ends_at_vendor();
            let asked = page.asked().filter(|_| vendor);
            asked.map(|asked| asked.way_back.clone())
        });
        let returns = match way_back {
            Some(WayBack::Vendor { host: Some(host) }) => Some(rich(words.returns_to, |_| {
                let host = Told {
                    text: host.clone(),
                    lang: None,
                };
                view! { <strong>{told(&host)}</strong> }.into_any()
            })),
            Some(WayBack::Vendor { host: None }) => {
                Some(rich(words.returns_unnamed, |_| ().into_any()))
            }
            Some(WayBack::Nowhere) | None => None,
        };
        view! {
            {(model.kind == RequestKind::Agent).then(|| view! { <p>{words.agent_first}</p> })}
            {returns.map(|line| view! { <p>{line}</p> })}
            <p>{words.withdraw_short}</p>
        }
    };
    view! {
        <div class="approval-terms">
            {move || if model.page(|page| page.asked().is_none()) {
                view! {
                    <p><Skeleton letters=50 /></p>
                    <p><Skeleton letters=70 /></p>
                }.into_any()
            } else {
                lines().into_any()
            }}
        </div>
    }
}

/// One decision button. It keeps its place, its name and its focus whatever happens.
fn button(model: Model, desk: Memo<Option<Desk>>, decision: Decision, look: Look) -> impl IntoView {
    let obstacle = Memo::new(move |_| match &*desk.read() {
        Some(desk) => desk.obstacle(decision).copied(),
        None => Some(Obstacle::Loading),
    });
    let busy = Signal::derive(move || obstacle.get() == Some(Obstacle::Sending(decision)));
    let off = Signal::derive(move || obstacle.get().is_some());
    let sending = move || texts::<Texts>().sending;
    let decide = move || model.decide(decision);
    view! {
        <Button
            look=look
            busy=busy
            busy_label=sending
            off=off
            described_by=REASON
            on_click=decide
        >
            {move || words::button(texts::<Texts>(), decision)}
        </Button>
    }
}

/// Why buttons are off. The line is always there, so that what appears in it is announced.
fn reason(desk: Memo<Option<Desk>>) -> impl IntoView {
    let reason = Memo::new(move |_| match &*desk.read() {
        None => words::obstacle(language(), Some(&Obstacle::Loading)),
        Some(desk) => {
            let mut obstacles = desk.obstacles.iter().flatten();
            obstacles.find_map(|obstacle| match obstacle {
                // The button itself says so.
                Obstacle::Sending(_) => None,
                other => words::obstacle(language(), Some(other)),
            })
        }
    });
    view! {
        <p id=REASON class="approval-reason muted" role="status">
            {move || reason.get()}
        </p>
    }
}

/// Passing it on, for those who may decide as well.
fn forward_instead(model: Model, desk: Memo<Option<Desk>>, who: Memo<Who>) -> Option<AnyView> {
    let offered = Memo::new(move |_| {
        desk.read()
            .as_ref()
            .map_or(model.kind.allows(Decision::Escalate), |desk| {
                desk.obstacle(Decision::Escalate) != Some(&Obstacle::NotOffered)
            })
    });
    let view = move || {
        view! {
            <Disclosure summary=move || (move || texts::<Texts>().forward_question).into_any()>
                <div class="stack">
                    <p>{move || words::fill_names(texts::<Texts>().who_sees, &who.read().names())}</p>
                    <div class="actions">
                        {button(model, desk, Decision::Escalate, Look::Secondary)}
                    </div>
                </div>
            </Disclosure>
        }
    };
    offered.get().then(|| view().into_any())
}

/// A message about the last click, with what support needs.
fn shown(notice: &Notice, who: &Who) -> AnyView {
    let failure: Option<Failure> = match notice {
        Notice::Refused(_, failure) | Notice::Unknown(_, failure) | Notice::Stale(failure) => {
            Some(failure.clone())
        }
        Notice::NotForwarded
        | Notice::Finding(_)
        | Notice::Lost(_)
        | Notice::SignedOut
        | Notice::SignedOutBefore(_)
        | Notice::SignedOutAfter(_) => None,
    };
    message(
        words::notice(language(), notice, &who.names()),
        failure,
        true,
    )
}
