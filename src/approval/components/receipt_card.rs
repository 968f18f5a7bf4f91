use super::next_steps::NextSteps;
use super::receipt_facts::ReceiptFacts;
use crate::approval::messages;
use crate::approval::state::screen::{Receipt, RequestPhase, Screen};
use crate::approval::store::ApprovalStore;
use crate::browser::printing;
use crate::i18n::t_signal;
use crate::ui::{Alert, Button, ButtonVariant, Severity};
use fullmakt_domain::Decision;
use leptos::prelude::*;

/// What was decided, by whom, for whom and when: to read, to keep and to print. Its heading, which is the
/// page's, has focus when it appears.
#[component]
pub(crate) fn ReceiptCard() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let screen = store.screen;
    view! {
        {move || match &*screen.read() {
            Screen::Request(RequestPhase::Receipt(receipt)) => Some(card(store, receipt.clone())),
            _ => None,
        }}
    }
}

fn card(store: ApprovalStore, receipt: Receipt) -> AnyView {
    let at = receipt.at;
    view! {
        <div class="stack">
            {summary(store, receipt)} <ReceiptFacts at=at />
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
}

/// Not announced: the heading above it takes the focus at the same time, and reading goes on here.
fn summary(store: ApprovalStore, receipt: Receipt) -> AnyView {
    let severity = match receipt.decision {
        Decision::Approve | Decision::Escalate => Severity::Success,
        Decision::Reject => Severity::Info,
    };
    let decision = receipt.decision;
    view! {
        <Alert severity=severity>
            <p>
                <strong>{move || messages::you_did(store.texts().approval, decision)}</strong>
            </p>
            {move || {
                let texts = store.texts().approval;
                messages::receipt_lines(texts, store.kind, &receipt, &store.names())
                    .into_iter()
                    .map(|line| view! { <p>{line}</p> }.into_any())
                    .collect::<Vec<AnyView>>()
            }}
        </Alert>
    }
    .into_any()
}
