use super::text_view;
use leptos::prelude::*;

/// A text of somebody else, kept apart from ours: with its own direction and, if it is in another
/// language than the page, with that.
#[component]
pub fn ForeignText(
    /// The text, already sanitized.
    #[prop(into)]
    text: String,
    /// Its language, when that is not the page's.
    #[prop(optional_no_strip, into)]
    lang: Option<&'static str>,
) -> impl IntoView {
    view! { <bdi lang=lang>{text_view(text)}</bdi> }
}

/// A paragraph of somebody else; line breaks stay.
#[component]
pub fn ForeignParagraph(
    /// The text, already sanitized.
    text: String,
    /// Its language, when that is not the page's.
    #[prop(optional_no_strip, into)]
    lang: Option<&'static str>,
) -> impl IntoView {
    view! {
        <p class="foreign-lines" dir="auto" lang=lang>{text_view(text)}</p>
    }
}
