//! Decides and withdraws requests of all three kinds. Their two tables have the same columns for it.

use super::{Result, query};
use fullmakt_domain::{RequestKind, RequestStatus};
use rusqlite::{Connection, params};
use uuid::Uuid;

fn table(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Standard | RequestKind::Agent => "request",
        RequestKind::Change => "change_request",
    }
}

/// A decision with who has made it and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StoredDecision<'a> {
    /// What the request is from now on.
    pub(crate) status: &'a RequestStatus,
    /// The user who has decided.
    pub(crate) by: i32,
    /// When, in microseconds since 1970.
    pub(crate) at: i64,
}

/// Writes a decision into a request that is still `New`. Returns whether it was.
pub(crate) fn decide(
    conn: &Connection,
    kind: RequestKind,
    id: Uuid,
    decision: StoredDecision<'_>,
) -> Result<bool> {
    let sql = format!(
        "UPDATE {} SET status = ?2, decided = ?3, decided_by = ?4 \
         WHERE id = ?1 AND status = 'New' AND deleted IS NULL",
        table(kind)
    );
    let StoredDecision { status, by, at } = decision;
    let params = params![id.to_string(), status.as_str(), at, by];
    Ok(query::changed(conn, &sql, params)? == 1)
}

/// Deletes a request softly: nobody reads it any more. The keys of a standard or agent request
/// are free again; the id of a change request is not (docs/decisions/0006).
pub(crate) fn delete(conn: &Connection, kind: RequestKind, id: Uuid, at: i64) -> Result<()> {
    let sql = format!(
        "UPDATE {} SET deleted = ?2 WHERE id = ?1 AND deleted IS NULL",
        table(kind)
    );
    query::execute(conn, &sql, params![id.to_string(), at])
}
