use leptos::prelude::*;

/// Grey text of so many letters, in the place of text that is loading.
///
/// # Accessibility
///
/// Hidden from screen readers; what is loading has to be said elsewhere.
///
/// Source: Designsystemet, Skeleton.
#[component]
pub fn Skeleton(
    /// How long the text will be, about.
    letters: usize,
) -> impl IntoView {
    // Words of eight, so that a long one wraps.
    let letter = |at: usize| if at.is_multiple_of(9) { ' ' } else { '-' };
    let text: String = (1..=letters).map(letter).collect();
    view! { <span class="ds-skeleton" data-variant="text" data-text=text aria-hidden="true"></span> }
}
