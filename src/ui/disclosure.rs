use leptos::prelude::*;

/// A line that opens in place. What is open stays open while its content changes.
///
/// # Accessibility
///
/// A native `details`: it works by keyboard, is found by the browser's search, and opens for print.
///
/// Source: Designsystemet, Details.
#[component]
pub fn Disclosure(
    /// What is always there.
    summary: AnyView,
    /// What it opens to.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="ds-details">
            <summary>{summary}</summary>
            <div>{children()}</div>
        </details>
    }
}
