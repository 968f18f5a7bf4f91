use crate::approval::store::ApprovalStore;
use crate::i18n::{t, t_signal};
use crate::ui::{Alert, Announce, Heading, HeadingSize, Severity};
use leptos::prelude::*;

/// What there is to know about the request before one answers: its deadline has passed, somebody has
/// escalated it.
#[component]
pub(crate) fn PanelRemarks() -> impl IntoView {
    let panel = expect_context::<ApprovalStore>().panel;
    // A memo: the live region must not be drawn anew, and so be announced again, with each click.
    let is_overdue = Memo::new(move |_| panel.read().as_ref().is_some_and(|panel| panel.overdue));
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
        {move || is_overdue.get().then(overdue)}
        {move || {
            panel.read().as_ref().filter(|panel| panel.escalated).map(|_| escalated())
        }}
    }
}
