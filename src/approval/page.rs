//! The page as a whole.

use super::access::access;
use super::desk::desk;
use super::leave::{back_link, ways};
use super::model::{Model, Who, now};
use super::notice::message;
use super::question::{is_over, question, tab_title};
use super::receipt::receipt_card;
use super::state::Event;
use super::state::screen::{Screen, Standing};
use super::words;
use crate::browser::{events, focus, timers};
use crate::i18n::approval::Approval as Texts;
use crate::i18n::{language, texts};
use crate::shell::acting::{self, Acting};
use crate::shell::{navigation, title};
use crate::ui::{Look, PageHeading};
use fullmakt_domain::RequestKind;
use leptos::prelude::*;

/// Milliseconds between two looks at the clock.
const TICK: i32 = 20_000;

/// The page of a vendor's request, of whatever kind.
#[component]
pub fn ApprovalPage(
    /// Which kind, as the path tells.
    kind: RequestKind,
    /// How many days a request stands (`requestLimitDays` in `config.json`).
    limit_days: u32,
) -> impl IntoView {
    let model = Model::new(kind, limit_days);
    let query = navigation::query();
    // At once and not in an effect: the request is asked for before the page is made.
    model.open(&query.get_untracked());
    Effect::new(move || model.open(&query.read()));
    Effect::new(move || model.describe());
    follow_time(model);
    let (screen, who) = (model.screen(), model.who());
    title::set(move || tab_title(model, who, screen));
    acting::set(move || acting_for(&who.read()));
    focus_on_receipt(screen);
    let plain = Memo::new(move |_| !matches!(*screen.read(), Screen::Loading | Screen::Request(_)));
    view! {
        <div class="page approval" aria-busy=move || matches!(*screen.read(), Screen::Loading).to_string()>
            {move || model.page(|page| page.address().back_to.as_ref().map(back_link))}
            {move || if plain.get() {
                without_request(model, screen)
            } else {
                with_request(model, who, screen)
            }}
        </div>
    }
}

/// The request, what it asks for, and what can be done about it.
fn with_request(model: Model, who: Memo<Who>, screen: Memo<Screen>) -> AnyView {
    let over = Memo::new(move |_| is_over(&screen.read()));
    let below = Memo::new(move |_| match &*screen.read() {
        Screen::Request(
            standing @ (Standing::Closed { .. } | Standing::Receipt(_) | Standing::Forwarded),
        ) => Some(standing.clone()),
        _ => None,
    });
    view! {
        {question(model, who, screen)}
        {move || below.get().map(|standing| outcome(model, who, standing))}
        {access(model, over)}
        {move || (!over.get()).then(|| desk(model, who, screen))}
    }
    .into_any()
}

/// What has become of a request that is over for this reader.
fn outcome(model: Model, who: Memo<Who>, standing: Standing) -> AnyView {
    match standing {
        Standing::Receipt(receipt) => receipt_card(model, who, receipt).into_any(),
        Standing::Closed { status, overtaken } => view! {
            {move || {
                let mut said = words::closed(texts::<Texts>(), &status, overtaken);
                // The heading of the page says it.
                said.title.clear();
                message(said, None, overtaken)
            }}
            {ways(model, Look::Primary)}
        }
        .into_any(),
        Standing::Forwarded | Standing::Open(_) | Standing::MayForward(_) => view! {
            {move || {
                let mut said = words::forwarded(texts::<Texts>(), &who.read().names());
                said.title.clear();
                message(said, None, false)
            }}
            {ways(model, Look::Primary)}
        }
        .into_any(),
    }
}

/// There is no request to show, and why.
fn without_request(model: Model, screen: Memo<Screen>) -> AnyView {
    let said = move || {
        let texts = texts::<Texts>();
        let (said, failure) = match &*screen.read() {
            Screen::MissingId => (words::bad_address(texts, true), None),
            Screen::MalformedId => (words::bad_address(texts, false), None),
            Screen::Failed(failure) => (words::failed(language(), failure), Some(failure.clone())),
            Screen::SigningIn | Screen::Loading | Screen::Request(_) => {
                (words::signing_in(texts), None)
            }
        };
        let heading = said.title.clone();
        let said = words::Message {
            title: String::new(),
            ..said
        };
        view! {
            <PageHeading>{heading}</PageHeading>
            {message(said, failure, true)}
        }
    };
    view! {
        {said}
        {ways(model, Look::Primary)}
    }
    .into_any()
}

fn acting_for(who: &Who) -> Option<Acting> {
    (!who.org_number.is_empty()).then(|| Acting {
        name: if who.org_has_name {
            who.org.clone()
        } else {
            String::new()
        },
        number: who.org_number.clone(),
    })
}

/// Tells the state what time it is, also when the page has been in the background.
fn follow_time(model: Model) {
    let tick = move || model.happened(Event::Tick(now()));
    let timer = StoredValue::new_local(timers::every(TICK, tick));
    let back = StoredValue::new_local(events::on_document("visibilitychange", move |_| tick()));
    // Kept until the page goes.
    on_cleanup(move || {
        timer.dispose();
        back.dispose();
    });
}

/// The receipt's heading takes focus, so that it is read and reading goes on from there.
fn focus_on_receipt(screen: Memo<Screen>) {
    let has_receipt =
        Memo::new(move |_| matches!(*screen.read(), Screen::Request(Standing::Receipt(_))));
    Effect::new(move || {
        if has_receipt.get() {
            timers::next_frame(|| {
                focus::on("main h1");
            });
        }
    });
}
