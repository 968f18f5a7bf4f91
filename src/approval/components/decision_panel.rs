use super::decision_button::{DecisionButton, DisabledReasonLine};
use super::decision_terms::DecisionTerms;
use super::existing_access::{ExistingNotice, SameVendorNote};
use super::next_steps::NextSteps;
use super::panel_notice::PanelNotice;
use super::panel_remarks::PanelRemarks;
use crate::approval::messages;
use crate::approval::state::{DisabledReason, Phase};
use crate::approval::store::ApprovalStore;
use crate::i18n::t;
use crate::problems::MessageAlert;
use crate::ui::{ButtonVariant, Disclosure, Skeleton, text_with_names};
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
        <ExistingNotice />
        <PanelNotice />
        <div class="actions approval-buttons">
            <DecisionButton decision=Decision::Approve variant=ButtonVariant::Primary />
            <DecisionButton decision=Decision::Reject variant=ButtonVariant::Secondary />
        </div>
        <DisabledReasonLine />
        <SameVendorNote />
        <NextSteps first=ButtonVariant::Secondary />
        <EscalateDisclosure />
    }
}

/// Escalating, for those who may decide as well.
#[component]
fn EscalateDisclosure() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let panel = store.panel;
    let is_offered = Memo::new(move |_| {
        panel.with(|panel| {
            panel.as_ref().is_some_and(|panel| {
                panel.disabled_reason(Decision::Escalate) != Some(&DisabledReason::NotOffered)
            })
        })
    });
    let disclosure = move || {
        view! {
            <Disclosure summary=t(|t| t.approval.forward_question)>
                <div class="stack">
                    {who_sees(store)}
                    <div class="actions">
                        <DecisionButton
                            decision=Decision::Escalate
                            variant=ButtonVariant::Secondary
                        />
                    </div>
                </div>
            </Disclosure>
        }
        .into_any()
    };
    view! { {move || is_offered.get().then(disclosure)} }
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
        {who_sees(store)}
        <PanelNotice />
        <div class="actions approval-buttons">
            <DecisionButton decision=Decision::Escalate variant=ButtonVariant::Primary />
        </div>
        <DisabledReasonLine />
        <NextSteps first=ButtonVariant::Secondary />
    }
}

/// Who gets to see a request that is escalated.
fn who_sees(store: ApprovalStore) -> AnyView {
    view! {
        <p>
            {move || {
                let text = store.texts().approval.who_sees;
                text_with_names(&messages::fill_names(text, &store.names()))
            }}
        </p>
    }
    .into_any()
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
