use crate::approval::store::ApprovalStore;
use crate::i18n::{t, t_signal};
use crate::ui::{Alert, Announce, Heading, HeadingSize, Severity};
use leptos::prelude::*;

/// What there is to know about the request before one answers: its deadline has passed, somebody has
/// escalated it.
#[component]
pub(crate) fn PanelRemarks() -> impl IntoView {
    let panel = expect_context::<ApprovalStore>().panel();
    let overdue = || {
        view! {
            <Alert severity=Severity::Warning announce=Announce::Politely>
                <Heading
                    text=t_signal(|t| t.approval.overdue_title)
                    size=HeadingSize::ExtraSmall
                />
                <p>{t(|t| t.approval.overdue)}</p>
            </Alert>
        }
        .into_any()
    };
    let escalated = || view! { <p>{t(|t| t.approval.escalated)}</p> }.into_any();
    view! {
        {move || {
            let (is_overdue, is_escalated) = panel
                .read()
                .as_ref()
                .map_or((false, false), |panel| (panel.overdue, panel.escalated));
            (is_overdue || is_escalated)
                .then(|| {
                    view! {
                        <div class="stack">
                            {is_overdue.then(overdue)} {is_escalated.then(escalated)}
                        </div>
                    }
                        .into_any()
                })
        }}
    }
}
