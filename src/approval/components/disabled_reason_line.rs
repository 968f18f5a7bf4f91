use crate::approval::messages;
use crate::approval::state::screen::DisabledReason;
use crate::approval::store::ApprovalStore;
use crate::ui::StatusLine;
use leptos::prelude::*;

/// Id of the line, for the buttons that it describes.
pub(super) const DISABLED_REASON_ID: &str = "decision-reason";

/// Why buttons are disabled. The line is always there, so that what appears in it is announced.
#[component]
pub(crate) fn DisabledReasonLine() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let panel = store.panel;
    let reason = Signal::derive(move || {
        let texts = store.texts();
        panel
            .with(|panel| match panel {
                Some(panel) => {
                    let mut reasons = panel.disabled_reasons.iter().flatten();
                    reasons.find_map(|reason| messages::disabled_reason(texts, reason))
                }
                None => messages::disabled_reason(texts, &DisabledReason::Loading),
            })
            .unwrap_or_default()
    });
    view! { <StatusLine id=DISABLED_REASON_ID class="approval-reason muted" text=reason /> }
}
