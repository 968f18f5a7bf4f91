use crate::clients::changes::{Action, RowChange};
use crate::clients::page_state::ClientsPageState;
use crate::clients::store::ClientsStore;
use crate::clients::view_model::ClientRow;
use crate::ui::{fixed_text, highlighted};
use fullmakt_domain::search_text::hits;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A client: who it is, whether it has been added or why it cannot be, and what can be done with it.
///
/// One effect draws all of it: a key press makes dozens of rows, and an effect for each text would cost more than drawing
/// the row again.
#[component]
pub(crate) fn ClientRowView(row: u32) -> impl IntoView {
    let view = expect_context::<ClientsPageState>();
    let client = view.row(row);
    move || client.with(|client| client.as_ref().map(|client| content(row, client)))
}

/// Tracks what else it shows: the search, the language, names of packages, and whether anything can be changed.
fn content(row: u32, client: &ClientRow) -> AnyView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageState>();
    let texts = store.texts();
    let (name, number) = client.who();
    let name = match name.is_empty() {
        true => texts.clients.nameless.to_owned(),
        false => name,
    };
    let marked = |text: &str| highlighted(text, &view.query.with(|query| hits(text, query)));
    let line = client.line(texts, |urn| view.names.package(urn));
    let line_id = format!("client-line-{row}");
    let is_ticked = client.is_ticked;
    let action = client.action();
    view! {
        <div class="client-row">
            <label class="client-who">
                <input
                    type="checkbox"
                    prop:checked=is_ticked
                    disabled=action.is_none()
                    aria-describedby=line_id.clone()
                    on:click=move |event: MouseEvent| view.tick(row, !is_ticked, event.shift_key())
                />
                <span>{marked(&name)} " " <span class="muted">{marked(&number)}</span></span>
            </label>
            <span
                id=line_id
                class="client-line muted"
                class:client-failed=matches!(client.change, RowChange::Failed(..))
            >
                {fixed_text(line)}
            </span>
            {(action.is_some() || client.is_kept).then(|| button(store, row, client, &name))}
        </div>
    }
    .into_any()
}

/// It stays, with its focus, when its client has been changed so that nothing more can be done with it.
fn button(store: ClientsStore, row: u32, client: &ClientRow, name: &str) -> AnyView {
    let texts = &store.texts().clients;
    let action = client.action();
    let label = match action {
        Some(Action::Add) => texts.add,
        Some(Action::Remove) | None => texts.remove,
    };
    let is_blocked = matches!(client.change, RowChange::Ongoing(_)) || !store.can_change();
    let action = action.filter(|_| !is_blocked);
    view! {
        <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            data-size="sm"
            aria-disabled=action.is_none().then_some("true")
            on:click=move |_| {
                if let Some(action) = action {
                    store.change(row, action);
                }
            }
        >
            {fixed_text(label.to_owned())}
            <span class="ds-sr-only">{fixed_text([" ", name].concat())}</span>
        </button>
    }
    .into_any()
}
