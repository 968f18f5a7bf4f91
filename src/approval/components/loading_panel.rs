use super::disabled_reason_line::DisabledReasonLine;
use crate::ui::Skeleton;
use leptos::prelude::*;

/// The places of what comes with the request.
#[component]
pub(crate) fn LoadingPanel() -> impl IntoView {
    let button = || view! { <div class="approval-waiting"></div> }.into_any();
    view! {
        <div class="approval-terms">
            <p>
                <Skeleton letters=50 />
            </p>
            <p>
                <Skeleton letters=40 />
            </p>
        </div>
        <div class="actions approval-buttons">{button()} {button()}</div>
        <DisabledReasonLine />
    }
}
