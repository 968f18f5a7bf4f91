use crate::access::{AccessItem, Item};
use crate::i18n::template::fill;
use crate::i18n::{t, t_signal};
use crate::systems::components::access_retry;
use crate::systems::details::store::DetailsStore;
use crate::ui::{Heading, isolate};
use leptos::prelude::*;

/// What it may do, and for whom.
#[component]
pub(crate) fn SystemUserAccess() -> impl IntoView {
    let store = expect_context::<DetailsStore>();
    let user = store.system_user();
    let items = user.map(|user| user.items).unwrap_or_default();
    let is_empty = items.is_empty();
    let item = |item: Item| view! { <AccessItem subject=item.subject /> }.into_any();
    let items: Vec<AnyView> = items.into_iter().map(item).collect();
    let heading = Signal::derive(move || {
        let template = store.texts().systems.may_do;
        fill(template, &[("title", &isolate(&store.title()))])
    });
    let retry = move || access_retry(move || store.retry_descriptions());
    view! {
        <section class="stack" aria-labelledby="access">
            <Heading id="access" text=heading />
            {if is_empty {
                view! { <p>{t(|t| t.systems.may_do_nothing)}</p> }.into_any()
            } else {
                view! { <ul class="access">{items}</ul> }.into_any()
            }}
            {move || store.access.lacks_descriptions.get().then(retry)}
        </section>
        <section class="stack" aria-labelledby="clients">
            <Heading id="clients" text=t_signal(|t| t.systems.clients) />
            <p>{clients(store)}</p>
        </section>
    }
}

/// Clients are a matter of those that act for clients.
fn clients(store: DetailsStore) -> AnyView {
    use fullmakt_domain::SystemUserKind as Kind;
    match store.system_user().and_then(|user| user.kind) {
        Some(Kind::Agent) => t(|t| t.systems.clients_agent),
        _ => t(|t| t.systems.clients_none),
    }
}
