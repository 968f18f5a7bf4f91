use crate::api::ApiError;
use crate::i18n::use_i18n;
use crate::organisation::Organisation;
use crate::problems::{MessageAlert, RetryAlert};
use crate::systems::messages::permission_failed;
use crate::systems::permission::Permission;
use crate::ui::ButtonVariant;
use leptos::prelude::*;

/// What the user may do could not be read.
pub(in crate::systems) fn permission_alert(
    permission: Permission,
    organisation: Organisation,
    error: &ApiError,
) -> AnyView {
    let message = permission_failed(use_i18n().texts(), error);
    view! {
        <RetryAlert
            error=error.clone()
            message=view! { <MessageAlert message=message announce=true /> }.into_any()
            on_retry=move || permission.ask(&organisation)
            variant=ButtonVariant::Secondary
        />
    }
    .into_any()
}
