use crate::clients::changes::{Action, Changes};
use crate::clients::store::ClientsStore;
use crate::clients::view_model::progress;
use crate::i18n::template::fill;
use crate::i18n::{Texts, t_signal};
use crate::ui::{Button, ButtonLink, ButtonSize, ButtonVariant, StatusLine, text_view};
use leptos::prelude::*;

/// What can be done with the ticked clients, what has been done, and the way back. It stays at the lower edge of the
/// window, so that it is there wherever the list is.
#[component]
pub(crate) fn SelectionBar() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let ticked = Memo::new(move |_| store.ticked());
    let is_blocked = Signal::derive(move || !store.can_change());
    let counted = move |text: fn(&'static Texts) -> &'static str, count: usize| {
        fill(text(store.texts()), &[("count", &count.to_string())])
    };
    let add_label = Signal::derive(move || counted(|t| t.clients.add_ticked, ticked.get().0));
    let remove_label = Signal::derive(move || counted(|t| t.clients.remove_ticked, ticked.get().1));
    let tick_label =
        Signal::derive(move || counted(|t| t.clients.tick_shown, store.shown.with(Vec::len)));
    let selected = Signal::derive(move || {
        let (added, removed, outside) = ticked.get();
        let mut text = match added + removed {
            0 => return String::new(),
            count => counted(|t| t.clients.ticked, count),
        };
        if outside > 0 {
            text.push_str(". ");
            text.push_str(&counted(|t| t.clients.ticked_outside, outside));
        }
        text
    });
    let said =
        Signal::derive(move || store.with_changes(|changes| progress(store.texts(), changes)));
    let is_idle = Memo::new(move |_| store.with_changes(Changes::is_idle));
    let has_done = Memo::new(move |_| store.with_changes(|changes| changes.done() != (0, 0)));
    let has_failed = Memo::new(move |_| store.with_changes(|changes| changes.failed() > 0));
    let has_added = Memo::new(move |_| ticked.get().0 > 0);
    let has_removed = Memo::new(move |_| ticked.get().1 > 0);
    // It stays in view from the first tick until the list is left.
    let is_active = Memo::new(move |was: Option<&bool>| {
        let has_something =
            has_added.get() || has_removed.get() || has_done.get() || !is_idle.get();
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
                disabled=is_blocked
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
                disabled=is_blocked
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
                <Button
                    label=tick_label
                    variant=ButtonVariant::Tertiary
                    on_click=move || store.tick_shown()
                />
                {move || {
                    (has_added.get() || has_removed.get())
                        .then(|| {
                            view! {
                                <Button
                                    label=t_signal(|t| t.clients.untick)
                                    variant=ButtonVariant::Tertiary
                                    on_click=move || store.untick()
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
