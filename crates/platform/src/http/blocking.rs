//! Work on the database, away from the threads that serve sockets.

use super::problem::{HandlerResult, ProblemResponse};
use crate::Platform;
use std::sync::Arc;

/// Runs a handler's work on a thread that may block, since the database does.
pub(crate) async fn run_blocking<F>(platform: Arc<Platform>, work: F) -> HandlerResult
where
    F: FnOnce(&Platform) -> HandlerResult + Send + 'static,
{
    match tokio::task::spawn_blocking(move || work(&platform)).await {
        Ok(answer) => answer,
        // The runtime is stopping, or the work panicked, which is a fault of ours.
        Err(error) => {
            tracing::error!("a request was not finished: {error}");
            Err(ProblemResponse::Unavailable)
        }
    }
}
