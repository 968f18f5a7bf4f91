use crate::clients::page_state::ClientsPageState;
use crate::clients::store::ClientsStore;
use crate::i18n::{Texts, t, t_signal};
use crate::ui::{Button, ButtonVariant, Heading, text_with_names};
use leptos::prelude::*;

/// What has to happen before somebody becomes a client.
#[component]
pub(crate) fn MissingClient() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageState>();
    let is_loading = Signal::derive(move || store.clients.with(|list| list.read.is_loading()));
    view! {
        <section class="stack no-print" aria-labelledby="missing">
            <Heading id="missing" text=t_signal(|t| t.clients.steps_title) />
            <ol class="clients-steps">
                {move || match view.names.comes_with_role() {
                    true => vec![step(view, |t| t.clients.register_step)],
                    false => {
                        vec![step(view, |t| t.clients.step_1), step(view, |t| t.clients.step_2)]
                    }
                }}
                <li>{t(|t| t.clients.step_3)}</li>
            </ol>
            <div class="actions">
                <Button
                    label=t_signal(|t| t.clients.refresh)
                    variant=ButtonVariant::Secondary
                    busy=is_loading
                    on_click=move || store.read()
                />
            </div>
        </section>
    }
}

fn step(view: ClientsPageState, text: fn(&'static Texts) -> &'static str) -> AnyView {
    view! { <li>{text_with_names(&view.fill(text))}</li> }.into_any()
}
