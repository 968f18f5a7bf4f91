use crate::clients::changes::{Action, Changes};
use crate::clients::store::ClientsStore;
use crate::clients::view::ClientsPageView;
use crate::clients::view_model::{self, Selection, progress};
use crate::i18n::{Texts, t_signal};
use crate::ui::{Button, ButtonLink, ButtonSize, ButtonVariant, StatusLine, text_view};
use leptos::prelude::*;

/// More are a matter of a run that survives the page.
const MOST_AT_ONCE: u32 = 200;

/// What can be done with the ticked clients, what has been done, and the way back. It stays at the lower edge of the
/// window, so that it is there wherever the list is.
#[component]
pub(crate) fn SelectionBar() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageView>();
    let selection = view.selection;
    let is_blocked = move |count: fn(Selection) -> u32| {
        Signal::derive(move || !store.can_change() || count(selection.get()) > MOST_AT_ONCE)
    };
    let counted = move |text: fn(&'static Texts) -> &'static str, count: u32| {
        let texts = store.texts();
        view_model::counted(texts, text(texts), count)
    };
    let add_label = Signal::derive(move || counted(|t| t.clients.add_ticked, selection.get().add));
    let remove_label =
        Signal::derive(move || counted(|t| t.clients.remove_ticked, selection.get().remove));
    let selected = Signal::derive(move || selected(store.texts(), selection.get()));
    let said = Signal::derive(move || {
        store
            .changes
            .with(|changes| progress(store.texts(), changes))
    });
    let is_idle = Memo::new(move |_| store.changes.with(Changes::is_idle));
    let has_done = Memo::new(move |_| store.changes.with(|changes| changes.done() != (0, 0)));
    let has_failed = Memo::new(move |_| store.changes.with(|changes| changes.failed() > 0));
    let is_unticked = Memo::new(move |_| selection.get().is_empty());
    let has_added = Memo::new(move |_| selection.get().add > 0);
    let has_removed = Memo::new(move |_| selection.get().remove > 0);
    // It stays in view from the first tick until the list is left.
    let is_active = Memo::new(move |was: Option<&bool>| {
        let has_something = !is_unticked.get() || has_done.get() || !is_idle.get();
        was == Some(&true) || has_something
    });
    let small = move |text: fn(&'static Texts) -> &'static str, act: Callback<()>| {
        view! {
            <Button
                label=t_signal(text)
                variant=ButtonVariant::Tertiary
                size=ButtonSize::Small
                on_click=act
            />
        }
        .into_any()
    };
    let add = move || {
        view! {
            <Button
                label=add_label
                disabled=is_blocked(|selection| selection.add)
                on_click=move || store.change_ticked(Action::Add)
            />
        }
        .into_any()
    };
    let remove = move || {
        view! {
            <Button
                label=remove_label
                variant=ButtonVariant::Secondary
                disabled=is_blocked(|selection| selection.remove)
                on_click=move || store.change_ticked(Action::Remove)
            />
        }
        .into_any()
    };
    view! {
        <div class="clients-bar no-print" class:is-active=is_active>
            <p class="clients-bar-line">
                <span role="status">{text_view(said)}</span>
                {move || {
                    (has_done.get() && is_idle.get())
                        .then(|| small(|t| t.clients.undo, Callback::new(move |()| store.undo())))
                }}
                {move || {
                    (has_failed.get() && is_idle.get())
                        .then(|| {
                            small(|t| t.clients.retry_failed, Callback::new(move |()| store.retry_failed()))
                        })
                }}
                {move || {
                    (!is_idle.get())
                        .then(|| small(|t| t.clients.stop, Callback::new(move |()| store.stop())))
                }}
            </p>
            <div class="actions">
                {move || has_added.get().then(add)}
                {move || has_removed.get().then(remove)}
                {move || {
                    (!is_unticked.get())
                        .then(|| {
                            view! {
                                <Button
                                    label=t_signal(|t| t.clients.untick)
                                    variant=ButtonVariant::Tertiary
                                    on_click=move || view.untick()
                                />
                            }
                                .into_any()
                        })
                }}
                <ButtonLink
                    label=t_signal(|t| t.clients.close)
                    href=store.details()
                    variant=ButtonVariant::Secondary
                />
            </div>
            <StatusLine class="muted" text=selected />
        </div>
    }
}

/// How many are ticked, how many of them are not shown, and whether that is too many.
fn selected(texts: &Texts, selection: Selection) -> String {
    let counts = [
        (texts.clients.ticked, selection.add + selection.remove),
        (texts.clients.ticked_outside, selection.hidden),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let counts = counts.map(|(text, count)| view_model::counted(texts, text, count));
    let most = selection.add.max(selection.remove);
    let too_many = (most > MOST_AT_ONCE)
        .then(|| view_model::counted(texts, texts.clients.too_many, MOST_AT_ONCE));
    counts.chain(too_many).collect::<Vec<_>>().join(" ")
}
