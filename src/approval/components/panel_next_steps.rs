use super::next_steps::NextSteps;
use crate::approval::store::ApprovalStore;
use crate::ui::ButtonVariant;
use leptos::prelude::*;

/// Where else to go from the panel, if anywhere.
#[component]
pub(crate) fn PanelNextSteps() -> impl IntoView {
    let steps = expect_context::<ApprovalStore>().next_steps;
    let has_steps = Memo::new(move |_| !steps.read().is_empty());
    view! {
        {move || {
            has_steps
                .get()
                .then(|| view! { <NextSteps first=ButtonVariant::Secondary /> }.into_any())
        }}
    }
}
