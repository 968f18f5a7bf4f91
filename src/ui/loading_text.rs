use super::Skeleton;
use leptos::prelude::*;

/// Grey text in the place of a name that is loading.
///
/// # Accessibility
///
/// Screen readers get `text`, which stands for the name until it is there.
#[component]
pub fn LoadingText(
    /// How long the name will be, about.
    letters: usize,
    /// What stands for it.
    text: String,
) -> impl IntoView {
    view! {
        <span>
            <Skeleton letters=letters />
            <span class="ds-sr-only">{text}</span>
        </span>
    }
}
