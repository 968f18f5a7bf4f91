use crate::approval::state::details::LocalizedText;
use crate::ui::{ForeignText, Name};
use leptos::prelude::*;

/// A text of somebody else, with its own language.
pub(super) fn localized(text: &LocalizedText) -> AnyView {
    view! { <ForeignText text=text.text.clone() lang=text.lang /> }.into_any()
}

/// The name of somebody or something, with its own language.
pub(super) fn name_of(name: &LocalizedText) -> AnyView {
    view! { <Name text=name.text.clone() lang=name.lang /> }.into_any()
}
