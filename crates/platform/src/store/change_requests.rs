//! Change requests.

use super::{
    Result,
    convert::{Json, json, uuid},
    parties::{self, Party},
    query,
    requests::Keys,
};
use fullmakt_contract::requests::{AccessPackageRef, Right};
use fullmakt_domain::RequestStatus;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

/// A change request as it is stored, with what it takes from its system user, which may be gone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ChangeRequest {
    /// The correlation id that the vendor chose.
    pub(crate) id: Uuid,
    /// The system user that is to change.
    pub(crate) system_user: Uuid,
    /// The system.
    pub(crate) system_id: String,
    /// The vendor's key of the system user.
    pub(crate) external_ref: String,
    /// Whose the system user is.
    pub(crate) owner: Party,
    /// What is to change.
    pub(crate) change: AccessChange,
    /// Where the customer goes afterwards.
    pub(crate) redirect_url: Option<String>,
    /// As decided; never `Timedout`, which depends on the time of reading.
    pub(crate) status: RequestStatus,
    /// When it was made, in microseconds since 1970.
    pub(crate) created: i64,
}

/// What is added and taken away.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct AccessChange {
    /// Rights to add.
    pub(crate) required_rights: Vec<Right>,
    /// Rights to take away.
    pub(crate) unwanted_rights: Vec<Right>,
    /// Packages to add.
    pub(crate) required_packages: Vec<AccessPackageRef>,
    /// Packages to take away.
    pub(crate) unwanted_packages: Vec<AccessPackageRef>,
}

impl AccessChange {
    /// Whether there is nothing to add and nothing to take away.
    pub(crate) fn is_empty(&self) -> bool {
        self.required_rights.is_empty()
            && self.unwanted_rights.is_empty()
            && self.required_packages.is_empty()
            && self.unwanted_packages.is_empty()
    }
}

/// The query for living change requests that fulfil a condition.
fn select(condition: &str) -> String {
    format!(
        "SELECT {}, change_request.id, change_request.system_user, change_request.system_id, \
         system_user.external_ref, change_request.required_rights, \
         change_request.unwanted_rights, change_request.required_packages, \
         change_request.unwanted_packages, change_request.redirect_url, change_request.status, \
         change_request.created \
         FROM change_request JOIN system_user ON system_user.id = change_request.system_user \
         JOIN party ON party.party_id = system_user.owner \
         WHERE change_request.deleted IS NULL AND {condition}",
        parties::COLUMNS
    )
}

fn change_request(row: &Row<'_>) -> rusqlite::Result<ChangeRequest> {
    Ok(ChangeRequest {
        id: uuid(row, "id")?,
        system_user: uuid(row, "system_user")?,
        system_id: row.get("system_id")?,
        external_ref: row.get("external_ref")?,
        owner: parties::party(row)?,
        change: AccessChange {
            required_rights: json(row, "required_rights")?,
            unwanted_rights: json(row, "unwanted_rights")?,
            required_packages: json(row, "required_packages")?,
            unwanted_packages: json(row, "unwanted_packages")?,
        },
        redirect_url: row.get("redirect_url")?,
        status: RequestStatus::from(row.get::<_, String>("status")?),
        created: row.get("created")?,
    })
}

/// The change request with this id, unless deleted.
pub(crate) fn by_id(conn: &Connection, id: Uuid) -> Result<Option<ChangeRequest>> {
    let sql = select("change_request.id = ?1");
    query::one(conn, &sql, [id.to_string()], change_request)
}

/// Whether any change request, deleted ones included, has this id.
pub(crate) fn is_taken(conn: &Connection, id: Uuid) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM change_request WHERE id = ?1)";
    query::value(conn, sql, [id.to_string()])
}

/// The newest change request of the system user with these three keys.
pub(crate) fn newest(conn: &Connection, keys: &Keys) -> Result<Option<ChangeRequest>> {
    let sql = select(
        "change_request.system_id = ?1 AND party.org_number = ?2 \
         AND system_user.external_ref = ?3 ORDER BY change_request.seq DESC LIMIT 1",
    );
    let params = params![keys.system_id, keys.org_number, keys.external_ref];
    query::one(conn, &sql, params, change_request)
}

/// Change requests of a system by id, from `from` on, at most `limit`.
pub(crate) fn page(
    conn: &Connection,
    system_id: &str,
    from: Uuid,
    limit: usize,
) -> Result<Vec<ChangeRequest>> {
    let sql = select(
        "change_request.system_id = ?1 AND change_request.id >= ?2 \
         ORDER BY change_request.id LIMIT ?3",
    );
    let params = params![system_id, from.to_string(), limit];
    query::all(conn, &sql, params, change_request)
}

/// The newest change requests of all, for the page of the controls.
pub(crate) fn latest(conn: &Connection, limit: usize) -> Result<Vec<ChangeRequest>> {
    let sql = select("true ORDER BY change_request.created DESC, change_request.seq DESC LIMIT ?1");
    query::all(conn, &sql, [limit], change_request)
}

/// Stores a change request; what it takes from the system user is not written. Fails when the id is
/// taken.
pub(crate) fn insert(conn: &Connection, request: &ChangeRequest) -> Result<()> {
    let sql = "INSERT INTO change_request (id, system_user, system_id, required_rights, \
         unwanted_rights, required_packages, unwanted_packages, redirect_url, status, created) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let params = params![
        request.id.to_string(),
        request.system_user.to_string(),
        request.system_id,
        Json(&request.change.required_rights),
        Json(&request.change.unwanted_rights),
        Json(&request.change.required_packages),
        Json(&request.change.unwanted_packages),
        request.redirect_url,
        request.status.as_str(),
        request.created,
    ];
    query::execute(conn, sql, params)
}
