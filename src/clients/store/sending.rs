//! Adding and removing: what the user starts is carried out to its end, whichever page is open.

use super::ClientsStore;
use crate::api::{ApiError, RemoteData};
use crate::browser::clock;
use crate::clients::changes::{Action, Changes};
use crate::clients::view_model::{action_of, progress};
use crate::ongoing_changes::Outcome;
use crate::ui::Severity;
use fullmakt_domain::client_index::ClientIndex;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// For so many milliseconds it is taken for known who is signed in.
const IDENTIFIED_FOR: f64 = 1_000.0;

/// Two clicks within so many milliseconds are one.
const DOUBLE_CLICK: f64 = 600.0;

impl ClientsStore {
    /// Adds or removes one client. A click that was meant for what stood on the button a moment ago does nothing.
    pub(in crate::clients) fn change(self, row: u32, action: Action) {
        if !self.is_second_click(Some(row)) {
            self.start(|changes| changes.start([row], action));
        }
    }

    /// Adds the ticked ones that can be added, or removes those that have been.
    pub(in crate::clients) fn change_ticked(self, action: Action) {
        let rows = self.ticked_rows(action);
        self.start(|changes| changes.start(rows, action));
    }

    /// The ticked ones with which this can be done, ascending.
    pub(super) fn ticked_rows(self, action: Action) -> Vec<u32> {
        self.index.with_untracked(|index| {
            let mut rows = index.ticked();
            rows.retain(|row| action_of(index.status(*row)) == Some(action));
            rows
        })
    }

    /// Whether this row, or the own organisation, was changed a moment ago.
    fn is_second_click(self, row: Option<u32>) -> bool {
        let (changed, at) = self.last_changed.get_value();
        changed == row && clock::milliseconds() - at < DOUBLE_CLICK
    }

    pub(in crate::clients) fn undo(self) {
        self.start(Changes::undo);
    }

    pub(in crate::clients) fn retry_failed(self) {
        self.start(Changes::retry);
    }

    /// The button stands where another one has stood until it was clicked.
    pub(in crate::clients) fn stop_by_click(self) {
        if clock::milliseconds() - self.started_at.get_value() > DOUBLE_CLICK {
            self.stop();
        }
    }

    pub(super) fn stop(self) {
        self.changes.update(Changes::stop);
        self.end_if_idle();
    }

    /// Lets the system user act for the organisation itself, or no longer.
    pub(in crate::clients) fn set_own(self, is_added: bool) {
        if self.is_second_click(None) {
            return;
        }
        let of = self.of.get_value();
        self.own.set(Some(RemoteData::Loading));
        self.ask_about_own();
        spawn_local(async move {
            let sent = match self.identify().await {
                Ok(()) => self.client.set_own_organisation(&of, is_added).await,
                Err(error) => Err(error),
            };
            self.user.follow_failure(sent.as_ref().err());
            match sent {
                // What is the case now says the platform.
                Ok(()) => {
                    self.last_changed
                        .try_set_value((None, clock::milliseconds()));
                    self.read_own();
                }
                Err(error) => drop(self.own.try_set(Some(RemoteData::Failed(error)))),
            }
        });
    }

    /// Starts something at once, so that a second click finds it there. It is sent when it is known that whoever is signed
    /// in is the person for whom the page was opened.
    fn start(self, start: impl FnOnce(&mut Changes)) {
        let started = self.changes.try_update(|changes| {
            let was_idle = changes.is_idle();
            start(changes);
            (!changes.is_idle()).then(|| {
                changes.hold();
                was_idle
            })
        });
        let Some(is_first) = started.flatten() else {
            return;
        };
        self.started_at.set_value(clock::milliseconds());
        if is_first {
            self.ongoing.start(&self.subject());
            self.texts_at_start.set_value(untrack(|| self.texts()));
        }
        self.send_when_identified();
    }

    /// `Changes::hold` has been called.
    fn send_when_identified(self) {
        spawn_local(async move {
            let known = self.identify().await;
            self.identified_at.try_set_value(clock::milliseconds());
            self.changes.try_update(|changes| changes.release(known));
            self.send_next();
            self.end_if_idle();
        });
    }

