//! How requests of all three kinds end: decided, or taken back. Their two tables have the same
//! columns for it.

use super::StoreError;
use fullmakt_domain::{RequestKind, RequestStatus};
use rusqlite::{Connection, params};
use uuid::Uuid;

fn table(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Standard | RequestKind::Agent => "request",
        RequestKind::Change => "change_request",
    }
}

/// What was decided.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// What the request is from now on.
    pub status: &'a RequestStatus,
    /// The user who has decided.
    pub by: i32,
    /// When, in microseconds since 1970.
    pub at: i64,
}

/// Writes a decision into a request that is still `New`. Answers whether it was.
///
/// # Errors
/// When the database cannot be used, as everywhere in this room.
pub fn decide(
    conn: &Connection,
    kind: RequestKind,
    id: Uuid,
    verdict: Verdict<'_>,
) -> Result<bool, StoreError> {
    let sql = format!(
        "UPDATE {} SET status = ?2, decided = ?3, decided_by = ?4 \
         WHERE id = ?1 AND status = 'New' AND deleted IS NULL",
        table(kind)
    );
    let Verdict { status, by, at } = verdict;
    let changed =
        conn.prepare_cached(&sql)?
            .execute(params![id.to_string(), status.as_str(), at, by])?;
    Ok(changed == 1)
}

/// Takes a request back softly: nobody reads it any more. The keys of a standard or agent request
/// are free again; the id of a change request is not (docs/decisions/0006).
///
/// # Errors
/// See [`decide`].
pub fn delete(conn: &Connection, kind: RequestKind, id: Uuid, at: i64) -> Result<(), StoreError> {
    let sql = format!(
        "UPDATE {} SET deleted = ?2 WHERE id = ?1 AND deleted IS NULL",
        table(kind)
    );
    conn.prepare_cached(&sql)?
        .execute(params![id.to_string(), at])?;
    Ok(())
}
