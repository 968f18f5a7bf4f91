//! What stands where something is still to come.

use leptos::prelude::*;

/// A turning circle.
///
/// # Accessibility
///
/// Hidden from screen readers: what it stands beside says that something is at work. Turns slowly
/// where the user wants less motion.
///
/// # Source
///
/// Designsystemet, Spinner.
#[component]
pub fn Spinner() -> impl IntoView {
    // A part with nothing but constants is made from HTML text, which the page's policy on trusted
    // types refuses (boot.js). So the classes come in as values.
    let circle = |class: &'static str| {
        view! { <circle class=class cx="25" cy="25" r="20" fill="none" stroke-width="5" /> }
    };
    view! {
        <svg class="ds-spinner" data-size="xs" viewBox="0 0 50 50" aria-hidden="true">
            {circle("ds-spinner__background")}
            {circle("ds-spinner__circle")}
        </svg>
    }
}

/// Grey text of so many letters, in the place of text that is still to come. It wraps like text, so
/// that what comes takes about the same room.
///
/// # Accessibility
///
/// Hidden from screen readers. Whoever uses it puts `aria-busy` on the part that loads and says so
/// once in a status.
///
/// # Source
///
/// Designsystemet, Skeleton.
#[component]
pub fn Skeleton(
    /// About how many letters will come.
    letters: usize,
) -> impl IntoView {
    // Words of eight, so that a long one wraps.
    let text: String = (1..=letters)
        .map(|letter| if letter % 9 == 0 { ' ' } else { '-' })
        .collect();
    view! { <span class="ds-skeleton" data-variant="text" data-text=text aria-hidden="true"></span> }
}
