//! The page as a whole.

use super::access::access;
use super::desk::desk;
use super::leave::ways;
use super::messages;
use super::parts::message;
use super::question::question;
use super::receipt::receipt;
use super::state::Event;
use super::state::screen::{RequestPhase, Screen};
use super::store::{ApprovalStore, now};
use super::view_model::{PartiesView, ViewModel};
use crate::browser::tree::Place;
use crate::browser::{events, focus, timers};
use crate::shell::acting::{self, Acting};
use crate::shell::{navigation, title};
use crate::ui::blocks::{Part, Parts, div, link, nothing, page_heading, text};
use crate::ui::{Look, draw_in, follow};
use fullmakt_domain::RequestKind;
use reactive_graph::computed::Memo;
use reactive_graph::owner::{StoredValue, on_cleanup};
use reactive_graph::prelude::*;

/// Milliseconds between two looks at the clock.
const TICK: i32 = 20_000;

/// The page of a vendor's request, of whatever kind.
///
/// `kind` as the path tells it; `limit_days` is how many days a request stands (`requestLimitDays` in
/// `config.json`).
pub fn approval_page(main: &Place, kind: RequestKind, limit_days: u32) {
    let model = ApprovalStore::new(kind, limit_days);
    let query = navigation::query();
    // At once and not in an effect: the request is asked for before the page is made.
    model.open(&query.get_untracked());
    follow(move || model.open(&query.read()));
    follow(move || model.describe());
    follow_time(model);
    let scene = model.scene();
    title::set(move || scene.read().title());
    acting::set(move || acting_for(&scene.read().who));
    focus_on_receipt(scene);
    let place = main.add("div", &[("class", "page approval")]);
    draw_in(place, move || draw(&scene.read(), model));
}

/// The page, drawn anew from what is known. What is still there keeps its element, and with it focus
/// and what is open.
fn draw(scene: &ViewModel, model: ApprovalStore) -> Parts {
    let back = match &scene.back_to {
        Some(path) => link(scene.texts().back, path.as_str()),
        None => nothing(),
    };
    let mut parts = vec![back];
    match &scene.screen {
        Screen::Loading | Screen::Request(_) => {
            parts.push(question(scene));
            parts.push(outcome(scene, model));
            parts.push(access(scene, model));
            parts.push(if scene.is_over() {
                nothing()
            } else {
                desk(scene, model)
            });
        }
        _ => parts.extend(without_request(scene, model)),
    }
    parts
}

/// What has become of a request that is over for this reader.
fn outcome(scene: &ViewModel, model: ApprovalStore) -> Part {
    let texts = scene.texts();
    let (mut said, announce) = match &scene.screen {
        Screen::Request(RequestPhase::Receipt(given)) => return receipt(scene, model, given),
        Screen::Request(RequestPhase::Closed { status, overtaken }) => {
            (messages::closed(texts, status, *overtaken), *overtaken)
        }
        Screen::Request(RequestPhase::Forwarded) => {
            (messages::forwarded(texts, &scene.names()), false)
        }
        _ => return nothing(),
    };
    // The heading of the page says it.
    said.title.clear();
    let parts = vec![
        message(scene, model, said, announce),
        ways(scene, model, Look::Primary, nothing()),
    ];
    div("stack", parts)
}

/// There is no request to show, and why.
fn without_request(scene: &ViewModel, model: ApprovalStore) -> Parts {
    let texts = scene.texts();
    let mut said = match &scene.screen {
        Screen::MissingId => messages::bad_address(texts, true),
        Screen::MalformedId => messages::bad_address(texts, false),
        Screen::Failed(error) => messages::failed(scene.all, error),
        Screen::SigningIn | Screen::Loading | Screen::Request(_) => messages::signing_in(texts),
    };
    let heading = std::mem::take(&mut said.title);
    vec![
        page_heading(vec![text(heading)]),
        message(scene, model, said, true),
        ways(scene, model, Look::Primary, nothing()),
    ]
}

fn acting_for(who: &PartiesView) -> Option<Acting> {
    let name = who.org_has_name.then(|| who.org.clone());
    (!who.org_number.is_empty()).then(|| Acting {
        name: name.unwrap_or_default(),
        number: who.org_number.clone(),
    })
}

/// Tells the state what time it is, also when the page has been in the background.
fn follow_time(model: ApprovalStore) {
    let tick = move || model.dispatch(Event::Tick(now()));
    let timer = StoredValue::new_local(timers::every(TICK, tick));
    let back = StoredValue::new_local(events::on_document("visibilitychange", move |_| tick()));
    // Kept until the page goes.
    on_cleanup(move || {
        timer.dispose();
        back.dispose();
    });
}

/// The receipt's heading takes focus, so that it is read and reading goes on from there.
fn focus_on_receipt(scene: Memo<ViewModel>) {
    let mut had = true;
    follow(move || {
        let has = matches!(
            scene.read().screen,
            Screen::Request(RequestPhase::Receipt(_))
        );
        if has && !had {
            timers::next_frame(|| {
                focus::on("main h1");
            });
        }
        had = has;
    });
}
