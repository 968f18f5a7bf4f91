use crate::i18n::format::number;
use crate::i18n::t;
use crate::systems::details::components::added_client_list::AddedClientList;
use crate::systems::details::store::DetailsStore;
use crate::ui::Heading;
use leptos::prelude::*;

/// For whom it acts besides its owner. Clients are a matter of those that act for clients.
#[component]
pub(crate) fn ClientsSection() -> impl IntoView {
    let store = expect_context::<DetailsStore>();
    // Without a list, as that of a standard system user, there is no number.
    let heading = Signal::derive(move || {
        let texts = store.texts();
        let heading = texts.systems.clients;
        match store.clients.count() {
            Some(count) => format!("{heading} ({})", number(texts.language, count)),
            None => heading.to_owned(),
        }
    });
    let content = match untrack(|| store.has_clients()) {
        true => view! { <AddedClientList heading=heading /> }.into_any(),
        false => view! { <p>{t(|t| t.systems.clients_none)}</p> }.into_any(),
    };
    view! {
        <section class="stack systems-clients" id="clients-section" tabindex="-1" aria-labelledby="clients">
            <Heading id="clients" text=heading />
            {content}
        </section>
    }
}
