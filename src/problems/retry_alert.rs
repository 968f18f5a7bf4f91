use super::{Message, MessageAlert};
use crate::i18n::t_signal;
use crate::ui::{Button, ButtonVariant};
use leptos::prelude::*;

/// Something could not be read: why, and the button that reads it once more.
#[component]
pub(crate) fn RetryAlert(
    /// Why; `None` only while it is about to go.
    #[prop(into)]
    message: Signal<Option<Message>>,
    /// Reads it once more.
    #[prop(into)]
    on_retry: Callback<()>,
    /// How the button looks.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Other ways on, beside the button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let alert = |message| view! { <MessageAlert message=message announce=true /> }.into_any();
    view! {
        {move || message.get().map(alert)}
        <div class="actions">
            <Button
                label=t_signal(|t| t.common.try_again)
                variant=variant
                on_click=on_retry
            />
            {children.map(|children| children())}
        </div>
    }
}
