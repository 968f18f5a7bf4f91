use super::localized::localized;
use crate::approval::state::details::{Description, ItemView};
use crate::approval::state::request::Subject;
use crate::approval::store::ApprovalStore;
use crate::approval::view_model::{ITEM_NAME_LENGTH, sanitized};
use crate::i18n::format::count;
use crate::i18n::{Texts, t};
use crate::ui::LoadingText;
use fullmakt_domain::text::sanitize_line;
use leptos::prelude::*;

/// The line that is always there: name, what it is, and what is wrong with it.
#[component]
pub(crate) fn AccessItemSummary(
    /// What is known of it.
    item: Memo<ItemView>,
) -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    view! {
        <span class="access-text">
            <span class="access-name">{move || name(&item.read())}</span>
            <span class="access-kind">{move || kind(store.texts(), &item.read())}</span>
            {move || {
                (item.read().description == Description::Unknown)
                    .then(|| {
                        view! {
                            <span class="access-mark access-unknown">
                                {t(|t| t.approval.unknown_mark)}
                            </span>
                        }
                            .into_any()
                    })
            }}
            {move || {
                item.read()
                    .forbidden
                    .is_some()
                    .then(|| {
                        view! {
                            <span class="access-mark access-forbidden">
                                {t(|t| t.approval.forbidden_mark)}
                            </span>
                        }
                            .into_any()
                    })
            }}
        </span>
    }
}

/// The name. Until it is there the id is said, for what is asked for is on the page from the first moment.
fn name(item: &ItemView) -> AnyView {
    let id = sanitize_line(item.subject.id(), ITEM_NAME_LENGTH);
    match &item.description {
        Description::Loading => view! { <LoadingText letters=18 text=id /> }.into_any(),
        Description::Package { name, .. } | Description::Service { name, .. } => {
            localized(&sanitized(name, ITEM_NAME_LENGTH))
        }
        Description::Unknown => view! { <code>{id}</code> }.into_any(),
    }
}

/// What it is, and a little more.
fn kind(texts: &Texts, item: &ItemView) -> Vec<AnyView> {
    let (language, texts) = (texts.language, texts.approval);
    let kind = match item.subject {
        Subject::Package(_) => texts.package,
        Subject::Service { .. } | Subject::Opaque(_) => texts.right,
    };
    let more = match &item.description {
        Description::Loading => {
            let id = sanitize_line(item.subject.id(), ITEM_NAME_LENGTH);
            Some(id.into_any())
        }
        Description::Package { services, .. } => services.ready().map(|services| {
            let number = u32::try_from(services.len()).unwrap_or(u32::MAX);
            count(language, number, texts.service, texts.services).into_any()
        }),
        Description::Service { owner, .. } => {
            let owner = sanitized(owner, ITEM_NAME_LENGTH);
            (!owner.text.is_empty()).then(|| localized(&owner))
        }
        Description::Unknown => None,
    };
    let mut parts = vec![kind.into_any()];
    if let Some(more) = more {
        parts.extend([" · ".into_any(), more]);
    }
    parts
}
