//! Many clients in one run, which is written down and goes on after a reload.

use super::ClientsStore;
use super::sending::apply;
use crate::api::{AgentSystemUser, ApiError};
use crate::bulk::{BulkCalls, LockRequest, Progress};
use crate::clients::changes::{Action, RowChange};
use crate::clients::run_view::run_counts;
use crate::i18n::Texts;
use crate::problems::cause_of;
use fullmakt_domain::bulk_run::{Task, TaskState};
use fullmakt_domain::client_index::ClientIndex;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// A row that is not in the index: a client that has left since the run was written down.
const NO_ROW: u32 = u32::MAX;

impl ClientsStore {
    /// Adds the ticked ones that can be added, or removes those that have been, in a run. `looks_after_first`: it rests
    /// after the first one.
    pub(in crate::clients) fn run_ticked(self, action: Action, looks_after_first: bool) {
        self.run(self.ticked_rows(action), action, looks_after_first);
    }

    /// Starts the opposite of what the run has carried out, as a run of its own.
    pub(in crate::clients) fn undo_run(self) {
        let (states, _) = self.bulk.results();
        let Some(action) = self.run_action() else {
            return;
        };
        let rows = self.run_rows.get_value();
        let rows = rows.iter().zip(states);
        let rows = rows.filter(|(row, state)| **row != NO_ROW && *state == TaskState::Done);
        let rows: Vec<u32> = rows.map(|(row, _)| *row).collect();
        self.bulk.close();
        self.run(rows, action.opposite(), false);
    }

    fn run(self, mut rows: Vec<u32>, action: Action, looks_after_first: bool) {
        // What is under way for one of them goes on, and nothing is sent beside it.
        self.changes.with_untracked(|changes| {
            rows.retain(|row| !matches!(changes.row(*row), RowChange::Ongoing(_)));
        });
        let ids = self.index.with_untracked(|index| {
            rows.retain(|row| index.client(*row).is_some());
            let id = |row: &u32| index.client(*row).map(|client| client.id.to_string());
            rows.iter().filter_map(id).collect::<Vec<_>>()
        });
        let calls = self.use_rows(rows, action);
        self.bulk
            .start(action.word(), ids, looks_after_first, calls);
    }

    /// Takes up a run that was interrupted. Both lists have just been read.
    pub(super) fn restore_run(self) {
        let takes_over = self.takes_over.get_value();
        self.takes_over.set_value(false);
        let request = match takes_over {
            true => LockRequest::Steal,
            false => LockRequest::IfFree,
        };
        spawn_local(async move {
            let calls = move |action: &str, ids: &[String]| {
                let action = Action::from_word(action)?;
                let rows = self.index.try_with_untracked(|index| {
                    let row = |id: &String| index.find(id).unwrap_or(NO_ROW);
                    ids.iter().map(row).collect::<Vec<u32>>()
                });
                let calls: Rc<dyn BulkCalls> = self.use_rows(rows?, action);
                Some(calls)
            };
            let is_done = move |action: &str, id: &str| {
                let is_added = self
                    .index
                    .try_with_untracked(|index| Some(index.is_added(index.find(id)?)));
                let is_added = is_added.flatten() == Some(true);
                is_added == (Action::from_word(action) == Some(Action::Add))
            };
            self.bulk.restore(request, calls, is_done).await;
        });
    }

    /// Goes on here with the run of another tab, after reading what is the case.
    pub(in crate::clients) fn take_over_run(self) {
        self.takes_over.set_value(true);
        self.read();
    }

    fn use_rows(self, rows: Vec<u32>, action: Action) -> Rc<ClientCalls> {
        let rows: Rc<[u32]> = rows.into();
        self.run_rows.set_value(rows.to_vec());
        let mut tasks: Vec<(u32, Task)> = rows.iter().copied().zip(0..).collect();
        tasks.sort_unstable();
        self.run_tasks.set_value(tasks);
        Rc::new(ClientCalls {
            store: self,
            rows,
            action,
        })
    }

    /// What the run does. Tracked.
    pub(in crate::clients) fn run_action(self) -> Option<Action> {
        Action::from_word(&self.bulk.progress()?.action)
    }

