use super::rich_text::{no_value, rich_text};
use crate::approval::messages;
use crate::approval::store::ApprovalStore;
use crate::ui::PageHeading;
use leptos::prelude::*;

/// The question that the page asks, or what has become of it.
#[component]
pub(crate) fn RequestHeading() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let (screen, parties) = (store.screen, store.parties);
    view! {
        <PageHeading>
            {move || {
                let template = messages::heading(
                    store.texts().approval,
                    store.kind,
                    &screen.read(),
                );
                rich_text(template, &parties.read(), &no_value)
            }}
        </PageHeading>
    }
}
