use super::text_view;
use leptos::prelude::*;

/// A line that is always there, so that what appears in it is announced.
///
/// # Accessibility
///
/// A polite live region.
#[component]
pub fn StatusLine(
    /// What it says; can be empty.
    #[prop(into)]
    text: Signal<String>,
    /// Id that an `aria-describedby` names.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Classes of the line.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    // Only a change: setting the same text again would be announced again.
    let changes = Memo::new(move |_| text.get());
    view! {
        <p id=id class=class role="status">{text_view(changes)}</p>
    }
}
