use crate::api::ApiError;
use crate::clients::store::{ClientsStore, ListState};
use crate::clients::view_model::counted;
use crate::i18n::Texts;
use crate::i18n::template::fill;
use crate::problems::{Message, MessageAlert, RetryAlert};
use crate::ui::{ButtonVariant, Severity, isolate, text_view};
use leptos::prelude::*;

/// What is to be known of the two lists: one that failed is never taken for an empty one.
#[component]
pub(crate) fn ListMessages() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    // An alert that is drawn again is announced again: so only when something else has happened.
    let failed = |list: RwSignal<ListState>| {
        Memo::new(move |_| list.with(|list| list.read.error().cloned()))
    };
    let (clients, added) = (failed(store.clients), failed(store.added));
    let unreadable = Memo::new(move |_| store.unreadable());
    view! {
        {move || clients.get().map(|error| alert(store, &error, clients_message))}
        {move || {
            // It has been said.
            let is_same = clients.with(Option::is_some);
            added.get().filter(|_| !is_same).map(|error| alert(store, &error, added_message))
        }}
        {move || {
            let count = unreadable.get();
            (count > 0)
                .then(|| {
                    let texts = store.texts();
                    let text = counted(texts, texts.clients.unreadable, count);
                    view! { <p>{text_view(text)}</p> }.into_any()
                })
        }}
    }
}

fn alert(
    store: ClientsStore,
    error: &ApiError,
    message: fn(ClientsStore, &Texts, &ApiError) -> Message,
) -> AnyView {
    let texts = store.texts();
    let message = untrack(|| message(store, texts, error));
    view! {
        <RetryAlert
            error=error.clone()
            message=view! { <MessageAlert message=message announce=true /> }.into_any()
            on_retry=move || store.read()
            variant=ButtonVariant::Secondary
        />
    }
    .into_any()
}

fn clients_message(store: ClientsStore, all: &Texts, error: &ApiError) -> Message {
    let texts = &all.clients;
    if let ApiError::Denied(_) = error {
        let org = isolate(&store.organisation().name);
        let line = fill(texts.denied, &[("org", &org)]);
        let title = texts.denied_title.to_owned();
        return Message::new(Severity::Info, title, vec![line]);
    }
    let count = store.index.with(|index| index.counts().clients);
    let lines = match (store.knows_clients(), count) {
        (true, _) => vec![texts.list_is_old.to_owned()],
        (false, 0) => Vec::new(),
        (false, count) => vec![counted(all, texts.clients_cut, count)],
    };
    Message::new(Severity::Danger, texts.clients_failed.to_owned(), lines).because(all, error)
}

fn added_message(store: ClientsStore, all: &Texts, error: &ApiError) -> Message {
    let texts = &all.clients;
    let line = match store.can_change() {
        true => texts.list_is_old,
        false => texts.added_failed_text,
    };
    let lines = vec![line.to_owned()];
    Message::new(Severity::Danger, texts.added_failed.to_owned(), lines).because(all, error)
}
