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
        [parties.org.as_str(), ", ", &number(&parties.org_number)].concat()
    } else {
        parties.org.clone()
    };
    let mut facts = vec![fact(texts.receipt_org, org)];
    if let Some(vendor) = &parties.vendor {
        facts.push(fact(texts.receipt_vendor, number(vendor)));
    }
    if let Some(name) = &receipt.by {
        facts.push(fact(texts.receipt_by, name.clone()));
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

fn fact(name: &'static str, value: String) -> AnyView {
    definition(name, view! { <Name text=value /> }.into_any())
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
