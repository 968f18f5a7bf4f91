use crate::clients::changes::{Action, RowChange};
use crate::clients::store::ClientsStore;
use crate::clients::view::ClientsPageView;
use crate::clients::view_model::ClientRow;
use crate::ui::{Highlight, text_view};
use fullmakt_domain::search_text::hits;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A client: who it is, whether it has been added or why it cannot be, and what can be done with it.
#[component]
pub(crate) fn ClientRowView(row: u32) -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageView>();
    let client = view.row(row);
    let who = Memo::new(move |_| {
        let who = client.with(|client| client.as_ref().map(ClientRow::who));
        let (name, number) = who.unwrap_or_default();
        match name.is_empty() {
            true => (store.texts().clients.nameless.to_owned(), number),
            false => (name, number),
        }
    });
    let action = Memo::new(move |_| client.with(|client| client.as_ref()?.action()));
    let is_ticked = move || client.with(|client| client.as_ref().is_some_and(|it| it.is_ticked));
    let is_busy = move || {
        client.with(|client| {
            let change = client.as_ref().map(|it| &it.change);
            matches!(change, Some(RowChange::Ongoing(_)))
        })
    };
    let line = Signal::derive(move || {
        let name_of = |urn: &str| view.names.package(urn);
        client.with(|client| {
            let line = client.as_ref().map(|it| it.line(store.texts(), name_of));
            line.unwrap_or_default()
        })
    });
    let is_failed = move || {
        client.with(|client| {
            let change = client.as_ref().map(|it| &it.change);
            matches!(change, Some(RowChange::Failed(..)))
        })
    };
    let tick = move |event: MouseEvent| {
        view.tick(row, !untrack(is_ticked), event.shift_key());
    };
    let change = move |_| {
        if let Some(action) = action.get_untracked()
            && untrack(|| !is_busy() && store.can_change())
        {
            store.change(row, action);
        }
    };
    let label = Signal::derive(move || {
        let texts = &store.texts().clients;
        match action.get() {
            Some(Action::Add) => texts.add,
            Some(Action::Remove) => texts.remove,
            None => "",
        }
        .to_owned()
    });
    let highlighted = move |text: String| {
        let found_in = text.clone();
        let found = Signal::derive(move || view.query.with(|query| hits(&found_in, query)));
        view! { <Highlight text=text hits=found /> }.into_any()
    };
    // A client can be added before it is known what it is called.
    let shown = move || {
        let (name, number) = who.get();
        view! {
            {highlighted(name)}
            " "
            <span class="muted">{highlighted(number)}</span>
        }
        .into_any()
    };
    let said_name = Signal::derive(move || who.with(|(name, _)| [" ", &**name].concat()));
    let button = move || {
        view! {
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                data-size="sm"
                aria-disabled=move || (is_busy() || !store.can_change()).then_some("true")
                on:click=change
            >
                {text_view(label)}
                <span class="ds-sr-only">{text_view(said_name)}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="client-row">
            <label class="client-who">
                <input
                    type="checkbox"
                    prop:checked=is_ticked
                    disabled=move || action.get().is_none()
                    on:click=tick
                />
                <span>{shown}</span>
            </label>
            <span class="client-line muted" class:client-failed=is_failed>
                {text_view(line)}
            </span>
            {move || action.get().is_some().then(button)}
        </div>
    }
}
