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
    #[prop(into)]
    summary: ViewFn,
    /// What it opens to.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="ds-details">
            <summary>{summary.run()}</summary>
            <div>{children()}</div>
        </details>
    }
}
