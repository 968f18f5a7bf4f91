use super::next_steps::NextSteps;
use crate::approval::messages;
use crate::approval::store::ApprovalStore;
use crate::problems::MessageAlert;
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
                messages::outcome(
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
