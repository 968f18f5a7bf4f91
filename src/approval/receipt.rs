//! What was decided, by whom, for whom and when: to read, to keep and to print.

use super::leave::ways;
use super::model::{Model, Who};
use super::rich::moment;
use super::state::screen::Receipt;
use super::words;
use crate::api::Remote;
use crate::browser::address;
use crate::i18n::approval::{Approval as Texts, fill};
use crate::i18n::format::DateStyle;
use crate::i18n::texts;
use crate::shell::user;
use crate::ui::{Alert, Announce, Button, CopyButton, Look, Tone};
use fullmakt_domain::{Decision, text};
use leptos::prelude::*;

/// Longest name of a person, in characters.
const NAME_LENGTH: usize = 120;

/// The receipt below its heading, which has focus when it appears.
pub(super) fn receipt_card(model: Model, who: Memo<Who>, receipt: Receipt) -> impl IntoView {
    let tone = match receipt.decision {
        Decision::Approve | Decision::Escalate => Tone::Success,
        Decision::Reject => Tone::Info,
    };
    let lines = {
        let receipt = receipt.clone();
        move || {
            let words = texts::<Texts>();
            let who = who.read();
            let lines = words::receipt_lines(words, model.kind, &receipt, &who.names());
            lines
                .into_iter()
                .map(|line| view! { <p>{line}</p> })
                .collect_view()
        }
    };
    view! {
        <Alert tone=tone announce=Announce::Politely>
            <p>
                <strong>{move || words::you_did(texts::<Texts>(), receipt.decision)}</strong>
            </p>
            {lines}
        </Alert>
        {move || facts(model, &who.read(), &receipt)}
        <div class="approval-receipt-ways">
            {ways(model, Look::Primary)}
            <Button look=Look::Secondary on_click=|| address::print()>
                {move || texts::<Texts>().print}
            </Button>
        </div>
    }
}

fn facts(model: Model, who: &Who, receipt: &Receipt) -> AnyView {
    let words = texts::<Texts>();
    let number = |number: &str| fill(words.number, &[("number", number)]);
    let org = if who.org_has_name {
        [who.org.as_str(), ", ", &number(&who.org_number)].concat()
    } else {
        who.org.clone()
    };
    let by = match user::name() {
        Remote::Ready(name) => Some(text::quiet(&name, NAME_LENGTH)),
        Remote::Loading | Remote::Failed(_) => None,
    };
    let reference = model.page(|page| page.asked().map(|asked| asked.id.clone()));
    view! {
        <dl class="approval-receipt">
            {fact(words.receipt_org, org)}
            {who.vendor.as_deref().map(|vendor| fact(words.receipt_vendor, number(vendor)))}
            {by.filter(|by| !by.is_empty()).map(|by| fact(words.receipt_by, by))}
            <div>
                <dt>{words.receipt_at}</dt>
                <dd>{moment(receipt.at, DateStyle::DayAndTime)}</dd>
            </div>
            {reference.map(copyable)}
        </dl>
    }
    .into_any()
}

fn fact(name: &'static str, value: String) -> impl IntoView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>
                <bdi>{value}</bdi>
            </dd>
        </div>
    }
}

fn copyable(reference: String) -> impl IntoView {
    use crate::i18n::common::common;
    view! {
        <div>
            <dt>{texts::<Texts>().receipt_reference}</dt>
            <dd class="reference">
                <code>{reference.clone()}</code>
                <CopyButton
                    text=reference
                    label=move || common().copy_reference
                    copied=move || common().copied
                    failed=move || common().copy_failed
                />
            </dd>
        </div>
    }
}
