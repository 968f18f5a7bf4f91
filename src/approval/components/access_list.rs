use crate::access::{AccessItem, Item, ItemChange, Subject};
use crate::approval::messages;
use crate::approval::store::ApprovalStore;
use crate::i18n::{t, t_signal};
use crate::ui::{Alert, Button, ButtonVariant, Heading, Severity, Skeleton};
use leptos::prelude::*;

/// What is asked for, in one group, or in what comes and what goes.
#[component]
pub(crate) fn AccessList() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let (items, lacks_descriptions) = (store.items, store.lacks_descriptions());
    let retry = move || {
        view! {
            <Alert severity=Severity::Warning>
                <p>{t(|t| t.access.some_unknown)}</p>
                <Button
                    label=t_signal(|t| t.access.describe_again)
                    variant=ButtonVariant::Secondary
                    on_click=move || store.retry_details()
                />
            </Alert>
        }
        .into_any()
    };
    view! {
        {move || match items.get() {
            None => view! { <LoadingList /> }.into_any(),
            Some(items) if items.is_empty() => {
                view! { <p>{t(|t| t.approval.asks_nothing)}</p> }.into_any()
            }
            Some(items) => {
                view! {
                    <div class="stack">
                        {groups(items)}
                        {move || lacks_descriptions.get().then(retry)}
                    </div>
                }
                    .into_any()
            }
        }}
    }
}

/// A group for each change that occurs.
fn groups(items: Vec<Item>) -> Vec<AnyView> {
    [ItemChange::Given, ItemChange::Added, ItemChange::Removed]
        .into_iter()
        .filter_map(|change| {
            let subjects: Vec<_> = items
                .iter()
                .filter(|item| item.change == change)
                .map(|item| item.subject.clone())
                .collect();
            (!subjects.is_empty())
                .then(|| view! { <AccessGroup change=change subjects=subjects /> }.into_any())
        })
        .collect()
}

/// What happens to these packages and rights on approval, under a heading that says it.
#[component]
fn AccessGroup(change: ItemChange, subjects: Vec<Subject>) -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let phase = store.phase;
    let (id, class) = match change {
        ItemChange::Given => ("access-given", "stack"),
        ItemChange::Added => ("access-added", "stack access-added"),
        ItemChange::Removed => ("access-removed", "stack access-removed"),
    };
    let heading = Signal::derive(move || {
        let texts = store.texts().approval;
        let template = messages::access_heading(texts, store.kind, change, phase.get().is_over());
        messages::fill_names(template, &store.names())
    });
    let items: Vec<AnyView> = subjects
        .into_iter()
        .map(|subject| view! { <AccessItem subject=subject /> }.into_any())
        .collect();
    view! {
        <section class=class aria-labelledby=id>
            <Heading id=id text=heading />
            <ul class="access">{items}</ul>
        </section>
    }
}

/// The place of the list while the request is loading.
#[component]
fn LoadingList() -> impl IntoView {
    let item = || {
        view! {
            <li class="access-item access-loading">
                <Skeleton letters=20 />
            </li>
        }
        .into_any()
    };
    view! {
        <div class="stack">
            <p>
                <Skeleton letters=24 />
            </p>
            <ul class="access">{item()} {item()}</ul>
        </div>
    }
}
