use super::field::{described_by, field};
use super::text_view;
use leptos::ev::KeyboardEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

/// A field for a search that goes on while it is typed.
///
/// # Usage
///
/// `value` is what is in it, `on_input` hears of every change. How much is found has to be said in a
/// [`StatusLine`](super::StatusLine) beside it.
///
/// # Accessibility
///
/// A native `input type="search"` with its label. The button and Esc empty it and leave the focus in it. Esc in
/// a field that is not empty does nothing else, so that a dialog around it stays open.
///
/// Source: Designsystemet, Search.
#[component]
pub fn SearchField(
    /// Of the `input`, once in a page.
    id: &'static str,
    /// What is searched.
    #[prop(into)]
    label: Signal<String>,
    /// By what it is found; can be empty.
    #[prop(optional, into)]
    description: Signal<String>,
    /// What the button does that empties the field, as a verb.
    #[prop(into)]
    clear_label: Signal<String>,
    /// What is in it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what is in it after each change.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let clear = move |_| {
        on_input.run(String::new());
        if let Some(input) = input.get_untracked() {
            // It fails for nothing that can be seen.
            drop(HtmlElement::focus(&input));
        }
    };
    let clear_by_key = move |event: KeyboardEvent| {
        let is_escape = event.key() == "Escape" && !event.is_composing();
        if is_escape && !value.with_untracked(String::is_empty) {
            event.prevent_default();
            event.stop_propagation();
            on_input.run(String::new());
        }
    };
    let control = view! {
        <div class="search-field">
            <input
                class="input"
                type="search"
                id=id
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-describedby=move || described_by(id, description, Signal::default())
                prop:value=value
                node_ref=input
                on:input=move |event| on_input.run(event_target_value(&event))
                on:keydown=clear_by_key
            />
            <button
                type="button"
                class="ds-button"
                data-variant="tertiary"
                hidden=move || value.with(String::is_empty)
                on:click=clear
            >
                {text_view(clear_label)}
            </button>
        </div>
    };
    field(
        id,
        label,
        description,
        control.into_any(),
        Signal::default(),
    )
}
