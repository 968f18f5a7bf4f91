use super::next_steps::NextSteps;
use crate::approval::messages;
use crate::approval::state::{ConfirmedBy, Receipt};
use crate::approval::store::ApprovalStore;
use crate::approval::view_model::PartiesView;
use crate::browser::printing;
use crate::i18n::format::DateStyle;
use crate::i18n::template::fill;
use crate::i18n::{Texts, moment, t, t_signal};
use crate::problems::SupportReference;
use crate::ui::{Alert, Button, ButtonVariant, Name, Severity, paragraphs, text_view};
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

/// For whom, to whom, by whom, when, and the reference.
#[component]
fn ReceiptFacts() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    // Mounted once: a name that comes late takes neither the focus nor "copied" away.
    let reference = store.reference().map(|reference| {
        view! {
            <div>
                <dt>{t(|t| t.approval.receipt_reference)}</dt>
                <dd class="reference">
                    <SupportReference text=reference />
                </dd>
            </div>
        }
        .into_any()
    });
    view! {
        <dl class="approval-receipt">
            {move || {
                store.receipt().map(|receipt| facts(store.texts(), &store.parties.read(), &receipt))
            }}
            {reference}
        </dl>
    }
}

fn facts(texts: &Texts, parties: &PartiesView, receipt: &Receipt) -> Vec<AnyView> {
    let (language, texts) = (texts.language, texts.approval);
    let number = |number: &str| fill(texts.number, &[("number", number)]);
    let org = if parties.org_has_name {
        let number = [", ", &number(&parties.org_number)].concat();
        view! {
            <span>
                <Name text=parties.org.clone() />
                {text_view(number)}
            </span>
        }
        .into_any()
    } else {
        text_view(parties.org.clone())
    };
    let mut facts = vec![definition(texts.receipt_org, org)];
    if let Some(vendor) = &parties.vendor {
        facts.push(definition(texts.receipt_vendor, text_view(number(vendor))));
    }
    if let Some(name) = &receipt.by {
        let name = view! { <Name text=name.clone() /> }.into_any();
        facts.push(definition(texts.receipt_by, name));
    }
    let time = match receipt.confirmed_by {
        ConfirmedBy::Response => texts.receipt_at,
        ConfirmedBy::Status => texts.receipt_read_at,
    };
    facts.push(definition(
        time,
        moment(language, receipt.at, DateStyle::DayAndTime),
    ));
    facts
}

fn definition(name: &'static str, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{text_view(name)}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
