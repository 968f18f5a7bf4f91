//! Something that opens in place.

use leptos::prelude::*;

/// A line that opens and shows more, in place. What is inside stays part of the page: it is found by
/// the browser's search, and it is printed also while it is closed.
///
/// # Usage
///
/// ```ignore
/// <Disclosure summary=move || view! { <span>{name}</span> }.into_any()>
///     <p>{description}</p>
/// </Disclosure>
/// ```
///
/// # Accessibility
///
/// Native `details` and `summary`: keyboard, state and name come from the browser.
///
/// # Source
///
/// Designsystemet, Details.
#[component]
pub fn Disclosure(
    /// The line that is always there.
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
