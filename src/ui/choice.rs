use super::{Icon, IconName, text_view};
use leptos::prelude::*;

/// One of several, of which one is chosen. Nothing happens but the change itself.
///
/// # Accessibility
///
/// A toggle button: `aria-pressed` says which one is chosen.
#[component]
pub fn Choice(
    /// What is chosen with it.
    #[prop(into)]
    label: Signal<String>,
    /// It is the one that is chosen.
    #[prop(into)]
    is_chosen: Signal<bool>,
    /// Chooses it.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="choice"
            aria-pressed=move || if is_chosen.get() { "true" } else { "false" }
            on:click=move |_| on_click.run(())
        >
            <Icon name=IconName::Checkmark />
            {text_view(label)}
        </button>
    }
}
