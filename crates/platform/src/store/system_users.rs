//! System users and what they hold.

use super::{
    Result,
    convert::{Json, json, uuid},
    parties::{self, Party},
    query, request_status,
    requests::{Keys, Kind, Request},
};
use fullmakt_contract::requests::{AccessPackageRef, Right};
use fullmakt_domain::RequestKind;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

/// A living system user.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SystemUser {
    /// Grows with each new one; 0 as long as it is not stored.
    pub(crate) seq: i64,
    /// Equals the id of the request that it came from.
    pub(crate) id: Uuid,
    /// Which kind.
    pub(crate) kind: Kind,
    /// The system that acts.
    pub(crate) system_id: String,
    /// Whose it is.
    pub(crate) owner: Party,
    /// The vendor's key.
    pub(crate) external_ref: String,
    /// Name that the owner sees.
    pub(crate) integration_title: String,
    /// Rights that it holds; empty for agents.
    pub(crate) rights: Vec<Right>,
    /// Packages that it holds.
    pub(crate) packages: Vec<AccessPackageRef>,
    /// When it was made, in microseconds since 1970.
    pub(crate) created: i64,
}

impl SystemUser {
    /// What an approved request becomes: it has the request's id, and what was asked for
    /// (docs/contract/platform.md, section 1.4).
    pub(crate) fn of_request(request: Request, owner: Party, created: i64) -> Self {
        Self {
            seq: 0,
            id: request.id,
            kind: request.kind,
            system_id: request.keys.system_id,
            owner,
            external_ref: request.keys.external_ref,
            integration_title: request.integration_title,
            rights: request.rights,
            packages: request.packages,
            created,
        }
    }
}

/// The query for living system users that fulfil a condition.
fn select(condition: &str) -> String {
    format!(
        "SELECT {}, system_user.seq, system_user.id, system_user.kind AS user_kind, \
         system_user.system_id, system_user.external_ref, system_user.integration_title, \
         system_user.rights, system_user.packages, system_user.created \
         FROM system_user JOIN party ON party.party_id = system_user.owner \
         WHERE system_user.deleted IS NULL AND {condition}",
        parties::COLUMNS
    )
}

fn system_user(row: &Row<'_>) -> rusqlite::Result<SystemUser> {
    Ok(SystemUser {
        seq: row.get("seq")?,
        id: uuid(row, "id")?,
        kind: row.get("user_kind")?,
        system_id: row.get("system_id")?,
        owner: parties::party(row)?,
        external_ref: row.get("external_ref")?,
        integration_title: row.get("integration_title")?,
        rights: json(row, "rights")?,
        packages: json(row, "packages")?,
        created: row.get("created")?,
    })
}

/// The system user with this id.
pub(crate) fn by_id(conn: &Connection, id: Uuid) -> Result<Option<SystemUser>> {
    let sql = select("system_user.id = ?1");
    query::one(conn, &sql, [id.to_string()], system_user)
}

/// The system user with these keys, of either kind.
pub(crate) fn by_keys(conn: &Connection, keys: &Keys) -> Result<Option<SystemUser>> {
    let sql = select(
        "system_user.system_id = ?1 AND party.org_number = ?2 AND system_user.external_ref = ?3",
    );
    let params = params![keys.system_id, keys.org_number, keys.external_ref];
    query::one(conn, &sql, params, system_user)
}

/// A party's system users of one kind, in the order in which they were made.
pub(crate) fn of_owner(conn: &Connection, kind: Kind, owner: i32) -> Result<Vec<SystemUser>> {
    let sql = select("system_user.owner = ?1 AND system_user.kind = ?2 ORDER BY system_user.seq");
    query::all(conn, &sql, params![owner, kind], system_user)
}

/// System users of a system from number `from` on, at most `limit`.
pub(crate) fn page(
    conn: &Connection,
    system_id: &str,
    from: i64,
    limit: usize,
) -> Result<Vec<SystemUser>> {
    let sql = select(
        "system_user.system_id = ?1 AND system_user.seq >= ?2 ORDER BY system_user.seq LIMIT ?3",
    );
    query::all(conn, &sql, params![system_id, from, limit], system_user)
}

/// Stores a system user; its `seq` is ignored and given anew. Fails when id or keys are taken.
pub(crate) fn insert(conn: &Connection, system_user: &SystemUser) -> Result<()> {
    insert_with(conn, system_user, "")
}

/// Stores a system user unless its id or keys are taken.
pub(crate) fn insert_if_new(conn: &Connection, system_user: &SystemUser) -> Result<()> {
    insert_with(conn, system_user, "ON CONFLICT DO NOTHING")
}

fn insert_with(conn: &Connection, system_user: &SystemUser, on_conflict: &str) -> Result<()> {
    let sql = format!(
        "INSERT INTO system_user (id, kind, system_id, owner, external_ref, \
         integration_title, rights, packages, created) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) {on_conflict}"
    );
    let params = params![
        system_user.id.to_string(),
        system_user.kind,
        system_user.system_id,
        system_user.owner.party_id,
        system_user.external_ref,
        system_user.integration_title,
        Json(&system_user.rights),
        Json(&system_user.packages),
        system_user.created,
    ];
    query::execute(conn, &sql, params)
}

/// Replaces what a system user holds.
pub(crate) fn replace_access(
    conn: &Connection,
    id: Uuid,
    rights: &[Right],
    packages: &[AccessPackageRef],
) -> Result<()> {
    let sql = "UPDATE system_user SET rights = ?2, packages = ?3 \
         WHERE id = ?1 AND deleted IS NULL";
    query::execute(
        conn,
        sql,
        params![id.to_string(), Json(rights), Json(packages)],
    )
}

/// Whether an agent system user acts for its owner too.
pub(crate) fn acts_for_owner(conn: &Connection, id: Uuid) -> Result<bool> {
    let sql = "SELECT acts_for_owner FROM system_user WHERE id = ?1";
    query::value(conn, sql, [id.to_string()])
}

/// Lets an agent system user act for its owner, or no longer.
pub(crate) fn set_acts_for_owner(conn: &Connection, id: Uuid, acts: bool) -> Result<()> {
    let sql = "UPDATE system_user SET acts_for_owner = ?2 WHERE id = ?1";
    query::execute(conn, sql, params![id.to_string(), acts])
}

/// Deletes a system user softly, with its client delegations and its request, so that the vendor can
/// ask again (docs/contract/platform.md, sections 1.3 and 2.4). Change requests stay readable.
pub(crate) fn delete(conn: &Connection, id: Uuid, at: i64) -> Result<()> {
    let agent = id.to_string();
    query::execute(
        conn,
        "DELETE FROM client_delegation WHERE agent = ?1",
        [&agent],
    )?;
    let sql = "UPDATE system_user SET deleted = ?2 WHERE id = ?1 AND deleted IS NULL";
    query::execute(conn, sql, params![agent, at])?;
    // Agent requests are in the same table.
    request_status::delete(conn, RequestKind::Standard, id, at)
}
