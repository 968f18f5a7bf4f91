use super::access_group::AccessGroup;
use super::loading_list::LoadingList;
use crate::approval::state::request::{Item, ItemChange};
use crate::approval::store::ApprovalStore;
use crate::i18n::{t, t_signal};
use crate::ui::{Alert, Button, ButtonVariant, Severity};
use leptos::prelude::*;

/// What is asked for, in one group, or in what comes and what goes.
#[component]
pub(crate) fn AccessList() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let (items, lacks_descriptions) = (store.items, store.lacks_descriptions());
    let retry = move || {
        view! {
            <Alert severity=Severity::Warning>
                <p>{t(|t| t.approval.some_unknown)}</p>
                <Button
                    label=t_signal(|t| t.approval.describe_again)
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
