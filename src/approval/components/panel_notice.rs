use crate::approval::messages;
use crate::approval::state::Notice;
use crate::approval::store::ApprovalStore;
use crate::problems::{Message, MessageAlert};
use crate::ui::{Announce, LiveRegion, Severity};
use fullmakt_domain::Decision;
use leptos::prelude::*;

/// What there is to know about the last click.
#[component]
pub(crate) fn PanelNotice() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let panel = store.panel;
    let message = Memo::new(move |_| {
        panel.with(|panel| {
            let notice = panel.as_ref()?.notice.as_ref()?;
            let mut message = messages::notice(store.texts(), notice, &store.names());
            if let Notice::Refused(Decision::Approve, error) = notice {
                let refused = store.access.refused_names(error);
                let items = messages::refused_items(store.texts().approval, &refused);
                // Before what to do about it.
                let last = message.lines.len().saturating_sub(1);
                message.lines.splice(last..last, items);
            }
            Some(message)
        })
    });
    view! {
        <LiveRegion announce=Announce::Politely>
            {move || message.get().filter(|message| !is_urgent(message)).map(alert)}
        </LiveRegion>
        <LiveRegion announce=Announce::AtOnce>
            {move || message.get().filter(is_urgent).map(alert)}
        </LiveRegion>
    }
}

/// Something the user did has failed.
fn is_urgent(message: &Message) -> bool {
    message.severity == Severity::Danger
}

fn alert(message: Message) -> AnyView {
    view! { <MessageAlert message=message announce=false /> }.into_any()
}
