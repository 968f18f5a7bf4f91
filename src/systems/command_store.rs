//! A change as a signal, with what carries out its effects.

use super::command::{self, Command, Done, Event, Failure};
use crate::api::{ApiClient, ApiError, RemoteData};
use crate::user::{Person, User};
use fullmakt_domain::time::UnixSeconds;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

pub(super) type CallFuture<T> = LocalBoxFuture<'static, Result<T, ApiError>>;

/// The calls of a change.
pub(super) trait CommandCalls {
    /// Reads what has to be known of the time before, right before it is read who is signed in: nothing comes between
    /// that and sending.
    fn prepare(&self) -> LocalBoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }

    /// Sends the change.
    fn send(&self) -> CallFuture<Done>;

    /// Reads whether the change was carried out: the system user that it is about, or nothing.
    fn check(&self) -> CallFuture<Option<String>>;

    /// Whether sending it twice comes to the same as once.
    fn is_idempotent(&self) -> bool;
}

/// One change that the page offers. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct CommandStore {
    command: RwSignal<Command>,
    client: ApiClient,
    user: User,
    /// When it was known to be done.
    done_at: RwSignal<Option<UnixSeconds>>,
    /// The person who was at the page when it was opened.
    opened_for: StoredValue<Option<Person>>,
    calls: StoredValue<Rc<dyn CommandCalls>, LocalStorage>,
}

impl CommandStore {
    pub(super) fn new(calls: impl CommandCalls + 'static) -> Self {
        let store = Self {
            command: RwSignal::new(Command::default()),
            client: expect_context(),
            user: expect_context(),
            done_at: RwSignal::new(None),
            opened_for: StoredValue::new(None),
            calls: StoredValue::new_local(Rc::new(calls)),
        };
        Effect::new(move || {
            if let RemoteData::Ready(person) = store.user.person() {
                store
                    .opened_for
                    .update_value(|opened_for| *opened_for = opened_for.take().or(Some(person)));
            }
        });
        store
    }

    /// Tracked.
    pub(super) fn is_busy(self) -> bool {
        self.command.with(Command::is_busy)
    }

    /// Tracked.
    pub(super) fn done(self) -> Option<Done> {
        self.command.with(|command| command.done().cloned())
    }

    /// When it was known to be done. Tracked.
    pub(super) fn done_at(self) -> Option<UnixSeconds> {
        self.done_at.get()
    }

    /// Tracked.
    pub(super) fn failure(self) -> Option<Failure> {
        self.command.with(|command| command.failure().cloned())
    }

    pub(super) fn dispatch(self, event: Event) {
        // After an answer to a page that has been left there is no command any more.
        let Some((effect, is_done)) = self.command.try_update(|command| {
            let effect = command.update(event);
            (effect, command.done().is_some())
        }) else {
            return;
        };
        if is_done && self.done_at.get_untracked().is_none() {
            self.done_at.set(Some(self.client.now()));
        }
        if let Some(effect) = effect {
            self.run_effect(effect);
        }
    }

    fn run_effect(self, effect: command::Effect) {
        let Some(calls) = self.calls.try_get_value() else {
            return;
        };
        spawn_local(async move {
            let event = match effect {
                command::Effect::Identify => {
                    calls.prepare().await;
                    // Before asking: the answer can mount the page anew, and take this store along.
                    let opened_for = self.opened_for.try_get_value().flatten();
                    let now = self.user.identify().await;
                    if let (Ok(now), Some(before)) = (&now, &opened_for) {
                        self.user.set_held_back(now.id != before.id);
                    }
                    Event::Identified { now, opened_for }
                }
                command::Effect::Send => Event::Answered(calls.send().await),
                command::Effect::Check => Event::Checked {
                    answer: calls.check().await,
                    is_idempotent: calls.is_idempotent(),
                },
            };
            self.dispatch(event);
        });
    }
}
