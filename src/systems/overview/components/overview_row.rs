use crate::config::Config;
use crate::i18n::format::{day_style, time_left};
use crate::i18n::{moment, rich_text};
use crate::routes;
use crate::systems::components::vendor_name;
use crate::systems::overview::state::{Row, Source};
use crate::systems::overview::store::OverviewStore;
use crate::ui::{Name, Severity, Tag, text_view};
use fullmakt_domain::deadline::TimeLeft;
use fullmakt_domain::{Deadline, SystemUserKind};
use leptos::prelude::*;

/// Characters of an id by which people tell requests apart on the phone.
const SHORT_REFERENCE: usize = 5;

/// A request that leads to its page, or a system user that leads to its own.
#[component]
pub(crate) fn OverviewRow(row: Memo<Option<Row>>) -> impl IntoView {
    let store = expect_context::<OverviewStore>();
    let limit_days = expect_context::<Config>().request_limit_days;
    // What a row is about stays; only what the registers call it comes late.
    let href = row.with_untracked(|row| row.as_ref().map(|row| href(store, row)));
    let title = move |row: &Row| view! { <Name text=row.title.clone() /> }.into_any();
    view! {
        <a class="systems-row" href=href>
            <span class="systems-row-title">
                {move || row.with(|row| row.as_ref().map(title))}
                {move || row.with(|row| row.as_ref().map(|row| tags(store, row)))}
            </span>
            <span class="systems-row-facts">
                {move || row.with(|row| row.as_ref().map(|row| facts(store, limit_days, row)))}
            </span>
        </a>
    }
}

fn href(store: OverviewStore, row: &Row) -> String {
    let party = store.organisation().uuid;
    match row.source {
        Source::Pending(kind) => {
            routes::request_from(kind.request(), &row.id, &routes::overview(&party))
        }
        Source::SystemUsers(_) => routes::details(&party, &row.id),
    }
}

fn tags(store: OverviewStore, row: &Row) -> Vec<AnyView> {
    let texts = &store.texts().systems;
    let tag =
        |text: &'static str, severity| view! { <Tag text=text severity=severity /> }.into_any();
    match row.source {
        Source::Pending(kind) => {
            let mut tags = Vec::new();
            if kind == SystemUserKind::Agent {
                tags.push(tag(texts.for_clients, Severity::Info));
            }
            if row.escalated {
                tags.push(tag(texts.passed_on, Severity::Info));
            }
            tags
        }
        Source::SystemUsers(_) if store.is_new(row) => vec![tag(texts.new, Severity::Success)],
        Source::SystemUsers(_) => Vec::new(),
    }
}

fn facts(store: OverviewStore, limit_days: u32, row: &Row) -> Vec<AnyView> {
    let texts = store.texts();
    let vendor = || vendor_name(store.companies, &row.vendor);
    let day = |at| moment(texts.language, at, day_style(at, store.now()));
    match (row.source, row.created) {
        (Source::SystemUsers(_), Some(created)) => {
            rich_text(texts.systems.row_created, &|name| match name {
                "vendor" => vendor(),
                _ => day(created),
            })
        }
        (Source::SystemUsers(_), None) => vec![vendor()],
        (Source::Pending(_), created) => {
            let deadline = created.map(|created| Deadline::new(created, limit_days));
            let left = deadline.map(|deadline| deadline.left(store.now()));
            let template = match left {
                None => texts.systems.row_undated,
                Some(TimeLeft::Passed) => texts.systems.row_overdue,
                Some(_) => texts.systems.row_waiting,
            };
            rich_text(template, &|name| match (name, deadline, left) {
                ("made", Some(deadline), _) => day(deadline.created),
                ("until", Some(deadline), _) => day(deadline.until),
                ("left", _, Some(left)) => text_view(time_left(texts, left)),
                ("vendor", ..) => vendor(),
                _ => text_view(row.id.chars().take(SHORT_REFERENCE).collect::<String>()),
            })
        }
    }
}
