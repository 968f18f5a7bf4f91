use super::client_row::ClientRowView;
use crate::clients::export::export;
use crate::clients::page_state::ClientsPageState;
use crate::clients::store::ClientsStore;
use crate::clients::view_model::found;
use crate::i18n::{cut_note, t, t_signal};
use crate::ui::{Button, ButtonSize, ButtonVariant, DelayedStatus, WindowedList, text_view};
use leptos::prelude::*;

/// Longer lists than this are skipped rather than gone through.
const LONG: usize = 20;

/// How many clients there are, and those that are shown.
#[component]
pub(crate) fn ClientList() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageState>();
    let shown = view.shown;
    let said = Signal::derive(move || {
        found(
            store.texts(),
            view.counts(),
            shown.with(Vec::len),
            store.known(),
        )
    });
    let is_long = Memo::new(move |_| shown.with(Vec::len) > LONG);
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
            {move || {
                is_long
                    .get()
                    .then(|| {
                        view! {
                            <a class="ds-link no-print" href="#clients-said">
                                {t(|t| t.clients.past_list)}
                            </a>
                        }
                            .into_any()
                    })
            }}
            <WindowedList
                label=t_signal(|t| t.clients.list)
                rows=shown
                row=row
                cut_note=cut_note(shown)
            />
        </div>
    }
}