    /// Whether the person for whom the page was opened is signed in.
    async fn identify(self) -> Result<(), ApiError> {
        let opened_for = self.opened_for.try_get_value().flatten();
        let now = self.user.identify().await;
        self.user.follow_failure(now.as_ref().err());
        let now = now?;
        match opened_for {
            Some(person) if person.id == now.id => Ok(()),
            Some(_) => {
                self.tell_other_person();
                Err(ApiError::SignedOut)
            }
            // Nobody knew for whom the page was opened: the next click will.
            None => {
                self.opened_for.try_set_value(Some(now));
                Err(ApiError::TimedOut)
            }
        }
    }

    /// Whether somebody else is known to be signed in by now.
    fn is_other_person(self) -> bool {
        let now = untrack(|| self.user.person().ready().map(|person| person.id));
        let opened_for = self
            .opened_for
            .with_value(|person| person.as_ref().map(|person| person.id));
        now.is_some_and(|now| opened_for.is_some_and(|id| id != now))
    }

    /// The page about the organisation is mounted anew for another person, so it is told above it.
    fn tell_other_person(self) {
        let texts = self.texts_at_start.get_value();
        self.ongoing.tell(Outcome {
            severity: Severity::Warning,
            lines: vec![texts.clients.other_person.to_owned()],
        });
    }

    fn send_next(self) {
        if self.is_other_person() {
            let stopped = self.changes.try_update(|changes| {
                let waiting = changes.ongoing();
                changes.stop();
                changes.ongoing() < waiting
            });
            if stopped == Some(true) {
                self.tell_other_person();
            }
            return;
        }
        // Somebody else can have signed in in another tab.
        let identified_at = self.identified_at.get_value();
        let is_waiting = self.changes.with_untracked(Changes::is_waiting);
        if is_waiting && clock::milliseconds() - identified_at > IDENTIFIED_FOR {
            self.changes.update(Changes::hold);
            self.send_when_identified();
            return;
        }
        let next = self.changes.try_update(Changes::take);
        for (row, action) in next.into_iter().flatten() {
            let id = self
                .index
                .with_untracked(|index| index.client(row).map(|client| client.id.to_string()));
            let of = self.of.get_value();
            let id = id.unwrap_or_default();
            let call = match action {
                Action::Add => self.client.add_client(&of, &id),
                Action::Remove => self.client.remove_client(&of, &id),
            };
            spawn_local(async move {
                let answer = call.await;
                self.answered(row, action, answer);
            });
        }
    }

    fn answered(self, row: u32, action: Action, answer: Result<(), ApiError>) {
        self.user.follow_failure(answer.as_ref().err());
        self.last_changed
            .try_set_value((Some(row), clock::milliseconds()));
        if answer.is_ok() {
            self.index.try_update(|index| apply(index, row, action));
        }
        // A refusal that does not say why: the system user can be gone.
        let is_unexplained = answer.as_ref().is_err_and(|error| {
            matches!(error, ApiError::Refused(_) | ApiError::NotFound(_)) && error.code().is_none()
        });
        let is_kept = self
            .changes
            .try_update(|changes| changes.answered(row, answer));
        if is_kept.is_none() {
            return;
        }
        if is_unexplained {
            self.read();
        }
        self.send_next();
        self.end_if_idle();
    }

    /// When all has been answered: who has left the page is told what has come of it.
    fn end_if_idle(self) {
        let subject = self.subject();
        let is_idle = self.changes.try_with_untracked(Changes::is_idle) == Some(true);
        if !is_idle || !untrack(|| self.ongoing.is_ongoing(&subject)) {
            return;
        }
        self.ongoing.end(&subject);
        let texts = self.texts_at_start.get_value();
        let (line, has_failed) = self
            .changes
            .with_untracked(|changes| (progress(texts, changes), changes.failed() > 0));
        self.tell_if_left(&line, has_failed);
    }

    /// Tells whoever has left the page what has come of it; an empty line is nothing to tell.
    pub(super) fn tell_if_left(self, line: &str, has_failed: bool) {
        if self.is_page_open.get_value() || line.is_empty() {
            return;
        }
        let title = untrack(|| self.title());
        self.ongoing.tell(Outcome {
            severity: match has_failed {
                true => Severity::Warning,
                false => Severity::Success,
            },
            lines: vec![[&*title, ": ", line].concat()],
        });
    }

    fn subject(self) -> String {
        self.of.with_value(|of| ["clients", &*of.id].join(" "))
    }
}

/// It has been carried out: the row stays where it is, and is not ticked any more.
pub(super) fn apply(index: &mut ClientIndex, row: u32, action: Action) {
    index.set_added(row, action == Action::Add);
    index.keep(row);
    index.set_ticked(row, false);
}
