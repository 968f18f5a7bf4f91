use crate::clients::changes::{Action, RowChange};
use crate::clients::store::ClientsStore;
use crate::clients::view::ClientsPageView;
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
    let view = expect_context::<ClientsPageView>();
    let client = view.row(row);
    move || client.with(|client| client.as_ref().map(|client| content(row, client)))
}

/// Tracks the search and the language.
fn content(row: u32, client: &ClientRow) -> AnyView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageView>();
    let texts = store.texts();
    let (name, number) = client.who();
    let name = match name.is_empty() {
        true => texts.clients.nameless.to_owned(),
        false => name,
    };
    let marked = |text: &str| highlighted(text, &view.query.with(|query| hits(text, query)));
    let line = client.line(texts, |urn| view.names.package(urn));
    let is_ticked = client.is_ticked;
    let action = client.action();
    view! {
        <div class="client-row">
            <label class="client-who">
                <input
                    type="checkbox"
                    prop:checked=is_ticked
                    disabled=action.is_none()
                    on:click=move |event: MouseEvent| view.tick(row, !is_ticked, event.shift_key())
                />
                <span>{marked(&name)} " " <span class="muted">{marked(&number)}</span></span>
            </label>
            <span
                class="client-line muted"
                class:client-failed=matches!(client.change, RowChange::Failed(..))
            >
                {fixed_text(line)}
            </span>
            {action.map(|action| button(store, row, action, client, &name))}
        </div>
    }
    .into_any()
}

fn button(
    store: ClientsStore,
    row: u32,
    action: Action,
    client: &ClientRow,
    name: &str,
) -> AnyView {
    let texts = &store.texts().clients;
    let label = match action {
        Action::Add => texts.add,
        Action::Remove => texts.remove,
    };
    let is_blocked = matches!(client.change, RowChange::Ongoing(_)) || !store.can_change();
    view! {
        <button
            type="button"
            class="ds-button"
            data-variant="secondary"
            data-size="sm"
            aria-disabled=is_blocked.then_some("true")
            on:click=move |_| {
                if !is_blocked {
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
