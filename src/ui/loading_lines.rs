use super::{Skeleton, text_view};
use leptos::prelude::*;

/// Lines of grey text in the place of something that is being read.
///
/// # Accessibility
///
/// A polite live region says what is being read; the lines are hidden from screen readers.
#[component]
pub fn LoadingLines(
    /// What is being read.
    #[prop(into)]
    text: Signal<String>,
    /// How long the first line is, about, in letters.
    letters: usize,
    /// How long another one is; without it there is one line.
    #[prop(optional)]
    more: Option<usize>,
) -> impl IntoView {
    let more = more.map(|letters| {
        view! {
            <p>
                <Skeleton letters=letters />
            </p>
        }
        .into_any()
    });
    view! {
        <p role="status">
            <span class="ds-sr-only">{text_view(text)}</span>
            <Skeleton letters=letters />
        </p>
        {more}
    }
}
