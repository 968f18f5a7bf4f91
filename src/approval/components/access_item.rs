use super::access_item_details::AccessItemDetails;
use super::access_item_summary::AccessItemSummary;
use crate::approval::state::request::Subject;
use crate::approval::store::ApprovalStore;
use crate::ui::Disclosure;
use leptos::prelude::*;

/// One package or single right: a line that opens in place.
#[component]
pub(crate) fn AccessItem(
    /// What it is.
    subject: Subject,
) -> impl IntoView {
    let item = expect_context::<ApprovalStore>().item(subject);
    view! {
        <li class="access-item">
            <Disclosure summary=view! { <AccessItemSummary item=item /> }.into_any()>
                <AccessItemDetails item=item />
            </Disclosure>
        </li>
    }
}
