use super::fixed_text;
use leptos::prelude::*;

/// A name of somebody or something: kept apart from our words, with its own direction, and never translated.
#[component]
pub(crate) fn Name(
    /// The name, already sanitized.
    #[prop(into)]
    text: String,
    /// Its language, when that is not the page's.
    #[prop(optional_no_strip, into)]
    lang: Option<&'static str>,
) -> impl IntoView {
    view! { <bdi class="name" translate="no" lang=lang>{fixed_text(text)}</bdi> }
}
