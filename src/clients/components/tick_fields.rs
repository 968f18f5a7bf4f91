use crate::clients::page_state::ClientsPageState;
use crate::clients::store::ClientsStore;
use crate::clients::view_model::counted;
use crate::ui::{Button, ButtonSize, ButtonVariant, text_view};
use leptos::html::Input;
use leptos::prelude::*;

/// Ticks all clients that are shown and can be added, and all that can be: two things, with a number each. Where none of
/// those that are shown can be added, those that can be removed.
#[component]
pub(crate) fn TickFields() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageState>();
    let selection = view.selection;
    let is_whole = move || selection.with(|it| it.shown > 0 && it.shown_ticked == it.shown);
    let is_mixed = move || selection.with(|it| it.shown_ticked > 0 && it.shown_ticked < it.shown);
    let shown = Signal::derive(move || {
        let texts = store.texts();
        let selection = selection.get();
        let template = match selection.is_shown_to_be_removed {
            true => texts.clients.tick_shown_added,
            false => texts.clients.tick_shown,
        };
        counted(texts, template, selection.shown)
    });
    let addable = Signal::derive(move || {
        let texts = store.texts();
        counted(texts, texts.clients.tick_addable, selection.get().addable)
    });
    let input = NodeRef::<Input>::new();
    // The browser draws the mixed state, and takes it away at each click.
    Effect::new(move || {
        selection.track();
        if let Some(input) = input.get() {
            input.set_indeterminate(untrack(is_mixed));
            input.set_checked(untrack(is_whole));
        }
    });
    let tick_addable = move || {
        view! {
            <Button
                label=addable
                variant=ButtonVariant::Tertiary
                size=ButtonSize::Small
                on_click=move || view.tick_addable()
            />
        }
        .into_any()
    };
    // With the first list alone nobody knows who can be added.
    let has_addable = Memo::new(move |_| {
        let counts = selection.get();
        store.can_change() && counts.addable > 0 && counts.addable != counts.shown
    });
    view! {
        <div class="clients-tick no-print" hidden=move || selection.with(|it| it.shown == 0)>
            <label class="client-who">
                <input
                    type="checkbox"
                    node_ref=input
                    on:click=move |_| view.tick_shown(!untrack(is_whole))
                />
                <span>{text_view(shown)}</span>
            </label>
            {move || has_addable.get().then(tick_addable)}
        </div>
    }
}
