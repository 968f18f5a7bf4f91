//! What is written down of a run, so that it can go on when the page was closed in the middle. Pure.
//!
//! A run has a head, a plan and marks. The plan names what the run is about by ids alone. Marks say what has become of the
//! tasks, some of them in each record: a record is written before the first of its tasks is sent, and says that all of
//! them may have been.

use crate::api::ApiError;
use fullmakt_domain::bulk_run::{Task, TaskState};
use serde::{Deserialize, Serialize};

/// So many tasks have their marks in one record.
pub(super) const TASKS_PER_RECORD: u32 = 64;

/// The head of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Head {
    /// What the run does, in the words of whoever started it.
    pub(crate) action: String,
    /// When it was started, and when it was last at work: milliseconds since 1970.
    pub(crate) started: u64,
    pub(crate) at_work: u64,
}

/// The marks of some tasks.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Marks {
    first: Task,
    /// A letter for each.
    states: String,
    failures: Vec<Failure>,
}

/// A task that failed: its status and code say why.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Failure {
    task: Task,
    status: u16,
    code: Option<String>,
}

/// What is kept of an answer.
#[derive(Serialize)]
struct Code {
    code: Option<String>,
}

/// The marks of the tasks beside this one, in a record. `may_be_sent`: what waits may be sent before the next writing.
pub(super) fn marks(
    first: Task,
    states: &[TaskState],
    failures: &[(Task, ApiError)],
    may_be_sent: bool,
) -> String {
    let end = first + u32::try_from(states.len()).unwrap_or(0);
    let states = states.iter().map(|state| match state {
        TaskState::Waiting if !may_be_sent => 'w',
        TaskState::Waiting | TaskState::Sent | TaskState::Uncertain => 's',
        TaskState::Done => 'd',
        TaskState::Failed => 'f',
        TaskState::Skipped => 'k',
    });
    let failures = failures
        .iter()
        .filter(|(task, _)| (first..end).contains(task));
    let failures = failures.map(|(task, error)| Failure {
        task: *task,
        status: error.response().map_or(0, |response| response.status),
        code: error.code().map(str::to_owned),
    });
    let marks = Marks {
        first,
        states: states.collect(),
        failures: failures.collect(),
    };
    serde_json::to_string(&marks).unwrap_or_default()
}

/// What had become of so many tasks. A record that cannot be read says nothing: its tasks may have been sent.
pub(super) fn read_marks(
    tasks: u32,
    records: &[String],
) -> (Vec<TaskState>, Vec<(Task, ApiError)>) {
    let mut states = vec![TaskState::Waiting; tasks as usize];
    let mut failures = Vec::new();
    for record in records {
        let Ok(marks) = serde_json::from_str::<Marks>(record) else {
            states.fill(TaskState::Sent);
            return (states, Vec::new());
        };
        for (task, letter) in (marks.first..).zip(marks.states.chars()) {
            if let Some(state) = states.get_mut(task as usize) {
                *state = match letter {
                    'w' => TaskState::Waiting,
                    'd' => TaskState::Done,
                    'f' => TaskState::Failed,
                    'k' => TaskState::Skipped,
                    _ => TaskState::Sent,
                };
            }
        }
        failures.extend(marks.failures.into_iter().map(|failure| {
            let body = Code { code: failure.code };
            let body = serde_json::to_vec(&body).unwrap_or_default();
            let error = match failure.status {
                0 => ApiError::TimedOut,
                status => ApiError::from_response(status, None, &body),
            };
            (failure.task, error)
        }));
    }
    (states, failures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use TaskState::{Done, Failed, Sent, Skipped, Uncertain, Waiting};

    fn refused() -> ApiError {
        ApiError::from_response(400, None, br#"{"code":"AUTH-00079"}"#)
    }

    #[test]
    fn what_is_written_is_read_and_what_may_have_been_sent_counts_as_sent() {
        let states = [Done, Failed, Waiting, Sent, Uncertain, Skipped];
        let failures = [(65, refused()), (9, ApiError::TimedOut)];
        for (may_be_sent, third) in [(true, Sent), (false, Waiting)] {
            let record = marks(64, &states, &failures, may_be_sent);
            let (read, why) = read_marks(72, &[record]);
            assert_eq!(read[..64], [Waiting; 64]);
            assert_eq!(read[64..70], [Done, Failed, third, Sent, Sent, Skipped]);
            assert_eq!(read[70..], [Waiting; 2]);
            assert_eq!(why.len(), 1);
            assert_eq!((why[0].0, why[0].1.code()), (65, Some("AUTH-00079")));
        }
        let record = marks(0, &[Failed], &[(0, ApiError::TimedOut)], true);
        assert_eq!(read_marks(1, &[record]).1, [(0, ApiError::TimedOut)]);
    }

    /// Then what is the case has to be read.
    #[test]
    fn what_cannot_be_read_may_have_been_sent() {
        let good = marks(0, &[Done], &[], true);
        assert_eq!(read_marks(3, &[good, "x".to_owned()]).0, [Sent; 3]);
        assert_eq!(read_marks(2, &[]).0, [Waiting; 2]);
    }
}
