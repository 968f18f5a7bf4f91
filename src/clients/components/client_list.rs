use super::client_row::ClientRowView;
use crate::clients::store::ClientsStore;
use crate::i18n::template::fill;
use crate::i18n::{print_note, t_signal};
use crate::ui::{Button, ButtonSize, ButtonVariant, DelayedStatus, WindowedList, text_view};
use leptos::prelude::*;

/// How many clients there are, and those that are shown.
#[component]
pub(crate) fn ClientList() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let shown = store.shown;
    let said = Signal::derive(move || {
        let texts = &store.texts().clients;
        let (counts, hits) = (store.counts(), shown.with(Vec::len));
        let all = counts.clients + counts.leftover;
        let is_arriving = store.clients.with(|list| list.is_loading());
        if is_arriving {
            return fill(texts.loading_more, &[("count", &all.to_string())]);
        }
        if hits == 0 && all > 0 {
            return texts.no_hits.to_owned();
        }
        let (hits, all_text) = (hits.to_string(), all.to_string());
        let added = counts.added.to_string();
        let counts = fill(texts.counts, &[("all", &all_text), ("added", &added)]);
        if hits == all_text {
            return counts;
        }
        let hits = fill(texts.hits, &[("hits", &hits), ("all", &all_text)]);
        [hits, counts].join(" ")
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
                    on_click=move || store.export()
                />
            </p>
            <DelayedStatus text=said />
            <WindowedList
                label=t_signal(|t| t.clients.list)
                rows=shown
                row=row
                print_note=print_note(shown)
            />
        </div>
    }
}
