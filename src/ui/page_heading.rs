use leptos::prelude::*;

/// The one `h1` of a page.
///
/// # Accessibility
///
/// It takes focus after navigation and when what had focus goes away, but not by Tab.
#[component]
pub fn PageHeading(
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <h1 class="ds-heading" data-size="lg" tabindex="-1">
            {children()}
        </h1>
    }
}