    /// What the run says about a row. Tracked.
    pub(in crate::clients) fn run_change(self, row: u32) -> RowChange {
        let Some(action) = self.run_action() else {
            return RowChange::None;
        };
        let task = self.run_tasks.with_value(|tasks| {
            let at = tasks.binary_search_by_key(&row, |(row, _)| *row).ok()?;
            tasks.get(at).map(|(_, task)| *task)
        });
        match task.map(|task| (task, self.bulk.state(task))) {
            Some((_, Some(TaskState::Waiting | TaskState::Sent | TaskState::Uncertain))) => {
                RowChange::Ongoing(action)
            }
            Some((task, Some(TaskState::Failed))) => match self.bulk.failure(task) {
                Some(error) => RowChange::Failed(action, error),
                None => RowChange::None,
            },
            _ => RowChange::None,
        }
    }

    /// What has become of each of its tasks: the row, and words.
    pub(in crate::clients) fn run_results(self, all: &Texts) -> (Vec<u32>, Vec<String>) {
        let (states, failures) = self.bulk.results();
        let texts = &all.clients;
        let done = match untrack(|| self.run_action()) {
            Some(Action::Remove) => texts.gone,
            _ => texts.added,
        };
        let lines = (0..).zip(states).map(|(task, state)| match state {
            TaskState::Done => done.to_owned(),
            TaskState::Failed => {
                let failed = failures.iter().find(|(other, _)| *other == task);
                failed.map_or_else(String::new, |(_, error)| {
                    let problem = all.problem(cause_of(error));
                    [problem.what, problem.next].join(" ")
                })
            }
            _ => texts.run_not_sent.to_owned(),
        });
        (self.run_rows.get_value(), lines.collect())
    }

    fn run_subject(self) -> String {
        self.of.with_value(|of| ["run", &*of.id].join(" "))
    }
}

/// The calls of a run of clients.
struct ClientCalls {
    store: ClientsStore,
    /// The row of each task.
    rows: Rc<[u32]>,
    action: Action,
}

impl ClientCalls {
    fn row(&self, task: Task) -> u32 {
        self.rows.get(task as usize).copied().unwrap_or(NO_ROW)
    }
}

impl BulkCalls for ClientCalls {
    fn send(&self, task: Task) -> LocalBoxFuture<'static, Result<(), ApiError>> {
        let (store, row) = (self.store, self.row(task));
        let id = |index: &ClientIndex| index.client(row).map(|client| client.id.to_string());
        let id = store.index.try_with_untracked(id).flatten();
        match (store.of.try_get_value(), id, self.action) {
            (Some(of), Some(id), Action::Add) => store.client.add_client(&of, &id),
            (Some(of), Some(id), Action::Remove) => store.client.remove_client(&of, &id),
            // It is no client any more, and the platform would say so.
            _ => Box::pin(async {
                let code = br#"{"code":"AUTH-00079"}"#;
                Err(ApiError::from_response(400, None, code))
            }),
        }
    }

    fn read_state(&self) -> LocalBoxFuture<'static, Result<Vec<bool>, ApiError>> {
        let (store, rows, action) = (self.store, Rc::clone(&self.rows), self.action);
        Box::pin(async move {
            let of: AgentSystemUser = store.of.try_get_value().ok_or(ApiError::Offline)?;
            let added = store.added_rows(&of).await?;
            let is_done = |row: &u32| added.binary_search(row).is_ok() == (action == Action::Add);
            Ok(rows.iter().map(is_done).collect())
        })
    }

    fn carried_out(&self, task: Task) {
        let row = self.row(task);
        self.store
            .index
            .try_update_untracked(|index| apply(index, row, self.action));
    }

    fn show(&self) {
        self.store.index.try_update(|_| {});
    }

    fn began(&self) {
        let store = self.store;
        store.ongoing.start(&store.run_subject());
        store.texts_at_start.set_value(untrack(|| store.texts()));
    }

    fn ended(&self, progress: &Progress) {
        let store = self.store;
        store.ongoing.end(&store.run_subject());
        // Another tab and other people can have changed the same clients meanwhile.
        store.read();
        let line = run_counts(store.texts_at_start.get_value(), progress);
        store.tell_if_left(&line, progress.counts.failed > 0);
    }
}
