use crate::api::ApiError;
use crate::i18n::{Texts, t_signal, use_i18n};
use crate::problems::{Message, MessageAlert, RetryAlert};
use crate::ui::{ButtonLink, ButtonVariant};
use leptos::prelude::*;

/// What a page is about could not be read: why, another attempt where that can help, and the way back.
#[component]
pub(crate) fn ReadFailed(
    /// It stays as it is: another attempt mounts this anew.
    error: ApiError,
    /// The words for it.
    message: fn(&Texts, &ApiError) -> Message,
    /// Reads it once more.
    #[prop(into)]
    on_retry: Callback<()>,
    /// Where the way back leads.
    back: String,
    /// What that is called.
    back_label: fn(&'static Texts) -> &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    let words = error.clone();
    let alert = move || {
        let message = message(i18n.texts(), &words);
        view! { <MessageAlert message=message announce=true /> }.into_any()
    };
    let other = view! {
        <ButtonLink label=t_signal(back_label) href=back variant=ButtonVariant::Tertiary />
    };
    view! {
        <RetryAlert
            error=error
            message=view! { {alert} }.into_any()
            on_retry=on_retry
            other=other.into_any()
        />
    }
}
