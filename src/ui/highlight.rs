use super::fixed_text;
use leptos::prelude::*;
use std::ops::Range;

/// A name in which what was found is marked. Otherwise as [`Name`](super::Name).
///
/// # Usage
///
/// `hits` are ranges of bytes on borders of characters, in order and apart from each other. What does not fit the text
/// is not marked.
///
/// # Accessibility
///
/// The name is read as a whole; the mark helps the eye only.
#[component]
pub fn Highlight(
    /// The name, already sanitized.
    #[prop(into)]
    text: String,
    /// What of it was found.
    #[prop(into)]
    hits: Signal<Vec<Range<usize>>>,
) -> impl IntoView {
    // A key press changes the hits of few rows.
    let hits = Memo::new(move |_| hits.get());
    move || hits.with(|hits| highlighted(&text, hits))
}

/// The same as it is now, for a row that is drawn as a whole.
pub(crate) fn highlighted(text: &str, hits: &[Range<usize>]) -> AnyView {
    let mut pieces = Vec::new();
    let mut end = 0;
    for hit in hits {
        if let (Some(plain), Some(found)) = (text.get(end..hit.start), text.get(hit.clone())) {
            pieces.push(fixed_text(plain.to_owned()));
            pieces.push(view! { <mark>{fixed_text(found.to_owned())}</mark> }.into_any());
            end = hit.end;
        }
    }
    pieces.push(fixed_text(text.get(end..).unwrap_or_default().to_owned()));
    view! { <bdi class="name" translate="no">{pieces}</bdi> }.into_any()
}
