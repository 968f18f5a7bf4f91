use super::{Skeleton, text_view};
use leptos::prelude::*;

/// Grey text in the place of a name that is loading.
///
/// # Accessibility
///
/// Screen readers get `text`, which stands for the name until it is there, or an ellipsis.
#[component]
pub fn LoadingText(
    /// How long the name will be, about.
    letters: usize,
    /// What stands for it; can be empty.
    text: String,
) -> impl IntoView {
    let text = if text.is_empty() {
        "…".to_owned()
    } else {
        text
    };
    view! {
        <span>
            <Skeleton letters=letters />
            <span class="ds-sr-only">{text_view(text)}</span>
        </span>
    }
}
