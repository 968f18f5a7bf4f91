use crate::clients::store::ClientsStore;
use crate::i18n::template::fill;
use crate::i18n::{Texts, t, t_signal};
use crate::ui::{Button, ButtonVariant, Heading, isolate, text_with_names};
use fullmakt_domain::org_number::grouped;
use leptos::prelude::*;

/// What has to happen before somebody becomes a client, and why the list can be empty.
#[component]
pub(crate) fn MissingClient() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let is_empty = Memo::new(move |_| {
        store.clients.with(|list| list.ready().is_some()) && store.counts().clients == 0
    });
    let is_loading = Signal::derive(move || store.clients.with(|list| list.is_loading()));
    let none = move || {
        view! {
            <section class="stack" aria-labelledby="none">
                <Heading id="none" text=t_signal(|t| t.clients.none_title) />
                <p>{move || filled(store, |t| t.clients.none_text)}</p>
            </section>
        }
        .into_any()
    };
    view! {
        {move || is_empty.get().then(none)}
        <section class="stack no-print" aria-labelledby="missing">
            <Heading id="missing" text=t_signal(|t| t.clients.steps_title) />
            <ol class="clients-steps">
                <li>{move || filled(store, |t| t.clients.step_1)}</li>
                <li>{move || filled(store, |t| t.clients.step_2)}</li>
                <li>{t(|t| t.clients.step_3)}</li>
            </ol>
            <div class="actions">
                <Button
                    label=t_signal(|t| t.clients.refresh)
                    variant=ButtonVariant::Secondary
                    busy=is_loading
                    on_click=move || store.refresh()
                />
            </div>
        </section>
    }
}

fn filled(store: ClientsStore, text: fn(&'static Texts) -> &'static str) -> AnyView {
    let organisation = store.organisation();
    let values = [
        ("org", isolate(&organisation.name)),
        ("number", grouped(&organisation.number)),
        ("packages", isolate(&store.packages())),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, &**value));
    text_with_names(&fill(text(store.texts()), &values)).into_any()
}
