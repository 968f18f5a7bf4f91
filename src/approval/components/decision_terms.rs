use super::rich_text::rich_text;
use crate::approval::state::request::ReturnDestination;
use crate::approval::store::ApprovalStore;
use crate::i18n::t;
use crate::ui::ForeignText;
use fullmakt_domain::RequestKind;
use leptos::prelude::*;

/// What happens at the click and after it.
#[component]
pub(crate) fn DecisionTerms() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let (destination, parties) = (store.return_destination(), store.parties());
    let agent_first = (store.kind == RequestKind::Agent)
        .then(|| view! { <p>{t(|t| t.approval.agent_first)}</p> }.into_any());
    let returns = move || {
        let texts = &store.texts().approval;
        let line = match destination.get() {
            Some(ReturnDestination::Vendor { host: Some(host) }) => {
                let host = |_: &str| {
                    view! {
                        <strong>
                            <ForeignText text=host.clone() />
                        </strong>
                    }
                    .into_any()
                };
                rich_text(texts.returns_to, &parties.read(), &host)
            }
            Some(ReturnDestination::Vendor { host: None }) => {
                vec![texts.returns_unnamed.into_any()]
            }
            Some(ReturnDestination::Nowhere) | None => return None,
        };
        Some(view! { <p>{line}</p> }.into_any())
    };
    view! {
        <div class="approval-terms">
            {agent_first}
            {returns}
            <p>{t(|t| t.approval.withdraw_short)}</p>
        </div>
    }
}
