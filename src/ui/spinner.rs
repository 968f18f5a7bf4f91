use leptos::prelude::*;

/// A turning circle: something is working.
///
/// # Accessibility
///
/// Hidden from screen readers: what is working says so itself.
///
/// Source: Designsystemet, Spinner.
#[component]
pub fn Spinner() -> impl IntoView {
    view! {
        <svg class="ds-spinner" data-size="xs" viewBox="0 0 50 50" aria-hidden="true">
            {circle("ds-spinner__background")}
            {circle("ds-spinner__circle")}
        </svg>
    }
}

fn circle(class: &'static str) -> AnyView {
    view! { <circle class=class cx="25" cy="25" r="20" fill="none" stroke-width="5" /> }.into_any()
}
