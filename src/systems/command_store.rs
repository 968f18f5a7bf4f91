//! A change as a signal, with what carries out its effects.

use super::command::{self, Command, ConfirmedBy, Done, Event, Failure};
use super::messages::{Subject, command_failed};
use crate::api::{ApiClient, ApiError};
use crate::i18n::{I18n, Texts, use_i18n};
use crate::ongoing_changes::{OngoingChanges, Outcome};
use crate::ui::Severity;
use crate::user::{Person, User};
use fullmakt_domain::time::UnixSeconds;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

pub(super) type CallFuture<T> = LocalBoxFuture<'static, Result<T, ApiError>>;

/// The calls of a change, with all that they need: the page can be left meanwhile.
pub(super) trait CommandCalls {
    /// Reads what there is before it is sent, and answers whether all of it had been shown when the user clicked. Right
    /// after that it is read who is signed in: nothing comes between that and sending.
    fn prepare(self: Rc<Self>) -> LocalBoxFuture<'static, bool> {
        Box::pin(std::future::ready(true))
    }

    /// Sends the change.
    fn send(self: Rc<Self>) -> CallFuture<Done>;

    /// Reads whether the change was carried out: the system user that it is about, or nothing.
    fn check(self: Rc<Self>) -> CallFuture<Option<String>>;

    /// Which change it is.
    fn subject(&self) -> Subject;

    /// What is said elsewhere when it is done and its page has been left.
    fn done_line(&self, texts: &Texts) -> String;
}

/// Makes the calls from what the page has read; `None` when that is not enough.
type NewCalls = Rc<dyn Fn() -> Option<Rc<dyn CommandCalls>>>;

/// One change that the page offers. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct CommandStore {
    command: RwSignal<Command>,
    client: ApiClient,
    user: User,
    changes: OngoingChanges,
    i18n: I18n,
    /// When it was known to be done.
    done_at: RwSignal<Option<UnixSeconds>>,
    /// What the person who has sent it is called, once it has been sent.
    sent_by: RwSignal<Option<String>>,
    /// The person who was at the page when it was opened.
    opened_for: StoredValue<Option<Person>>,
    /// What it is about: two changes with the same one are never under way at the same time.
    key: StoredValue<String>,
    new_calls: StoredValue<NewCalls, LocalStorage>,
    /// Those of the newest click.
    calls: StoredValue<Option<Rc<dyn CommandCalls>>, LocalStorage>,
}

impl CommandStore {
    pub(super) fn new<Calls: CommandCalls + 'static>(
        key: String,
        new_calls: impl Fn() -> Option<Rc<Calls>> + 'static,
    ) -> Self {
        let new_calls: NewCalls = Rc::new(move || Some(new_calls()?));
        let user: User = expect_context();
        Self {
            command: RwSignal::new(Command::default()),
            client: expect_context(),
            user,
            changes: expect_context(),
            i18n: use_i18n(),
            done_at: RwSignal::new(None),
            sent_by: RwSignal::new(None),
            opened_for: user.remember_person(),
            key: StoredValue::new(key),
            new_calls: StoredValue::new_local(new_calls),
            calls: StoredValue::new_local(None),
        }
    }

    /// Also when the same change was started on this page before it was left and opened again. Tracked.
    pub(super) fn is_busy(self) -> bool {
        let is_ongoing = self.key.with_value(|key| self.changes.is_ongoing(key));
        is_ongoing || self.command.with(Command::is_busy)
    }

    /// Nothing has been started, or it has been dismissed. Not tracked.
    pub(super) fn is_idle(self) -> bool {
        self.command
            .with_untracked(|command| *command == Command::Idle)
    }

    /// Tracked.
    pub(super) fn done(self) -> Option<Done> {
        self.command.with(|command| command.done().cloned())
    }

    /// When it was known to be done. Tracked.
    pub(super) fn done_at(self) -> Option<UnixSeconds> {
        self.done_at.get()
    }

    /// Who has done it; `None` where it is not certain. Tracked.
    pub(super) fn done_by(self) -> Option<String> {
        let done = self.done()?;
        let is_certain = done.confirmed_by == ConfirmedBy::Response;
        let by = self.sent_by.get();
        by.filter(|name| is_certain && !name.is_empty())
    }

    /// Tracked.
    pub(super) fn failure(self) -> Option<Failure> {
        self.command.with(|command| command.failure().cloned())
    }

    pub(super) fn dispatch(self, event: Event) {
        let key = self.key.get_value();
        if untrack(|| self.changes.is_ongoing(&key)) {
            return;
        }
        if event == Event::Clicked {
            let calls = self.new_calls.with_value(|new_calls| new_calls());
            self.calls.set_value(calls);
        }
        let Some(calls) = self.calls.get_value() else {
            return;
        };
        let effect = self.command.try_update(|command| command.update(event));
        let Some(Some(effect)) = effect else {
            return;
        };
        let texts = untrack(|| self.i18n.texts());
        self.changes.start(&key);
        spawn_local(async move {
            self.run(calls, effect, texts).await;
            self.changes.end(&key);
        });
    }

    /// Carries out what comes of an event until there is nothing more to do. The page can be left meanwhile: what has
    /// been sent is followed to its end and told, and nothing more is sent.
    async fn run(
        self,
        calls: Rc<dyn CommandCalls>,
        effect: command::Effect,
        texts: &'static Texts,
    ) {
        let mut command = self.command.get_untracked();
        let mut next = Some(effect);
        while let Some(effect) = next {
            if effect == command::Effect::Send && self.command.is_disposed() {
                command.leave();
                break;
            }
            let event = self.carry_out(Rc::clone(&calls), effect).await;
            next = command.update(event);
            if self.done_at.try_get_untracked() == Some(None) && command.done().is_some() {
                self.done_at.try_set(Some(self.client.now()));
            }
            self.command.try_set(command.clone());
        }
        // Pages about an organisation are mounted anew for another person, sooner or later.
        let is_other_person = matches!(command.failure(), Some(Failure::OtherPerson { .. }));
        if self.command.is_disposed() || is_other_person {
            self.changes.tell(outcome(&*calls, &command, texts));
        }
    }

    async fn carry_out(self, calls: Rc<dyn CommandCalls>, effect: command::Effect) -> Event {
        match effect {
            command::Effect::Prepare => Event::Prepared {
                was_shown: calls.prepare().await,
            },
            command::Effect::Identify => {
                // Before asking: the answer can mount the page anew, and take this store along.
                let opened_for = self.opened_for.try_get_value().flatten();
                let now = self.user.identify().await;
                let name = now.as_ref().ok().map(|now| now.name.clone());
                self.sent_by.try_set(name);
                Event::Identified { now, opened_for }
            }
            command::Effect::Send => Event::Answered(calls.send().await),
            command::Effect::Check => Event::Checked(calls.check().await),
        }
    }
}

/// What is said when nobody is at the page any more.
fn outcome(calls: &dyn CommandCalls, command: &Command, texts: &Texts) -> Outcome {
    match command.failure() {
        Some(failure) => {
            let message = command_failed(texts, calls.subject(), failure);
            let mut lines = vec![message.title];
            lines.extend(message.lines);
            Outcome {
                severity: message.severity,
                lines,
            }
        }
        None => Outcome {
            severity: Severity::Success,
            lines: vec![calls.done_line(texts)],
        },
    }
}
