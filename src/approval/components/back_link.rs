use crate::approval::store::ApprovalStore;
use crate::i18n::t;
use leptos::prelude::*;

/// The link back to where the user came from on this site, above the page.
#[component]
pub(crate) fn BackLink() -> impl IntoView {
    let back_to = expect_context::<ApprovalStore>().back_to();
    move || {
        back_to.get().map(|path| {
            view! {
                <a class="ds-link" href=path.to_string()>
                    {t(|t| t.approval.back)}
                </a>
            }
            .into_any()
        })
    }
}
