use crate::approval::state::details::LocalizedText;
use crate::ui::ForeignText;
use leptos::prelude::*;

/// A text of somebody else, with its own language.
pub(super) fn localized(text: &LocalizedText) -> AnyView {
    view! { <ForeignText text=text.text.clone() lang=text.lang /> }.into_any()
}
