use super::decision_button::{DecisionButton, DisabledReasonLine};
use super::decision_terms::DecisionTerms;
use super::escalate_disclosure::EscalateDisclosure;
use super::message_alert::MessageAlert;
use super::next_steps::NextSteps;
use super::panel_notice::PanelNotice;
use super::panel_remarks::PanelRemarks;
use crate::approval::messages;
use crate::approval::state::Phase;
use crate::approval::store::ApprovalStore;
use crate::ui::{ButtonVariant, Skeleton, text_with_names};
use fullmakt_domain::Decision;
use leptos::prelude::*;

/// What happens at the click, the buttons, and what there is to say beside them. While the request is
/// loading their places are kept, so that nothing moves when it comes.
#[component]
pub(crate) fn DecisionPanel(phase: Phase) -> impl IntoView {
    let content = match phase {
        Phase::Open => view! { <DecidePanel /> }.into_any(),
        Phase::MayEscalate => view! { <EscalatePanel /> }.into_any(),
        _ => view! { <LoadingPanel /> }.into_any(),
    };
    view! { <div class="decision-panel">{content}</div> }
}

/// The panel for those who may decide.
#[component]
fn DecidePanel() -> impl IntoView {
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

/// The panel for those who may only escalate.
#[component]
fn EscalatePanel() -> impl IntoView {
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

/// The places of what comes with the request.
#[component]
fn LoadingPanel() -> impl IntoView {
    let button = || view! { <div class="approval-waiting"></div> }.into_any();
    view! {
        <div class="approval-terms">
            <p>
                <Skeleton letters=50 />
            </p>
            <p>
                <Skeleton letters=40 />
            </p>
        </div>
        <div class="actions approval-buttons">{button()} {button()}</div>
        <DisabledReasonLine />
    }
}
