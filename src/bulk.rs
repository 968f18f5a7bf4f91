//! Many calls that can be trusted: a run that is written down, goes on when its page is left, and is taken up again after a
//! reload. Which call goes when: `fullmakt_domain::bulk_run`.

mod journal;
mod record;
mod runner;

pub(crate) use crate::browser::lock::Request as LockRequest;
pub(crate) use runner::{BulkCalls, BulkStore, Phase, Progress};
