use super::decision_button::DecisionButton;
use super::disabled_reason_line::DisabledReasonLine;
use super::message_alert::MessageAlert;
use super::next_steps::NextSteps;
use super::panel_notice::PanelNotice;
use super::panel_remarks::PanelRemarks;
use crate::approval::messages;
use crate::approval::store::ApprovalStore;
use crate::ui::{ButtonVariant, text_with_names};
use fullmakt_domain::Decision;
use leptos::prelude::*;

/// The panel for those who may only escalate.
#[component]
pub(crate) fn EscalatePanel() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    view! {
        <PanelRemarks />
        {move || {
            let message = messages::may_escalate(store.texts().approval, &store.names());
            view! { <MessageAlert message=message announce=false /> }.into_any()
        }}
        <p>
            {move || {
                let text = store.texts().approval.who_sees;
                text_with_names(&messages::fill_names(text, &store.names()))
            }}
        </p>
        <PanelNotice />
        <div class="actions approval-buttons">
            <DecisionButton decision=Decision::Escalate variant=ButtonVariant::Primary />
        </div>
        <DisabledReasonLine />
        <NextSteps first=ButtonVariant::Secondary />
    }
}
