use crate::api::{ApiError, RemoteData};
use crate::browser::focus;
use crate::i18n::template::fill;
use crate::i18n::{cut_note, t, t_signal};
use crate::problems::{MessageAlert, RetryAlert};
use crate::routes;
use crate::systems::details::added_clients::{AddedClient, AddedList, ListPhase};
use crate::systems::details::store::DetailsStore;
use crate::systems::messages::{own_organisation, part_failed};
use crate::ui::{
    ButtonLink, ButtonVariant, LoadingLines, Name, WindowedList, text_view, text_with_names,
};
use leptos::prelude::*;

/// Longer lists than this are skipped rather than gone through.
const LONG: usize = 20;

/// The clients that it acts for, whether its owner is among them, and the way to the page where they are added. What
/// comes late stands below what can be clicked.
#[component]
pub(crate) fn AddedClientList(heading: Signal<String>) -> impl IntoView {
    let store = expect_context::<DetailsStore>();
    let clients = store.clients;
    let (party, id) = (store.organisation().uuid, store.id());
    // Whoever may not see them cannot add any.
    let phase = Memo::new(move |_| clients.phase());
    let is_denied = Memo::new(move |_| phase.get() == ListPhase::Denied);
    let add = move || {
        view! {
            <div class="actions">
                <ButtonLink
                    label=t_signal(|t| t.systems.add_clients)
                    href=routes::clients(&party, &id)
                />
            </div>
        }
        .into_any()
    };
    let own = move || {
        let org = store.organisation().name;
        let line = clients
            .own
            .with(|own| own_organisation(store.texts(), &org, own))?;
        Some(view! { <p>{text_with_names(&line)}</p> }.into_any())
    };
    view! {
        <p>{t(|t| t.systems.clients_agent)}</p>
        {move || (!is_denied.get()).then(&add)}
        {move || own()}
        {move || {
            let phase = phase.get();
            clients.list.with(|list| content(store, heading, phase, list))
        }}
    }
}

/// What there is to say in the place of the list, or the list. It is mounted anew when another one has come.
fn content(
    store: DetailsStore,
    heading: Signal<String>,
    phase: ListPhase,
    list: &AddedList,
) -> AnyView {
    let clients = store.clients;
    match (phase, list) {
        (ListPhase::Denied, _) => {
            view! { <p class="muted">{t(|t| t.systems.clients_denied)}</p> }.into_any()
        }
        (ListPhase::Empty, _) => view! { <p>{t(|t| t.systems.clients_empty)}</p> }.into_any(),
        (_, RemoteData::Loading) => {
            view! { <LoadingLines text=t_signal(|t| t.systems.loading) letters=30 /> }.into_any()
        }
        (_, RemoteData::Failed(error)) => {
            let error = error.clone();
            let words = error.clone();
            let message = move |error: &ApiError| {
                let texts = store.texts();
                let message = part_failed(texts, texts.systems.clients, error);
                view! { <MessageAlert message=message announce=true /> }.into_any()
            };
            let retry = move || {
                // What had the focus goes.
                focus::with_scrolling("#clients-section");
                store.clients.read();
            };
            view! {
                <RetryAlert
                    error=error
                    message=view! { {move || message(&words)} }.into_any()
                    on_retry=retry
                    variant=ButtonVariant::Secondary
                />
            }
            .into_any()
        }
        (_, RemoteData::Ready(unreadable)) => {
            let unreadable = *unreadable;
            let is_long = Memo::new(move |_| clients.rows.with(|rows| rows.len() > LONG));
            view! {
                {move || is_long.get().then(past_the_list)}
                {(unreadable > 0).then(|| unreadable_rows(store, unreadable))}
                {rows(store, heading)}
            }
            .into_any()
        }
    }
}

fn rows(store: DetailsStore, heading: Signal<String>) -> AnyView {
    let clients = store.clients;
    let row = move |place: u32| clients.row(place).map_or_else(|| ().into_any(), row);
    view! { <WindowedList label=heading rows=clients.rows row=row cut_note=cut_note(clients.rows) /> }
        .into_any()
}

fn row(client: AddedClient) -> AnyView {
    let name = match client.name.is_empty() {
        true => t(|t| t.systems.client_nameless),
        false => view! { <Name text=client.name /> }.into_any(),
    };
    view! {
        <p class="systems-client">
            {name} " " <span class="number muted">{text_view(client.number)}</span>
        </p>
    }
    .into_any()
}

/// So that nobody has to go through a long list to come to what is below it.
fn past_the_list() -> AnyView {
    view! {
        <p class="systems-jump no-print">
            <a class="ds-link" href="#delete-section">
                {t(|t| t.systems.delete_heading)}
            </a>
        </p>
    }
    .into_any()
}

fn unreadable_rows(store: DetailsStore, count: usize) -> AnyView {
    let text = Signal::derive(move || {
        let template = store.texts().systems.unreadable;
        fill(template, &[("count", &count.to_string())])
    });
    view! { <p>{text_view(text)}</p> }.into_any()
}
