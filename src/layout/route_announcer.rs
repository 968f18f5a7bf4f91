use super::navigation::Navigation;
use crate::ui::text_view;
use leptos::prelude::*;

/// Says the title of a page that has been navigated to. Invisible.
///
/// # Accessibility
///
/// A polite live region; it is empty on the first load.
#[component]
pub(crate) fn RouteAnnouncer() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let announcement = Signal::derive(move || navigation.announcement());
    view! {
        <p class="ds-sr-only" aria-live="polite">
            {text_view(announcement)}
        </p>
    }
}
