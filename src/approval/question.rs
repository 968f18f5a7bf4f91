//! The top of the page: the question, who asks, on whose behalf one answers, and until when.

use super::model::{Model, Who};
use super::rich::{day, on_its_way, rich, told};
use super::state::described::Told;
use super::state::screen::{Screen, Standing};
use super::words;
use crate::i18n::approval::Approval as Texts;
use crate::i18n::format::count;
use crate::i18n::{language, texts};
use crate::ui::{PageHeading, Skeleton};
use fullmakt_domain::deadline::Left;
use leptos::prelude::*;

/// What the heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    /// A text with the names in it.
    Named(&'static str),
    /// A plain one.
    Plain(&'static str),
}

fn heading(model: Model, screen: &Screen) -> Heading {
    let texts = texts::<Texts>();
    match screen {
        Screen::Request(Standing::Receipt(receipt)) => {
            Heading::Named(words::receipt_title(texts, model.kind, receipt.decision))
        }
        Screen::Request(Standing::Closed { status, .. }) => {
            Heading::Plain(words::closed_title(texts, status))
        }
        Screen::Request(Standing::Forwarded) => Heading::Plain(texts.forwarded_title),
        _ => Heading::Named(words::heading(texts, model.kind)),
    }
}

/// Heading and the lines below it.
pub(super) fn question(model: Model, who: Memo<Who>, screen: Memo<Screen>) -> impl IntoView {
    let shown = Memo::new(move |_| heading(model, &screen.read()));
    let open = Memo::new(move |_| !is_over(&screen.read()));
    view! {
        <PageHeading>
            {move || match shown.get() {
                Heading::Plain(text) => text.into_any(),
                Heading::Named(template) => {
                    rich(template, |name| name_view(&who.read(), name)).into_any()
                }
            }}
        </PageHeading>
        <div class="approval-facts">
            <p>{move || vendor_line(&who.read(), model)}</p>
            <p>{move || org_line(&who.read(), open.get())}</p>
            {move || time_line(model)}
        </div>
    }
}

/// Whether nothing can be decided here any more.
pub(super) fn is_over(screen: &Screen) -> bool {
    matches!(
        screen,
        Screen::Request(Standing::Closed { .. } | Standing::Receipt(_) | Standing::Forwarded)
    )
}

fn name_view(who: &Who, name: &str) -> AnyView {
    match name {
        "system" if who.system_is_loading => on_its_way(11, who.system.text.clone()),
        "system" => told(&who.system),
        "org" if who.org_is_loading => on_its_way(13, who.org.clone()),
        "org" => told(&plain(who.org.clone())),
        "number" => unbroken(who.org_number.clone()),
        "vendor_number" => unbroken(who.vendor.clone().unwrap_or_default()),
        _ => ().into_any(),
    }
}

fn plain(text: String) -> Told {
    Told { text, lang: None }
}

fn unbroken(number: String) -> AnyView {
    view! { <span class="number">{number}</span> }.into_any()
}

fn vendor_line(who: &Who, model: Model) -> AnyView {
    let words = texts::<Texts>();
    if model.page(|page| page.asked().is_none()) {
        return view! { <Skeleton letters=50 /> }.into_any();
    }
    match &who.vendor {
        Some(number) => rich(words.vendor_by_number, |name| match name {
            "number" => unbroken(number.clone()),
            other => name_view(who, other),
        })
        .into_any(),
        None if who.system_is_loading => view! { <Skeleton letters=50 /> }.into_any(),
        None => rich(words.vendor_unknown, |_| told(&who.system)).into_any(),
    }
}

fn org_line(who: &Who, open: bool) -> AnyView {
    let words = texts::<Texts>();
    if who.org_number.is_empty() {
        return view! { <Skeleton letters=40 /> }.into_any();
    }
    let named = who.org_has_name || who.org_is_loading;
    let template = match (open, named) {
        (true, true) => words.acting_for,
        (true, false) => words.acting_for_number,
        (false, true) => words.is_for,
        (false, false) => words.is_for_number,
    };
    rich(template, |name| name_view(who, name)).into_any()
}

/// When it was made and how long it stands. Change requests do not tell, and then there is no line.
fn time_line(model: Model) -> Option<AnyView> {
    let words = texts::<Texts>();
    let (loading, deadline, left) =
        model.page(|page| (page.asked().is_none(), page.deadline(), page.left()));
    if loading {
        return Some(view! { <p><Skeleton letters=44 /></p> }.into_any());
    }
    let deadline = deadline?;
    let template = match left {
        Some(Left::Passed) => words.made_was_until,
        Some(_) => words.made_until,
        None => words.made,
    };
    let line = rich(template, |name| match name {
        "made" => day(deadline.created),
        "until" => day(deadline.until),
        _ => view! { <strong>{left.map(left_in_words)}</strong> }.into_any(),
    });
    Some(view! { <p>{line}</p> }.into_any())
}

fn left_in_words(left: Left) -> String {
    let words = texts::<Texts>();
    match left {
        Left::Days(number) => count(number, words.day, words.days),
        Left::Hours(number) => count(number, words.hour, words.hours),
        Left::Minutes(number) => count(number, words.minute, words.minutes),
        Left::Passed => String::new(),
    }
}

/// The title of the browser's tab.
pub(super) fn tab_title(model: Model, who: Memo<Who>, screen: Memo<Screen>) -> String {
    let who = who.read();
    if who.system_is_loading || who.org_is_loading {
        let is_question = matches!(*screen.read(), Screen::Request(_));
        if is_question {
            return texts::<Texts>().title_loading.to_owned();
        }
    }
    words::tab_title(language(), model.kind, &screen.read(), &who.names())
}
