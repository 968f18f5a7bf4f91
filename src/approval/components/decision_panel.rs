use super::decide_panel::DecidePanel;
use super::escalate_panel::EscalatePanel;
use super::loading_panel::LoadingPanel;
use crate::approval::view_model::Phase;
use leptos::prelude::*;

/// What happens at the click, the buttons, and what there is to say beside them. While the request is
/// loading their places are kept, so that nothing moves when it comes.
#[component]
pub(crate) fn DecisionPanel(
    /// The phase that it is mounted for.
    phase: Phase,
) -> impl IntoView {
    let content = match phase {
        Phase::Open => view! { <DecidePanel /> }.into_any(),
        Phase::MayEscalate => view! { <EscalatePanel /> }.into_any(),
        _ => view! { <LoadingPanel /> }.into_any(),
    };
    view! { <div class="decision-panel">{content}</div> }
}
