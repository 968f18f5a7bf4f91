use super::next_steps::NextSteps;
use super::receipt_facts::ReceiptFacts;
use crate::approval::messages;
use crate::approval::state::screen::Receipt;
use crate::approval::store::ApprovalStore;
use crate::browser::printing;
use crate::i18n::t_signal;
use crate::ui::{Alert, Button, ButtonVariant, Severity, paragraphs, text_view};
use fullmakt_domain::Decision;
use leptos::prelude::*;

/// What was decided, by whom, for whom and when: to read, to keep and to print. Its heading, which is the
/// page's, has focus when it appears.
#[component]
pub(crate) fn ReceiptCard() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    view! {
        <div class="stack">
            {move || store.receipt().map(|receipt| summary(store, &receipt))} <ReceiptFacts />
            <NextSteps first=ButtonVariant::Primary>
                <Button
                    label=t_signal(|t| t.approval.print)
                    variant=ButtonVariant::Secondary
                    on_click=printing::print
                />
            </NextSteps>
        </div>
    }
}

/// Not announced: the heading above it takes the focus at the same time, and reading goes on here.
fn summary(store: ApprovalStore, receipt: &Receipt) -> AnyView {
    let severity = match receipt.decision {
        Decision::Approve | Decision::Escalate => Severity::Success,
        Decision::Reject => Severity::Info,
    };
    let texts = store.texts().approval;
    let (first, lines) = messages::receipt_lines(texts, store.kind, receipt, &store.names());
    view! {
        <Alert severity=severity>
            <p>
                <strong>{text_view(first)}</strong>
            </p>
            {paragraphs(&lines)}
        </Alert>
    }
    .into_any()
}
