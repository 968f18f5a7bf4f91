use super::decision_button::DecisionButton;
use super::decision_terms::DecisionTerms;
use super::disabled_reason_line::DisabledReasonLine;
use super::escalate_disclosure::EscalateDisclosure;
use super::next_steps::NextSteps;
use super::panel_notice::PanelNotice;
use super::panel_remarks::PanelRemarks;
use crate::ui::ButtonVariant;
use fullmakt_domain::Decision;
use leptos::prelude::*;

/// The panel for those who may decide.
#[component]
pub(crate) fn DecidePanel() -> impl IntoView {
    view! {
        <PanelRemarks />
        <DecisionTerms />
        <PanelNotice />
        <div class="actions approval-buttons">
            <DecisionButton decision=Decision::Approve variant=ButtonVariant::Primary />
            <DecisionButton decision=Decision::Reject variant=ButtonVariant::Secondary />
        </div>
        <DisabledReasonLine />
        <NextSteps first=ButtonVariant::Secondary />
        <EscalateDisclosure />
    }
}
