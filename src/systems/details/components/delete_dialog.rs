use crate::i18n::template::fill;
use crate::i18n::{t, t_signal};
use crate::systems::command::{Event, Failure};
use crate::systems::components::CommandNotice;
use crate::systems::details::store::DetailsStore;
use crate::systems::messages::{Subject, deletion_costs};
use crate::ui::{Button, Dialog, StatusLine, isolate, paragraphs};
use leptos::prelude::*;

/// What deleting it will cost, and the two ways out. It stays open until it is known what has become of it.
#[component]
pub(crate) fn DeleteDialog(is_open: RwSignal<bool>) -> impl IntoView {
    let store = expect_context::<DetailsStore>();
    let deletion = store.deletion;
    let heading = Signal::derive(move || {
        let template = store.texts().systems.delete_title;
        fill(template, &[("title", &isolate(&store.title()))])
    });
    let close = move || {
        deletion.dispatch(Event::Dismissed);
        is_open.set(false);
    };
    let is_busy = Signal::derive(move || deletion.is_busy());
    // Nobody sends it again before it is known what has become of the first time.
    let is_blocked =
        Signal::derive(move || matches!(deletion.failure(), Some(Failure::Unknown(_))));
    let said = Signal::derive(move || {
        let texts = &store.texts().systems;
        let said = if is_busy.get() { texts.deleting } else { "" };
        said.to_owned()
    });
    let delete = move || {
        view! {
            <Button
                label=t_signal(|t| t.systems.delete)
                is_danger=true
                busy=is_busy
                disabled=is_blocked
                on_click=move || deletion.dispatch(Event::Clicked)
            />
        }
        .into_any()
    };
    view! {
        <Dialog
            id="delete-title"
            is_open=is_open
            heading=heading
            close_label=t_signal(|t| t.systems.keep)
            busy=is_busy
            on_close=close
            actions=delete
        >
            <div class="stack">
                {move || {
                    let org = store.organisation().name;
                    paragraphs(&deletion_costs(store.texts(), &store.loss(), &store.title(), &org))
                }}
                <p>{t(|t| t.systems.delete_final)}</p>
                <CommandNotice command=deletion subject=Subject::Deletion />
                <StatusLine text=said />
            </div>
        </Dialog>
    }
}
