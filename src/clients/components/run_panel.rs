use crate::bulk::Phase;
use crate::clients::changes::Action;
use crate::clients::export::export_run;
use crate::clients::page_state::ClientsPageState;
use crate::clients::run_view::{run_counts, run_phase};
use crate::clients::store::ClientsStore;
use crate::i18n::{Texts, t, t_signal};
use crate::ui::{Button, ButtonVariant, DelayedStatus, Heading, text_view};
use leptos::prelude::*;

/// A run: how far it is, what it waits for, and what can be done with it.
#[component]
pub(crate) fn RunPanel() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let bulk = store.bulk;
    let is_there = Memo::new(move |_| bulk.progress().is_some());
    view! { {move || is_there.get().then(|| view! { <Panel /> }.into_any())} }
}

#[component]
fn Panel() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageState>();
    let bulk = store.bulk;
    let heading = t_signal_of(store, move |t| match store.run_action() {
        Some(Action::Remove) => t.clients.run_heading_remove,
        _ => t.clients.run_heading_add,
    });
    let counts = Signal::derive(move || {
        let is_here = |it: &crate::bulk::Progress| it.phase != Phase::Elsewhere;
        let progress = bulk.progress().filter(is_here);
        progress.map_or_else(String::new, |it| run_counts(store.texts(), &it))
    });
    let phase = Signal::derive(move || {
        let progress = bulk.progress();
        progress.map_or_else(String::new, |it| run_phase(store.texts(), &it))
    });
    // Which buttons there are, without numbers.
    let kind = Memo::new(move |_| {
        let progress = bulk.progress()?;
        Some(match progress.phase {
            Phase::Elsewhere => Kind::Elsewhere,
            Phase::Over => Kind::Over {
                has_failed: progress.counts.failed > 0,
                has_done: progress.counts.done > 0,
            },
            Phase::Paused(_) | Phase::OtherPerson => Kind::Resting,
            Phase::Running | Phase::CutOff | Phase::Waiting => Kind::Going,
        })
    });
    let is_unwritten = Memo::new(move |_| bulk.progress().is_some_and(|it| !it.is_written_down));
    let told = Signal::derive(move || match kind.get() {
        // While it goes, each number would be said.
        Some(Kind::Going) => phase.get(),
        _ => [counts.get(), phase.get()].join(" "),
    });
    let max = move || bulk.progress().map_or(1, |it| it.tasks.max(1)).to_string();
    let value = move || {
        let counts = bulk.progress().map(|it| (it.tasks, it.counts.left()));
        counts
            .map_or(0, |(tasks, left)| tasks.saturating_sub(left))
            .to_string()
    };
    let button = move |text: fn(&'static Texts) -> &'static str, act: Callback<()>| {
        view! {
            <Button
                label=t_signal(text)
                variant=ButtonVariant::Secondary
                on_click=move || act.run(())
            />
        }
        .into_any()
    };
    let act = move |act: fn(ClientsStore)| Callback::new(move |()| act(store));
    let buttons = move || match kind.get() {
        Some(Kind::Going) => vec![
            button(|t| t.clients.run_pause, act(|it| it.bulk.pause())),
            button(|t| t.clients.stop, act(|it| it.bulk.stop())),
        ],
        Some(Kind::Resting) => vec![
            button(|t| t.clients.run_resume, act(|it| it.bulk.resume())),
            button(|t| t.clients.stop, act(|it| it.bulk.stop())),
        ],
        Some(Kind::Over {
            has_failed,
            has_done,
        }) => {
            let retry = has_failed
                .then(|| button(|t| t.clients.retry_failed, act(|it| it.bulk.retry_failed())));
            let undo = has_done.then(|| button(|t| t.clients.undo, act(ClientsStore::undo_run)));
            let table = button(
                |t| t.clients.run_result,
                Callback::new(move |()| export_run(store, view)),
            );
            let close = button(|t| t.clients.run_close, act(|it| it.bulk.close()));
            [retry, undo, Some(table), Some(close)]
                .into_iter()
                .flatten()
                .collect()
        }
        Some(Kind::Elsewhere) => {
            vec![button(
                |t| t.clients.run_here,
                act(ClientsStore::take_over_run),
            )]
        }
        None => Vec::new(),
    };
    view! {
        <section class="stack clients-run" aria-labelledby="run">
            <Heading id="run" text=heading />
            <progress class="clients-progress" aria-labelledby="run" max=max prop:value=value></progress>
            <p>{text_view(counts)}</p>
            <p class="muted">{text_view(phase)}</p>
            <DelayedStatus text=told />
            {move || {
                is_unwritten.get().then(|| view! { <p>{t(|t| t.clients.run_not_written)}</p> }.into_any())
            }}
            <div class="actions no-print">{buttons}</div>
        </section>
    }
}

/// Which buttons there are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Going,
    Resting,
    Over { has_failed: bool, has_done: bool },
    Elsewhere,
}

fn t_signal_of(
    store: ClientsStore,
    text: impl Fn(&'static Texts) -> &'static str + Send + Sync + 'static,
) -> Signal<String> {
    Signal::derive(move || text(store.texts()).to_owned())
}
