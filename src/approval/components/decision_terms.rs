use super::rich_text::rich_text;
use crate::approval::state::request::ReturnDestination;
use crate::approval::store::ApprovalStore;
use crate::approval::view_model::PartiesView;
use crate::i18n::{ApprovalTexts, t};
use crate::ui::{Name, text_view};
use fullmakt_domain::RequestKind;
use leptos::prelude::*;

/// What happens at the click and after it.
#[component]
pub(crate) fn DecisionTerms() -> impl IntoView {
    let store = expect_context::<ApprovalStore>();
    let parties = store.parties;
    let agent_first = (store.kind == RequestKind::Agent)
        .then(|| view! { <p>{t(|t| t.approval.agent_first)}</p> }.into_any());
    view! {
        <div class="approval-terms">
            {agent_first}
            {move || returns(store.texts().approval, store.return_destination(), &parties.read())}
            <p>{t(|t| t.approval.withdraw_short)}</p>
        </div>
    }
}

/// Where one goes afterwards, if anywhere.
fn returns(
    texts: &ApprovalTexts,
    destination: Option<ReturnDestination>,
    parties: &PartiesView,
) -> Option<AnyView> {
    let line = match destination {
        Some(ReturnDestination::Vendor { host: Some(host) }) => {
            let host = |_: &str| {
                view! {
                    <strong>
                        <Name text=host.clone() />
                    </strong>
                }
                .into_any()
            };
            rich_text(texts.returns_to, parties, &host)
        }
        Some(ReturnDestination::Vendor { host: None }) => {
            vec![text_view(texts.returns_unnamed)]
        }
        Some(ReturnDestination::Nowhere) | None => return None,
    };
    Some(view! { <p>{line}</p> }.into_any())
}
