use crate::i18n::template::fill;
use crate::i18n::{t, t_signal};
use crate::systems::components::AccessSection;
use crate::systems::details::store::DetailsStore;
use crate::ui::{Heading, isolate};
use leptos::prelude::*;

/// What it may do, and for whom.
#[component]
pub(crate) fn SystemUserAccess() -> impl IntoView {
    let store = expect_context::<DetailsStore>();
    let user = store.system_user();
    let items = user.map(|user| user.items).unwrap_or_default();
    let heading = Signal::derive(move || {
        let template = store.texts().systems.may_do;
        fill(template, &[("title", &isolate(&store.title()))])
    });
    view! {
        <AccessSection
            heading=heading
            items=items
            empty=|t| t.systems.may_do_nothing
            on_retry=move || store.retry_descriptions()
        />
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
