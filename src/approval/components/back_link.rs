use crate::approval::store::ApprovalStore;
use crate::i18n::t;
use leptos::prelude::*;

/// The link back to where the user came from on this site, above the page.
#[component]
pub(crate) fn BackLink() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    view! {
        {move || {
            store
                .back_path()
                .map(|path| {
                    view! {
                        <a class="ds-link" href=path>
                            {t(|t| t.approval.back)}
                        </a>
                    }
                        .into_any()
                })
        }}
    }
}
