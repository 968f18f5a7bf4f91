use super::next_steps::NextSteps;
use super::receipt_facts::ReceiptFacts;
use crate::approval::messages;
use crate::approval::state::screen::{Receipt, RequestPhase, Screen};
use crate::approval::store::ApprovalStore;
use crate::browser::printing;
use crate::i18n::t_signal;
use crate::ui::{Alert, Announce, Button, ButtonVariant, Severity};
use fullmakt_domain::Decision;
use leptos::prelude::*;

/// What was decided, by whom, for whom and when: to read, to keep and to print. Its heading, which is the
/// page's, has focus when it appears.
#[component]
pub(crate) fn ReceiptCard() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let screen = store.screen();
    let receipt = Memo::new(move |_| {
        screen.with(|screen| match screen {
            Screen::Request(RequestPhase::Receipt(receipt)) => Some(receipt.clone()),
            _ => None,
        })
    });
    move || {
        receipt.get().map(|receipt| {
            view! {
                <div class="stack">
                    {summary(store, receipt.clone())}
                    <ReceiptFacts at=receipt.at />
                    <NextSteps first=ButtonVariant::Primary>
                        <Button
                            label=t_signal(|t| t.approval.print)
                            variant=ButtonVariant::Secondary
                            on_click=printing::print
                        />
                    </NextSteps>
                </div>
            }
            .into_any()
        })
    }
}

fn summary(store: ApprovalStore, receipt: Receipt) -> AnyView {
    let severity = match receipt.decision {
        Decision::Approve | Decision::Escalate => Severity::Success,
        Decision::Reject => Severity::Info,
    };
    let decision = receipt.decision;
    let lines = move || -> Vec<AnyView> {
        let texts = &store.texts().approval;
        messages::receipt_lines(texts, store.kind, &receipt, &store.names())
            .into_iter()
            .map(|line| view! { <p>{line}</p> }.into_any())
            .collect()
    };
    view! {
        <Alert severity=severity announce=Announce::Politely>
            <p>
                <strong>{move || messages::you_did(&store.texts().approval, decision)}</strong>
            </p>
            {lines}
        </Alert>
    }
    .into_any()
}
