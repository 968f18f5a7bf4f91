use super::text_with_names;
use leptos::prelude::*;

/// How large a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeadingSize {
    /// Over a part of the page.
    #[default]
    Small,
    /// Inside a message.
    ExtraSmall,
}

/// A heading of level 2. Names in it are isolated ([`isolate`](super::isolate)).
///
/// Source: Designsystemet, Heading.
#[component]
pub fn Heading(
    /// What it says.
    #[prop(into)]
    text: Signal<String>,
    /// How large it is.
    #[prop(optional)]
    size: HeadingSize,
    /// Id that the section's `aria-labelledby` names.
    #[prop(optional)]
    id: Option<&'static str>,
) -> impl IntoView {
    let size = match size {
        HeadingSize::Small => "sm",
        HeadingSize::ExtraSmall => "xs",
    };
    view! {
        <h2 class="ds-heading" data-size=size id=id>
            {move || text_with_names(&text.read())}
        </h2>
    }
}
