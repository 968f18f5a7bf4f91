use super::delete_dialog::DeleteDialog;
use crate::api::RemoteData;
use crate::i18n::{t, t_signal};
use crate::systems::components::{CommandNotice, permission_alert};
use crate::systems::details::store::DetailsStore;
use crate::systems::messages::Subject;
use crate::ui::{Button, ButtonVariant, Heading};
use leptos::prelude::*;

/// The way to delete it, for those who may; for others that they may not, and who may.
#[component]
pub(crate) fn DeletePanel() -> impl IntoView {
    let store = expect_context::<DetailsStore>();
    // Not for a kind that this version does not know: each has a call of its own.
    let is_known = untrack(|| store.system_user()).is_some_and(|user| user.kind.is_some());
    let permission = Memo::new(move |_| store.permission.get());
    let is_asking = RwSignal::new(false);
    let offer = move || {
        view! {
            <div class="actions">
                <Button
                    label=t_signal(|t| t.systems.delete_question)
                    variant=ButtonVariant::Secondary
                    on_click=move || {
                        // Others can have added some since the page was opened.
                        store.read_clients();
                        is_asking.set(true);
                    }
                />
            </div>
            <DeleteDialog is_open=is_asking />
            // What is not known stays on the page when the question is gone.
            {move || (!is_asking.get()).then(|| view! { <CommandNotice command=store.deletion subject=Subject::Deletion /> }.into_any())}
        }
        .into_any()
    };
    let content = move || match permission.get() {
        RemoteData::Loading => ().into_any(),
        RemoteData::Ready(true) => offer(),
        RemoteData::Ready(false) => {
            view! { <p class="muted">{t(|t| t.systems.may_not_delete)}</p> }.into_any()
        }
        RemoteData::Failed(error) => {
            permission_alert(store.permission, store.organisation(), &error)
        }
    };
    is_known.then(|| {
        view! {
            <section class="stack no-print" id="delete-section" tabindex="-1" aria-labelledby="delete">
                <Heading id="delete" text=t_signal(|t| t.systems.delete_heading) />
                {content}
            </section>
        }
    })
}
