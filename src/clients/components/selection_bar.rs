use crate::browser::focus;
use crate::clients::changes::{Action, Changes};
use crate::clients::page_state::ClientsPageState;
use crate::clients::store::ClientsStore;
use crate::clients::view_model::{Selection, counted, progress};
use crate::i18n::template::fill;
use crate::i18n::{Texts, t, t_signal};
use crate::ui::{
    Button, ButtonLink, ButtonSize, ButtonVariant, DelayedStatus, Dialog, isolate, text_view,
    text_with_names,
};
use leptos::prelude::*;

/// Takes the focus of a button that goes away when it is used.
const SAID: &str = "#clients-said";

/// What can be done with the ticked clients, what has been done, and the way back. It stays at the lower edge of the
/// window, so that it is there wherever the list is.
#[component]
pub(crate) fn SelectionBar() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let selection = expect_context::<ClientsPageState>().selection;
    let said = Signal::derive(move || {
        store
            .changes
            .with(|changes| progress(store.texts(), changes))
    });
    let ticked = Signal::derive(move || selection.get().line(store.texts()));
    let told = Signal::derive(move || {
        let parts = [said.get(), ticked.get()].into_iter();
        let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    });
    let is_idle = Memo::new(move |_| store.changes.with(Changes::is_idle));
    let has_done = Memo::new(move |_| store.changes.with(|changes| changes.done() != (0, 0)));
    let has_failed = Memo::new(move |_| store.changes.with(|changes| changes.failed() > 0));
    // It stays in view from the first tick until the list is left.
    let is_active = Memo::new(move |was: Option<&bool>| {
        let has_something = !selection.with(|it| it.is_empty()) || has_done.get() || !is_idle.get();
        was == Some(&true) || has_something
    });
    let small = move |text: fn(&'static Texts) -> &'static str, act: Callback<()>| {
        view! {
            <Button
                label=t_signal(text)
                variant=ButtonVariant::Tertiary
                size=ButtonSize::Small
                on_click=move || {
                    focus::without_scrolling(SAID);
                    act.run(());
                }
            />
        }
        .into_any()
    };
    view! {
        <div class="clients-bar no-print" class:is-active=is_active>
            // Said when nothing changes any more: not with each client.
            <DelayedStatus text=told />
            <p class="clients-bar-line">
                <span id="clients-said" tabindex="-1">
                    {text_view(said)}
                </span>
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
                        .then(|| small(|t| t.clients.stop, Callback::new(move |()| store.stop_by_click())))
                }}
            </p>
            <div class="actions">
                {move || is_active.get().then(|| view! { <TickedActions /> }.into_any())}
                <ButtonLink
                    label=t_signal(|t| t.clients.close)
                    href=store.details()
                    variant=ButtonVariant::Secondary
                />
            </div>
            <p id="clients-ticked" class="muted">
                {text_view(ticked)}
            </p>
        </div>
    }
}

/// They stay, and what cannot be done now is disabled: so what has the focus keeps it.
#[component]
fn TickedActions() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageState>();
    let selection = view.selection;
    let is_asking = RwSignal::new(false);
    // A run is asked about: what it would do.
    let run = RwSignal::new(None::<Action>);
    let label = move |text: fn(&'static Texts) -> &'static str, count: fn(Selection) -> u32| {
        Signal::derive(move || {
            let texts = store.texts();
            counted(texts, text(texts), count(selection.get()))
        })
    };
    let is_blocked = move |count: fn(Selection) -> u32| {
        Signal::derive(move || {
            let count = count(selection.get());
            // One run at a time.
            let is_run = Selection::needs_run(count) && store.bulk.progress().is_some();
            !store.can_change() || count == 0 || is_run
        })
    };
    let remove = move || store.change_ticked(Action::Remove);
    let confirm = move || {
        view! {
            <Button
                label=label(|t| t.clients.remove_ticked, |it| it.remove)
                is_danger=true
                on_click=move || {
                    is_asking.set(false);
                    remove();
                }
            />
        }
        .into_any()
    };
    view! {
        <Button
            label=label(|t| t.clients.add_ticked, |it| it.add)
            disabled=is_blocked(|it| it.add)
            described_by="clients-ticked"
            on_click=move || match Selection::needs_run(selection.get_untracked().add) {
                true => run.set(Some(Action::Add)),
                false => store.change_ticked(Action::Add),
            }
        />
        <Button
            label=label(|t| t.clients.remove_ticked, |it| it.remove)
            variant=ButtonVariant::Secondary
            disabled=is_blocked(|it| it.remove)
            described_by="clients-ticked"
            on_click=move || match selection.get_untracked().remove {
                1 => remove(),
                count if Selection::needs_run(count) => run.set(Some(Action::Remove)),
                _ => is_asking.set(true),
            }
        />
        <Button
            label=t_signal(|t| t.clients.untick)
            variant=ButtonVariant::Tertiary
            disabled=Signal::derive(move || selection.with(|it| it.is_empty()))
            on_click=move || view.untick()
        />
        <Dialog
            id="remove-title"
            is_open=is_asking
            heading=label(|t| t.clients.remove_title, |it| it.remove)
            close_label=t_signal(|t| t.clients.cancel)
            on_close=move || is_asking.set(false)
            actions=confirm
        >
            <p>
                {move || {
                    let template = store.texts().clients.remove_text;
                    text_with_names(&fill(template, &[("title", &isolate(&store.title()))]))
                }}
            </p>
        </Dialog>
        <RunDialog run=run />
    }
}

/// Asks before a run begins, and offers to look after the first client.
#[component]
fn RunDialog(run: RwSignal<Option<Action>>) -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let selection = expect_context::<ClientsPageState>().selection;
    // It stays as it is while the dialog closes.
    let action = Memo::new(move |before: Option<&Action>| {
        run.get().or(before.copied()).unwrap_or(Action::Add)
    });
    let heading = Signal::derive(move || {
        let (texts, selection) = (store.texts(), selection.get());
        match action.get() {
            Action::Add => counted(texts, texts.clients.run_add_title, selection.add),
            Action::Remove => counted(texts, texts.clients.remove_title, selection.remove),
        }
    });
    let start = move |looks_after_first: bool| {
        run.set(None);
        store.run_ticked(action.get_untracked(), looks_after_first);
    };
    let actions = move || {
        view! {
            <Button
                label=Signal::derive(move || {
                    let texts = store.texts();
                    match action.get() {
                        Action::Add => texts.clients.run_add_all,
                        Action::Remove => texts.clients.run_remove_all,
                    }
                        .to_owned()
                })
                on_click=move || start(false)
            />
            <Button
                label=t_signal(|t| t.clients.run_first)
                variant=ButtonVariant::Secondary
                on_click=move || start(true)
            />
        }
        .into_any()
    };
    view! {
        <Dialog
            id="run-title"
            is_open=Signal::derive(move || run.get().is_some())
            heading=heading
            close_label=t_signal(|t| t.clients.cancel)
            on_close=move || run.set(None)
            actions=actions
        >
            <div class="stack">
                <p>{t(|t| t.clients.run_text)}</p>
                <p>{t(|t| t.clients.run_again)}</p>
            </div>
        </Dialog>
    }
}
