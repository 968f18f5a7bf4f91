use super::decision_button::DecisionButton;
use super::decision_terms::DecisionTerms;
use super::disabled_reason_line::DisabledReasonLine;
use super::escalate_disclosure::EscalateDisclosure;
use super::loading_panel::LoadingPanel;
use super::message_alert::MessageAlert;
use super::next_steps::NextSteps;
use super::panel_notice::PanelNotice;
use super::panel_remarks::PanelRemarks;
use crate::approval::messages;
use crate::approval::store::ApprovalStore;
use crate::approval::view_model::Phase;
use crate::ui::ButtonVariant;
use fullmakt_domain::Decision;
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

/// For those who may decide.
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
        <PanelNextSteps />
        <EscalateDisclosure />
    }
}

/// For those who may only escalate.
#[component]
fn EscalatePanel() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    view! {
        <PanelRemarks />
        {move || {
            let message = messages::may_escalate(store.texts().approval, &store.names());
            view! { <MessageAlert message=message announce=false /> }.into_any()
        }}
        <p>{move || messages::fill_names(store.texts().approval.who_sees, &store.names())}</p>
        <PanelNotice />
        <div class="actions approval-buttons">
            <DecisionButton decision=Decision::Escalate variant=ButtonVariant::Primary />
        </div>
        <DisabledReasonLine />
        <PanelNextSteps />
    }
}

/// Where else to go, if anywhere.
#[component]
fn PanelNextSteps() -> impl IntoView {
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
