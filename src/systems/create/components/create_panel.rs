use crate::api::RemoteData;
use crate::i18n::template::fill;
use crate::i18n::{t, t_signal};
use crate::systems::command::{Event, Failure};
use crate::systems::components::{CommandNotice, permission_alert};
use crate::systems::create::store::CreateStore;
use crate::systems::messages::Subject;
use crate::ui::{Button, StatusLine, isolate, text_with_names};
use leptos::prelude::*;

/// What the click does, the button, and why it is off.
#[component]
pub(crate) fn CreatePanel() -> impl IntoView {
    let store = expect_context::<CreateStore>();
    let permission = store.permission;
    // The button is there from the start, and stays when the answer is yes.
    let shown = Memo::new(move |_| match permission.get() {
        RemoteData::Loading => RemoteData::Ready(true),
        answered => answered,
    });
    view! {
        {move || match shown.get() {
            RemoteData::Ready(false) => {
                view! { <p>{t(|t| t.systems.may_not_create)}</p> }.into_any()
            }
            RemoteData::Failed(error) => {
                permission_alert(permission, store.organisation(), &error)
            }
            RemoteData::Loading | RemoteData::Ready(true) => {
                view! { <Panel /> }.into_any()
            }
        }}
    }
}

#[component]
fn Panel() -> impl IntoView {
    let store = expect_context::<CreateStore>();
    let creation = store.creation;
    let is_busy = Signal::derive(move || creation.is_busy());
    let is_empty = untrack(|| store.system().is_none_or(|system| system.items.is_empty()));
    let reason = Signal::derive(move || {
        let texts = &store.texts().systems;
        let is_unknown = matches!(creation.failure(), Some(Failure::Unknown(_)));
        let reason = if is_empty {
            texts.gets_nothing
        } else if store.permission.get().is_loading() || store.access.is_checking() {
            texts.checking_permission
        } else if store.access.is_forbidden.get() {
            texts.may_not_give
        } else if is_unknown {
            texts.read_first
        } else {
            ""
        };
        reason.to_owned()
    });
    let is_off = Memo::new(move |_| !reason.read().is_empty());
    let said = Signal::derive(move || {
        if is_busy.get() {
            store.texts().systems.creating.to_owned()
        } else {
            reason.get()
        }
    });
    view! {
        <div class="stack systems-create">
            <p>
                {move || {
                    let template = store.texts().systems.create_terms;
                    let (system, org) = (
                        isolate(&store.name()),
                        isolate(&store.organisation().name),
                    );
                    text_with_names(&fill(template, &[("system", &system), ("org", &org)]))
                }}
            </p>
            <CommandNotice command=creation subject=Subject::Creation />
            <div class="actions">
                <Button
                    label=t_signal(|t| t.systems.create_now)
                    busy=is_busy
                    disabled=is_off
                    described_by="create-reason"
                    on_click=move || creation.dispatch(Event::Clicked)
                />
            </div>
            <StatusLine id="create-reason" class="muted" text=said />
        </div>
    }
}
