use crate::clients::changes::{Action, RowChange};
use crate::clients::store::ClientsStore;
use crate::ui::{Highlight, text_view};
use fullmakt_domain::org_number::grouped;
use fullmakt_domain::search_text::hits;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A client: who it is, whether it has been added or why it cannot be, and what can be done with it.
#[component]
pub(crate) fn ClientRowView(row: u32) -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let client = store.row(row);
    // Who it is stays.
    let (name, number) = client
        .with_untracked(|client| {
            client
                .as_ref()
                .map(|it| (it.name.clone(), it.number.clone()))
        })
        .unwrap_or_default();
    let number = grouped(&number);
    let action = Memo::new(move |_| client.with(|client| client.as_ref()?.action()));
    let is_ticked = move || client.with(|client| client.as_ref().is_some_and(|it| it.is_ticked));
    let is_busy = move || {
        client.with(|client| {
            let change = client.as_ref().map(|it| &it.change);
            matches!(change, Some(RowChange::Ongoing(_)))
        })
    };
    let line = Signal::derive(move || {
        let name_of = |urn: &str| store.package_name(urn);
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
        store.tick(row, !untrack(is_ticked), event.shift_key());
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
    let (shown_name, found_in) = (name.clone(), name.clone());
    let found = Signal::derive(move || store.query.with(|query| hits(&found_in, query)));
    let (shown_number, number_found_in) = (number.clone(), number.clone());
    let number_found =
        Signal::derive(move || store.query.with(|query| hits(&number_found_in, query)));
    let button = move || {
        let name = name.clone();
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
                <span class="ds-sr-only">{text_view([" ", &name].concat())}</span>
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
                <span>
                    <Highlight text=shown_name hits=found />
                    " "
                    <span class="muted">
                        <Highlight text=shown_number hits=number_found />
                    </span>
                </span>
            </label>
            <span class="client-line muted" class:client-failed=is_failed>
                {text_view(line)}
            </span>
            {move || action.get().is_some().then(button.clone())}
        </div>
    }
}
