use super::field::{described_by, field};
use leptos::prelude::*;

/// A line of text to be typed.
///
/// # Usage
///
/// `value` is what is in it, `on_input` hears of every change: `value=name on_input=move |text| name.set(text)`.
///
/// # Accessibility
///
/// A native `input` with its label. While there is an error, it is `aria-invalid` and described by the error, so that
/// the error is read when focus is moved there; nothing is announced by itself.
///
/// Source: Designsystemet, Textfield.
#[component]
pub fn TextField(
    /// Of the `input`, once in a page.
    id: &'static str,
    /// What is to be typed.
    #[prop(into)]
    label: Signal<String>,
    /// More about it, for example how it is written; can be empty.
    #[prop(optional, into)]
    description: Signal<String>,
    /// What is wrong and how it is put right; can be empty.
    #[prop(optional, into)]
    error: Signal<String>,
    /// What is in it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what is in it after each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// How many UTF-16 units it takes; more cannot be typed.
    #[prop(optional)]
    max_length: Option<u32>,
    /// The `autocomplete` of the field: who or what of the user's is asked for.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let control = view! {
        <input
            class="input"
            type="text"
            id=id
            autocomplete=autocomplete
            maxlength=max_length.map(|most| most.to_string())
            aria-describedby=move || described_by(id, description, error)
            aria-invalid=move || (!error.with(String::is_empty)).then_some("true")
            prop:value=value
            on:input=move |event| on_input.run(event_target_value(&event))
        />
    };
    field(id, label, description, control.into_any(), error)
}
