use crate::i18n::t_signal;
use crate::ui::{Button, ButtonVariant};
use leptos::prelude::*;

/// Something could not be read: why, and the button that reads it once more.
#[component]
pub(crate) fn RetryAlert(
    /// Why.
    message: AnyView,
    /// Reads it once more.
    #[prop(into)]
    on_retry: Callback<()>,
    /// How the button looks.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Another way on, beside the button.
    #[prop(optional)]
    other: Option<AnyView>,
) -> impl IntoView {
    view! {
        {message}
        <div class="actions">
            <Button label=t_signal(|t| t.common.try_again) variant=variant on_click=on_retry />
            {other}
        </div>
    }
}
