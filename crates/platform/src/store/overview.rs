//! What the platform's own pages show that no API asks for.

use super::{Result, convert::uuid, query};
use rusqlite::Connection;
use uuid::Uuid;

/// The request of any kind that was made or decided last, by id.
///
/// Escalation has no time of its own; of requests of the same age, one that has been escalated
/// comes first, and then the older kind.
pub(crate) fn last_changed_request(conn: &Connection) -> Result<Option<Uuid>> {
    let sql = "SELECT id FROM (\
         SELECT id, max(created, coalesce(decided, created)) AS changed, escalated, seq, \
             CASE kind WHEN 'standard' THEN 0 ELSE 1 END AS kind \
             FROM request WHERE deleted IS NULL \
         UNION ALL \
         SELECT id, max(created, coalesce(decided, created)), 0, seq, 2 \
             FROM change_request WHERE deleted IS NULL) \
         ORDER BY changed DESC, escalated DESC, kind, seq DESC LIMIT 1";
    query::one(conn, sql, [], |row| uuid(row, 0))
}

/// Ids of the newest living system users, newest first, at most `limit`.
pub(crate) fn newest_system_users(conn: &Connection, limit: usize) -> Result<Vec<Uuid>> {
    let sql = "SELECT id FROM system_user WHERE deleted IS NULL ORDER BY seq DESC LIMIT ?1";
    query::all(conn, sql, [limit], |row| uuid(row, 0))
}
