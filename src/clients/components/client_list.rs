use super::client_row::ClientRowView;
use crate::clients::export::export;
use crate::clients::store::ClientsStore;
use crate::clients::view::ClientsPageView;
use crate::clients::view_model::found;
use crate::i18n::{cut_note, t_signal};
use crate::ui::{Button, ButtonSize, ButtonVariant, DelayedStatus, WindowedList, text_view};
use leptos::prelude::*;

/// How many clients there are, and those that are shown.
#[component]
pub(crate) fn ClientList() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageView>();
    let shown = view.shown;
    let said = Signal::derive(move || {
        let is_arriving = store
            .clients
            .with(|list| !list.is_known && list.read.is_loading());
        found(
            store.texts(),
            view.counts(),
            shown.with(Vec::len),
            is_arriving,
        )
    });
    let row = move |row: u32| view! { <ClientRowView row=row /> }.into_any();
    view! {
        <div class="stack">
            <p class="muted clients-said">
                {text_view(said)}
                <Button
                    label=t_signal(|t| t.clients.export)
                    variant=ButtonVariant::Tertiary
                    size=ButtonSize::Small
                    on_click=move || export(store, view)
                />
            </p>
            <DelayedStatus text=said />
            <WindowedList
                label=t_signal(|t| t.clients.list)
                rows=shown
                row=row
                cut_note=cut_note(shown)
            />
        </div>
    }
}
