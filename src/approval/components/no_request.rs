use super::next_steps::NextSteps;
use crate::approval::messages;
use crate::approval::store::ApprovalStore;
use crate::problems::{Message, MessageAlert};
use crate::ui::{ButtonVariant, PageHeading, text_view};
use leptos::prelude::*;

/// There is no request to show: why, and what to do.
#[component]
pub(crate) fn NoRequest() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let screen = store.screen;
    let title = Signal::derive(move || messages::no_request(store.texts(), &screen.read()).title);
    view! {
        <PageHeading>{text_view(title)}</PageHeading>
        {move || {
            let message = messages::no_request(store.texts(), &screen.read());
            let message = Message { title: String::new(), ..message };
            view! { <MessageAlert message=message announce=true /> }.into_any()
        }}
        <NextSteps first=ButtonVariant::Primary />
    }
}
