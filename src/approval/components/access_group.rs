use super::access_item::AccessItem;
use crate::approval::messages;
use crate::approval::state::request::{ItemChange, Subject};
use crate::approval::store::ApprovalStore;
use crate::ui::Heading;
use leptos::prelude::*;

/// What happens to these packages and rights on approval, under a heading that says it.
#[component]
pub(crate) fn AccessGroup(
    /// What happens to them.
    change: ItemChange,
    /// What they are.
    subjects: Vec<Subject>,
) -> impl IntoView {
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
