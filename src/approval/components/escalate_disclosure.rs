use super::decision_button::DecisionButton;
use crate::approval::messages;
use crate::approval::state::DisabledReason;
use crate::approval::store::ApprovalStore;
use crate::i18n::t;
use crate::ui::{ButtonVariant, Disclosure, text_with_names};
use fullmakt_domain::Decision;
use leptos::prelude::*;

/// Escalating, for those who may decide as well.
#[component]
pub(crate) fn EscalateDisclosure() -> impl IntoView {
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
                    <p>
                        {move || {
                            let text = store.texts().approval.who_sees;
                            text_with_names(&messages::fill_names(text, &store.names()))
                        }}
                    </p>
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
