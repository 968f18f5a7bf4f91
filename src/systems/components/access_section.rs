use super::access_retry;
use crate::access::{AccessItem, AccessStore, Item};
use crate::i18n::{Texts, t};
use crate::ui::Heading;
use leptos::prelude::*;

/// All that a system gets or has, in a part of the page: nothing of it is left out.
#[component]
pub(crate) fn AccessSection(
    #[prop(into)] heading: Signal<String>,
    items: Vec<Item>,
    /// What is said when there is nothing.
    empty: fn(&'static Texts) -> &'static str,
    /// Fetches again what could not be described.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let lacks_descriptions = expect_context::<AccessStore>().lacks_descriptions;
    let is_empty = items.is_empty();
    let item = |item: Item| view! { <AccessItem subject=item.subject /> }.into_any();
    let items: Vec<AnyView> = items.into_iter().map(item).collect();
    view! {
        <section class="stack" aria-labelledby="access">
            <Heading id="access" text=heading />
            {if is_empty {
                view! { <p>{t(empty)}</p> }.into_any()
            } else {
                view! { <ul class="access">{items}</ul> }.into_any()
            }}
            {move || lacks_descriptions.get().then(|| access_retry(on_retry))}
        </section>
    }
}
