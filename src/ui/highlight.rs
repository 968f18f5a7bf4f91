use super::text_view;
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
    view! {
        <bdi class="name" translate="no">
            {move || hits.with(|hits| pieces(&text, hits))}
        </bdi>
    }
}

fn pieces(text: &str, hits: &[Range<usize>]) -> Vec<AnyView> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for hit in hits {
        if let (Some(plain), Some(found)) = (text.get(end..hit.start), text.get(hit.clone())) {
            pieces.push(text_view(plain.to_owned()));
            pieces.push(view! { <mark>{text_view(found.to_owned())}</mark> }.into_any());
            end = hit.end;
        }
    }
    pieces.push(text_view(text.get(end..).unwrap_or_default().to_owned()));
    pieces
}
