use super::access_item_details::AccessItemDetails;
use crate::access::AccessStore;
use crate::access::descriptions::{Description, ITEM_NAME_LENGTH, ItemView};
use crate::access::item::Subject;
use crate::i18n::format::count;
use crate::i18n::{Texts, localized, name_of, t};
use crate::ui::{Disclosure, LoadingText, text_view};
use leptos::prelude::*;

/// One package or single right: a line that opens in place.
#[component]
pub(crate) fn AccessItem(subject: Subject) -> impl IntoView {
    let item = expect_context::<AccessStore>().item(subject);
    view! {
        <li class="access-item">
            <Disclosure summary=view! { <AccessItemSummary item=item /> }.into_any()>
                <AccessItemDetails item=item />
            </Disclosure>
        </li>
    }
}

/// The line that is always there: name, what it is, and what is wrong with it.
#[component]
fn AccessItemSummary(item: Memo<ItemView>) -> impl IntoView {
    let store = expect_context::<AccessStore>();
    view! {
        <span class="access-text">
            <span class="access-name">{move || name(&item.read())}</span>
            <span class="access-kind">{move || kind(store.texts(), &item.read())}</span>
            <span class="access-marks">
                {move || {
                    (item.read().description == Description::Unknown)
                        .then(|| {
                            view! {
                                <span class="access-mark access-unknown">
                                    {t(|t| t.access.unknown_mark)}
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
                                    {t(|t| t.access.forbidden_mark)}
                                </span>
                            }
                                .into_any()
                        })
                }}
            </span>
        </span>
    }
}

/// The name. Until it is there the id is said, for what is asked for is on the page from the first moment.
fn name(item: &ItemView) -> AnyView {
    match &item.description {
        Description::Loading => view! { <LoadingText letters=18 text=item.id() /> }.into_any(),
        Description::Package { name, .. } | Description::Service { name, .. } => {
            localized(&name.sanitized(ITEM_NAME_LENGTH))
        }
        Description::Unknown => code(item.id()),
    }
}

fn code(text: String) -> AnyView {
    view! { <code translate="no">{text_view(text)}</code> }.into_any()
}

/// What it is, and a little more.
fn kind(texts: &Texts, item: &ItemView) -> Vec<AnyView> {
    let (language, texts) = (texts.language, texts.access);
    let kind = match item.subject {
        Subject::Package(_) => texts.package,
        Subject::Service { .. } | Subject::Opaque(_) => texts.right,
    };
    let more = match &item.description {
        Description::Loading => Some(text_view(item.id())),
        Description::Package { services, .. } => services.ready().map(|services| {
            let number = u32::try_from(services.len()).unwrap_or(u32::MAX);
            text_view(count(language, number, texts.service, texts.services))
        }),
        Description::Service { owner, .. } => {
            let owner = owner.sanitized(ITEM_NAME_LENGTH);
            (!owner.text.is_empty()).then(|| name_of(&owner))
        }
        Description::Unknown => None,
    };
    let mut parts = vec![text_view(kind)];
    if let Some(more) = more {
        parts.extend([text_view(" · "), more]);
    }
    if item.shares_name {
        let marks = [Some(item.id()), item.action()];
        for mark in marks.into_iter().flatten() {
            parts.extend([text_view(" · "), code(mark)]);
        }
    }
    parts
}
