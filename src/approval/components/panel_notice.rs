use super::message_alert::MessageAlert;
use crate::approval::messages;
use crate::approval::store::ApprovalStore;
use leptos::prelude::*;

/// What there is to know about the last click.
#[component]
pub(crate) fn PanelNotice() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let panel = store.panel;
    let message = Memo::new(move |_| {
        panel.with(|panel| {
            let notice = panel.as_ref()?.notice.as_ref()?;
            Some(messages::notice(store.texts(), notice, &store.names()))
        })
    });
    view! {
        {move || {
            message
                .get()
                .map(|message| view! { <MessageAlert message=message announce=true /> }.into_any())
        }}
    }
}
