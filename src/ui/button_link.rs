use super::{ButtonVariant, text_with_names};
use leptos::prelude::*;

/// A link that looks like a button: for going somewhere.
///
/// Source: Designsystemet, Button.
#[component]
pub fn ButtonLink(
    /// Where it leads, in words. Names in it are isolated ([`isolate`](super::isolate)).
    #[prop(into)]
    label: Signal<String>,
    /// Where it leads.
    href: String,
    /// How heavy it looks.
    #[prop(optional)]
    variant: ButtonVariant,
    /// What happens before the browser leaves, also when a new tab is opened.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let leave = move |_| {
        if let Some(on_leave) = on_leave {
            on_leave.run(());
        }
    };
    view! {
        <a
            class="ds-button"
            data-variant=variant.attribute()
            href=href
            on:click=leave
            // A click with the middle button.
            on:auxclick=leave
        >
            // One element: the gap between icon and label must not come between words.
            <span>{move || text_with_names(&label.read())}</span>
        </a>
    }
}
