use super::{Severity, text_view};
use leptos::prelude::*;

/// A short word or two about what it stands beside: "Ny".
///
/// # Accessibility
///
/// Plain text; the words say all that the colour does.
///
/// Source: Designsystemet, Tag.
#[component]
pub fn Tag(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// Its colour.
    #[prop(optional)]
    severity: Severity,
) -> impl IntoView {
    view! { <span class="tag" data-color=severity.color()>{text_view(text)}</span> }
}
