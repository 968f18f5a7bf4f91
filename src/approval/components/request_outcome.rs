use super::message_alert::MessageAlert;
use super::next_steps::NextSteps;
use crate::approval::store::ApprovalStore;
use crate::approval::view_model;
use crate::ui::ButtonVariant;
use leptos::prelude::*;

/// What has become of a request that is over for this reader.
#[component]
pub(crate) fn RequestOutcome() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let screen = store.screen;
    view! {
        <div class="stack">
            {move || {
                view_model::outcome_message(
                        store.texts().approval,
                        &screen.read(),
                        &store.names(),
                    )
                    .map(|(message, is_news)| {
                        view! { <MessageAlert message=message announce=is_news /> }.into_any()
                    })
            }}
            <NextSteps first=ButtonVariant::Primary />
        </div>
    }
}
