use super::disabled_reason_line::DISABLED_REASON_ID;
use crate::approval::messages;
use crate::approval::state::screen::DisabledReason;
use crate::approval::store::ApprovalStore;
use crate::ui::{Button, ButtonVariant};
use fullmakt_domain::Decision;
use leptos::prelude::*;

/// One decision button. It keeps its place, its name and its focus whatever happens.
#[component]
pub(crate) fn DecisionButton(
    /// What it decides.
    decision: Decision,
    /// How heavy it looks.
    variant: ButtonVariant,
) -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let panel = store.panel;
    let disabled_reason = move || {
        panel.with(|panel| match panel {
            Some(panel) => panel.disabled_reason(decision).copied(),
            None => Some(DisabledReason::Loading),
        })
    };
    let label =
        Signal::derive(move || messages::button(store.texts().approval, decision).to_owned());
    let busy = Signal::derive(move || disabled_reason() == Some(DisabledReason::Sending(decision)));
    let disabled = Signal::derive(move || disabled_reason().is_some());
    view! {
        <Button
            label=label
            variant=variant
            busy=busy
            disabled=disabled
            described_by=DISABLED_REASON_ID
            on_click=move || store.decide(decision)
        />
    }
}
