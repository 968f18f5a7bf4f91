use super::moment::moment;
use super::support_reference::SupportReference;
use crate::approval::state::ConfirmedBy;
use crate::approval::state::screen::Receipt;
use crate::approval::store::ApprovalStore;
use crate::approval::view_model::PartiesView;
use crate::i18n::format::DateStyle;
use crate::i18n::template::fill;
use crate::i18n::{Texts, t};
use crate::ui::{Name, text_view};
use leptos::prelude::*;

/// For whom, to whom, by whom, when, and the reference.
#[component]
pub(crate) fn ReceiptFacts() -> impl IntoView {
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
