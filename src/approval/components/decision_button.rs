use crate::approval::messages;
use crate::approval::state::{DisabledReason, Event};
use crate::approval::store::ApprovalStore;
use crate::ui::{Button, ButtonVariant, StatusLine};
use fullmakt_domain::Decision;
use leptos::prelude::*;

/// Id of the line, for the buttons that it describes.
const DISABLED_REASON_ID: &str = "decision-reason";

/// One decision button. It keeps its place, its name and its focus whatever happens.
#[component]
pub(crate) fn DecisionButton(decision: Decision, variant: ButtonVariant) -> impl IntoView {
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
            on_click=move || store.dispatch(Event::Clicked(decision))
        />
    }
}

/// Why buttons are disabled. The line is always there, so that what appears in it is announced.
#[component]
pub(crate) fn DisabledReasonLine() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let panel = store.panel;
    let reason = Signal::derive(move || {
        let texts = store.texts();
        panel
            .with(|panel| match panel {
                Some(panel) => {
                    let mut reasons = panel.disabled_reasons.iter().flatten();
                    reasons.find_map(|reason| messages::disabled_reason(texts, reason))
                }
                None => messages::disabled_reason(texts, &DisabledReason::Loading),
            })
            .unwrap_or_default()
    });
    view! { <StatusLine id=DISABLED_REASON_ID class="approval-reason muted" text=reason /> }
}
