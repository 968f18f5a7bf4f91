use super::{cause_of, is_lasting};
use crate::api::ApiError;
use crate::i18n::t_signal;
use crate::ui::{Button, ButtonVariant};
use leptos::prelude::*;

/// Something could not be read: why, and the button that reads it once more where that can help.
#[component]
pub(crate) fn RetryAlert(
    /// Why.
    error: ApiError,
    /// The same in words.
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
    let retry = (!is_lasting(cause_of(&error))).then(|| {
        let label = t_signal(|t| t.common.try_again);
        view! { <Button label=label variant=variant on_click=on_retry /> }.into_any()
    });
    let has_actions = retry.is_some() || other.is_some();
    let actions =
        has_actions.then(|| view! { <div class="actions">{retry} {other}</div> }.into_any());
    view! {
        {message}
        {actions}
    }
}
