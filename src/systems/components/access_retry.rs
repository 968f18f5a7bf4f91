use crate::i18n::{t, t_signal};
use crate::ui::{Alert, Button, ButtonVariant, Severity};
use leptos::prelude::*;

/// Something in a list of packages and rights has no description: says so, and fetches it again.
pub(super) fn access_retry(retry: Callback<()>) -> AnyView {
    view! {
        <Alert severity=Severity::Warning>
            <p>{t(|t| t.access.some_unknown)}</p>
            <Button
                label=t_signal(|t| t.access.describe_again)
                variant=ButtonVariant::Secondary
                on_click=retry
            />
        </Alert>
    }
    .into_any()
}
