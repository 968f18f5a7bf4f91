use super::text_view;
use leptos::prelude::*;

/// The one `h1` of a page.
///
/// # Accessibility
///
/// It takes focus after navigation and when what had focus goes away, but not by Tab.
#[component]
pub fn PageHeading(
    /// What it says, when that is text alone.
    #[prop(optional, into)]
    text: Signal<String>,
    /// What it says, when there is more to it: elements, no text.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <h1 class="ds-heading" data-size="lg" tabindex="-1">
            {children.map(|children| children())}
            {text_view(text)}
        </h1>
    }
}
