use super::rich_text::rich_text;
use crate::approval::store::ApprovalStore;
use crate::approval::view_model::{PartiesView, TimesView};
use crate::i18n::format::{day_style, time_left};
use crate::i18n::{Texts, moment, name_of};
use crate::ui::{Skeleton, text_view};
use fullmakt_domain::Deadline;
use fullmakt_domain::deadline::TimeLeft;
use leptos::prelude::*;

/// Who delivers the system, on whose behalf one answers, and until when.
#[component]
pub(crate) fn RequestFacts() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let (parties, times, phase) = (store.parties, store.times, store.phase);
    view! {
        <div class="approval-facts">
            <p>{move || vendor_line(store.texts(), &parties.read())}</p>
            <p>{move || org_line(store.texts(), &parties.read(), phase.get().is_over())}</p>
            {move || match times.get() {
                TimesView::Loading => {
                    Some(view! { <p><Skeleton letters=44 /></p> }.into_any())
                }
                TimesView::Unknown => None,
                TimesView::Known(deadline, left) => {
                    let line = time_line(store, deadline, left);
                    Some(view! { <p>{line}</p> }.into_any())
                }
            }}
        </div>
    }
}

fn skeleton(letters: usize) -> Vec<AnyView> {
    vec![view! { <Skeleton letters=letters /> }.into_any()]
}

/// A number that is not broken at the end of a line.
fn number(number: &str) -> AnyView {
    view! { <span class="number">{text_view(number.to_owned())}</span> }.into_any()
}

fn vendor_line(texts: &Texts, parties: &PartiesView) -> Vec<AnyView> {
    let texts = texts.approval;
    match &parties.vendor {
        Some(vendor) => rich_text(texts.vendor_by_number, parties, &|_| number(vendor)),
        None if parties.system_is_loading => skeleton(50),
        None => rich_text(texts.vendor_unknown, parties, &|_| name_of(&parties.system)),
    }
}

fn org_line(texts: &Texts, parties: &PartiesView, is_over: bool) -> Vec<AnyView> {
    let texts = texts.approval;
    if parties.org_number.is_empty() {
        return skeleton(40);
    }
    let is_named = parties.org_has_name || parties.org_is_loading;
    let template = match (is_over, is_named) {
        (false, true) => texts.acting_for,
        (false, false) => texts.acting_for_number,
        (true, true) => texts.is_for,
        (true, false) => texts.is_for_number,
    };
    rich_text(template, parties, &|_| number(&parties.org_number))
}

/// When it was made and how long it stands.
fn time_line(store: ApprovalStore, deadline: Deadline, left: Option<TimeLeft>) -> Vec<AnyView> {
    let texts = store.texts();
    let day = |at| moment(texts.language, at, day_style(at, store.now()));
    let template = match left {
        Some(TimeLeft::Passed) => texts.approval.made_was_until,
        Some(_) => texts.approval.made_until,
        None => texts.approval.made,
    };
    rich_text(template, &store.parties.read(), &|name| match name {
        "made" => day(deadline.created),
        "until" => day(deadline.until),
        _ => {
            let left = left.map(|left| time_left(texts, left)).unwrap_or_default();
            view! { <strong>{text_view(left)}</strong> }.into_any()
        }
    })
}
