//! Adding and removing: what the user starts is carried out to its end, whichever page is open.

use super::ClientsStore;
use crate::api::{ApiError, RemoteData};
use crate::clients::changes::{Action, Changes};
use crate::clients::view_model::{action_of, progress};
use crate::ongoing_changes::Outcome;
use crate::ui::Severity;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl ClientsStore {
    /// Adds or removes one client.
    pub(in crate::clients) fn change(self, row: u32, action: Action) {
        self.send(move |changes| changes.start([row], action));
    }

    /// Adds the ticked ones that can be added, or removes those that have been.
    pub(in crate::clients) fn change_ticked(self, action: Action) {
        let rows = self.index.with_untracked(|index| {
            let mut rows = index.ticked();
            rows.retain(|row| action_of(index.status(*row)) == Some(action));
            rows
        });
        self.send(move |changes| changes.start(rows, action));
    }

    pub(in crate::clients) fn undo(self) {
        self.send(Changes::undo);
    }

    pub(in crate::clients) fn retry_failed(self) {
        self.send(Changes::retry);
    }

    pub(in crate::clients) fn stop(self) {
        self.changes.update(Changes::stop);
    }

    /// Lets the system user act for the organisation itself, or no longer.
    pub(in crate::clients) fn set_own(self, is_added: bool) {
        let of = self.of.get_value();
        self.own.set(Some(RemoteData::Loading));
        spawn_local(async move {
            if self.may_send().await {
                let answer = self.client.set_own_organisation(&of, is_added).await;
                self.user.follow_failure(answer.as_ref().err());
                if let Err(error) = answer {
                    self.own.try_set(Some(RemoteData::Failed(error)));
                    return;
                }
            }
            // What is the case now says the platform.
            self.read_own();
        });
    }

    /// Starts something, for the person for whom the page was opened.
    fn send(self, start: impl FnOnce(&mut Changes) + 'static) {
        spawn_local(async move {
            if !self.may_send().await {
                return;
            }
            let started = self.changes.try_update(|changes| {
                let was_idle = changes.is_idle();
                start(changes);
                was_idle && !changes.is_idle()
            });
            if started == Some(true) {
                self.ongoing.start(&self.subject());
            }
            self.send_next();
        });
    }

    async fn may_send(self) -> bool {
        let opened_for = self.opened_for.try_get_value().flatten();
        let now = self.user.identify().await;
        self.user.follow_failure(now.as_ref().err());
        let (Ok(now), Some(opened_for)) = (now, opened_for) else {
            return false;
        };
        let is_same = now.id == opened_for.id;
        self.is_other_person.try_set(!is_same);
        is_same
    }

    fn send_next(self) {
        let next = self.changes.try_update(Changes::take);
        for (row, action) in next.into_iter().flatten() {
            let id = self
                .index
                .with_untracked(|index| index.client(row).map(|client| client.id.to_string()));
            let Some(id) = id else { continue };
            let of = self.of.get_value();
            let call = match action {
                Action::Add => self.client.add_client(&of, &id),
                Action::Remove => self.client.remove_client(&of, &id),
            };
            spawn_local(async move {
                let answer = call.await;
                self.user.follow_failure(answer.as_ref().err());
                if let Err(ApiError::Refused(_) | ApiError::NotFound(_)) = &answer
                    && answer.as_ref().err().and_then(ApiError::code).is_none()
                {
                    // It is not said why. The system user can be gone.
                    self.read();
                }
                if answer.is_ok() {
                    self.index.try_update(|index| {
                        index.set_added(row, action == Action::Add);
                        index.keep(row);
                        index.set_ticked(row, false);
                    });
                }
                let is_idle = self.changes.try_update(|changes| {
                    changes.answered(row, answer);
                    changes.is_idle()
                });
                match is_idle {
                    Some(true) => self.end(),
                    Some(false) => self.send_next(),
                    None => {}
                }
            });
        }
    }

    /// All has been answered. Who has left the page is told what has come of it.
    fn end(self) {
        self.ongoing.end(&self.subject());
        if self.is_open.get_value() {
            return;
        }
        let (texts, title) = untrack(|| (self.texts(), self.title()));
        let (line, failed) = self
            .changes
            .with_untracked(|changes| (progress(texts, changes), changes.failed()));
        self.ongoing.tell(Outcome {
            severity: match failed {
                0 => Severity::Success,
                _ => Severity::Warning,
            },
            lines: vec![[&*title, ": ", &line].concat()],
        });
    }

    fn subject(self) -> String {
        self.of.with_value(|of| ["clients", &*of.id].join(" "))
    }
}
