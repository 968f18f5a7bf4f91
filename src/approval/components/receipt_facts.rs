use super::moment::moment;
use super::support_reference::SupportReference;
use crate::api::RemoteData;
use crate::approval::store::ApprovalStore;
use crate::approval::view_model::PartiesView;
use crate::i18n::format::DateStyle;
use crate::i18n::template::fill;
use crate::i18n::{Texts, t};
use crate::ui::ForeignText;
use crate::user::User;
use fullmakt_domain::text::sanitize_line;
use fullmakt_domain::time::UnixSeconds;
use leptos::prelude::*;

/// Longest name of a person, in characters.
const NAME_LENGTH: usize = 120;

/// For whom, to whom, by whom, when, and the reference.
#[component]
pub(crate) fn ReceiptFacts(
    /// When it was decided.
    at: UnixSeconds,
) -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let user = expect_context::<User>();
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
            {move || facts(store.texts(), &store.parties.read(), user.name(), at)} {reference}
        </dl>
    }
}

fn facts(
    texts: &Texts,
    parties: &PartiesView,
    user: RemoteData<String>,
    at: UnixSeconds,
) -> Vec<AnyView> {
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
    if let RemoteData::Ready(name) = user {
        facts.push(fact(texts.receipt_by, sanitize_line(&name, NAME_LENGTH)));
    }
    facts.push(definition(
        texts.receipt_at,
        moment(language, at, DateStyle::DayAndTime),
    ));
    facts
}

fn fact(name: &'static str, value: String) -> AnyView {
    definition(name, view! { <ForeignText text=value /> }.into_any())
}

fn definition(name: &'static str, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
