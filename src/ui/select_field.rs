use super::field::{described_by, field};
use leptos::prelude::*;

/// One of several, in a list that opens.
///
/// # Usage
///
/// `options` are pairs of a value and its text; `value` is the value that is chosen.
///
/// # Accessibility
///
/// A native `select` with its label. A choice changes just what the label says.
///
/// Source: Designsystemet, Select.
#[component]
pub fn SelectField(
    /// Of the `select`, once in a page.
    id: &'static str,
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// More about it; can be empty.
    #[prop(optional, into)]
    description: Signal<String>,
    /// Values, and the texts for them.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value that has been chosen.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let option = move |(own, text): (String, String)| {
        let is_chosen = {
            let own = own.clone();
            move || value.with(|value| *value == own)
        };
        view! { <option value=own prop:selected=is_chosen prop:textContent=text></option> }
            .into_any()
    };
    let control = view! {
        <select
            class="input"
            id=id
            aria-describedby=move || described_by(id, description, Signal::default())
            on:change=move |event| on_change.run(event_target_value(&event))
        >
            {move || options.get().into_iter().map(option).collect::<Vec<_>>()}
        </select>
    };
    field(
        id,
        label,
        description,
        control.into_any(),
        Signal::default(),
    )
}
