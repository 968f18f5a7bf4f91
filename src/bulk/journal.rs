//! Where a run is written down. Without a database it goes on all the same, and cannot be taken up again.

use super::record::{Head, TASKS_PER_RECORD, marks, read_marks};
use crate::api::ApiError;
use crate::browser::database::Database;
use fullmakt_domain::bulk_run::{BulkRun, Task, TaskState};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Between ids of a plan.
const SEPARATOR: char = ' ';

/// The journal of a run. Cheap to copy.
#[derive(Debug, Clone)]
pub(super) struct Journal {
    database: Rc<Database>,
    key: Rc<str>,
}

/// A run that was interrupted.
#[derive(Debug)]
pub(super) struct Interrupted {
    pub(super) head: Head,
    pub(super) ids: Vec<String>,
    pub(super) states: Vec<TaskState>,
    pub(super) failures: Vec<(Task, ApiError)>,
}

impl Journal {
    /// Under this key there is one run at a time. `None` where the browser keeps nothing.
    pub(super) async fn open(key: &str) -> Option<Self> {
        Some(Self {
            database: Rc::new(Database::open().await?),
            key: ["bulk ", key].concat().into(),
        })
    }

    fn name(&self, part: &str) -> String {
        [&*self.key, " ", part].concat()
    }

    /// A new run, in the place of one that was there.
    pub(super) async fn begin(&self, head: &Head, ids: &[String]) -> Option<()> {
        self.database.remove(&self.name("")).await?;
        let head = serde_json::to_string(head).ok()?;
        let plan = ids.join(&SEPARATOR.to_string());
        let records = [(self.name("head"), head), (self.name("plan"), plan)];
        self.database.write(&records).await
    }

    /// It is still at work; and what has become of the tasks of these records.
    pub(super) async fn write(
        &self,
        head: &Head,
        run: &BulkRun<ApiError>,
        records: &BTreeSet<u32>,
        may_be_sent: bool,
    ) -> Option<()> {
        let head = serde_json::to_string(head).ok()?;
        let mut written = vec![(self.name("head"), head)];
        for record in records {
            let first = record * TASKS_PER_RECORD;
            let tasks = first..first + TASKS_PER_RECORD;
            let states: Vec<TaskState> = tasks.map(|task| run.state(task)).collect();
            let text = marks(first, &states, run.failures(), may_be_sent);
            written.push((self.name(&format!("marks {record:06}")), text));
        }
        self.database.write(&written).await
    }

    /// What was written down; nothing where there is no run.
    pub(super) async fn read(&self) -> Option<Interrupted> {
        let head = self.head().await?;
        let plan = self.database.read(&self.name("plan")).await?.pop()?;
        let ids: Vec<String> = plan.split(SEPARATOR).map(str::to_owned).collect();
        let records = self.database.read(&self.name("marks")).await?;
        let tasks = u32::try_from(ids.len()).ok()?;
        let (states, failures) = read_marks(tasks, &records);
        Some(Interrupted {
            head,
            ids,
            states,
            failures,
        })
    }

    /// The head alone: whether it is at work elsewhere.
    pub(super) async fn head(&self) -> Option<Head> {
        let head = self.database.read(&self.name("head")).await?.pop()?;
        serde_json::from_str(&head).ok()
    }

    /// The run is over and has been looked at.
    pub(super) async fn forget(&self) {
        // What cannot be removed is over all the same.
        let _ = self.database.remove(&self.name("")).await;
    }
}
