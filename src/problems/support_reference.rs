use crate::i18n::t_signal;
use crate::ui::CopyText;
use leptos::prelude::*;

/// Something to give to support, to be read letter by letter or copied.
#[component]
pub(crate) fn SupportReference(
    /// The reference.
    text: String,
) -> impl IntoView {
    view! {
        <CopyText
            text=text
            label=t_signal(|t| t.common.copy_reference)
            copied=t_signal(|t| t.common.copied)
            failed=t_signal(|t| t.common.copy_failed)
        />
    }
}
