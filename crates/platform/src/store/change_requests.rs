//! AccessChange requests.

use super::{
    StoreError,
    convert::{from_json, to_json},
    parties::{self, Party},
    requests::Keys,
};
use fullmakt_contract::requests::{AccessPackageRef, Right};
use fullmakt_domain::RequestStatus;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// A change request as it is stored, with what it takes from its system user, which may be gone.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeRequest {
    /// The correlation id that the vendor chose.
    pub id: Uuid,
    /// The system user that is to change.
    pub system_user: Uuid,
    /// The system.
    pub system_id: String,
    /// The vendor's key of the system user.
    pub external_ref: String,
    /// Whose the system user is.
    pub owner: Party,
    /// What is to change.
    pub change: AccessChange,
    /// Where the customer goes afterwards.
    pub redirect_url: Option<String>,
    /// As decided; never `Timedout`, which depends on the time of reading.
    pub status: RequestStatus,
    /// When it was made, in microseconds since 1970.
    pub created: i64,
}

/// What is added and taken away.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AccessChange {
    /// Rights to add.
    pub required_rights: Vec<Right>,
    /// Rights to take away.
    pub unwanted_rights: Vec<Right>,
    /// Packages to add.
    pub required_packages: Vec<AccessPackageRef>,
    /// Packages to take away.
    pub unwanted_packages: Vec<AccessPackageRef>,
}

impl AccessChange {
    /// Whether there is nothing to add and nothing to take away.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.required_rights.is_empty()
            && self.unwanted_rights.is_empty()
            && self.required_packages.is_empty()
            && self.unwanted_packages.is_empty()
    }
}

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

fn change_request(row: &Row<'_>) -> rusqlite::Result<Result<ChangeRequest, StoreError>> {
    const OWN: usize = parties::COLUMN_COUNT;
    let lists = [
        row.get_ref(OWN + 4)?.as_str()?,
        row.get_ref(OWN + 5)?.as_str()?,
        row.get_ref(OWN + 6)?.as_str()?,
        row.get_ref(OWN + 7)?.as_str()?,
    ];
    let read = || {
        Ok(AccessChange {
            required_rights: from_json(lists[0])?,
            unwanted_rights: from_json(lists[1])?,
            required_packages: from_json(lists[2])?,
            unwanted_packages: from_json(lists[3])?,
        })
    };
    let change = match read() {
        Ok(change) => change,
        Err(error) => return Ok(Err(error)),
    };
    Ok(Ok(ChangeRequest {
        id: parties::uuid(row, OWN)?,
        system_user: parties::uuid(row, OWN + 1)?,
        system_id: row.get(OWN + 2)?,
        external_ref: row.get(OWN + 3)?,
        owner: parties::party(row)?,
        change,
        redirect_url: row.get(OWN + 8)?,
        status: RequestStatus::from(row.get::<_, String>(OWN + 9)?),
        created: row.get(OWN + 10)?,
    }))
}

/// The change request with this id, unless deleted.
///
/// # Errors
/// When the database cannot be used.
pub fn by_id(conn: &Connection, id: Uuid) -> Result<Option<ChangeRequest>, StoreError> {
    let mut query = conn.prepare_cached(&select("change_request.id = ?1"))?;
    query
        .query_row([id.to_string()], change_request)
        .optional()?
        .transpose()
}

/// Whether any change request, deleted ones included, has this id.
///
/// # Errors
/// See [`by_id`].
pub fn is_taken(conn: &Connection, id: Uuid) -> Result<bool, StoreError> {
    Ok(conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM change_request WHERE id = ?1)",
        [id.to_string()],
        |row| row.get(0),
    )?)
}

/// The newest change request of the system user with these three keys.
///
/// # Errors
/// See [`by_id`].
pub fn newest(conn: &Connection, keys: &Keys) -> Result<Option<ChangeRequest>, StoreError> {
    let mut query = conn.prepare_cached(&select(
        "change_request.system_id = ?1 AND party.org_number = ?2 \
         AND system_user.external_ref = ?3 ORDER BY change_request.seq DESC LIMIT 1",
    ))?;
    query
        .query_row(
            params![keys.system_id, keys.org_number, keys.external_ref],
            change_request,
        )
        .optional()?
        .transpose()
}

/// AccessChange requests of a system by id, from `from` on, at most `limit`.
///
/// # Errors
/// See [`by_id`].
pub fn page(
    conn: &Connection,
    system_id: &str,
    from: Uuid,
    limit: usize,
) -> Result<Vec<ChangeRequest>, StoreError> {
    let mut query = conn.prepare_cached(&select(
        "change_request.system_id = ?1 AND change_request.id >= ?2 \
         ORDER BY change_request.id LIMIT ?3",
    ))?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = query.query_map(params![system_id, from.to_string(), limit], change_request)?;
    rows.map(|row| row?).collect()
}

/// The newest change requests of all, for the page of the controls.
///
/// # Errors
/// See [`by_id`].
pub fn latest(conn: &Connection, limit: usize) -> Result<Vec<ChangeRequest>, StoreError> {
    let mut query = conn.prepare_cached(&select(
        "true ORDER BY change_request.created DESC, change_request.seq DESC LIMIT ?1",
    ))?;
    let rows = query.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], change_request)?;
    rows.map(|row| row?).collect()
}

/// Stores a change request; what it takes from the system user is not written.
///
/// # Errors
/// When the id is taken, and see [`by_id`].
pub fn insert(conn: &Connection, request: &ChangeRequest) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO change_request (id, system_user, system_id, required_rights, \
         unwanted_rights, required_packages, unwanted_packages, redirect_url, status, created) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        request.id.to_string(),
        request.system_user.to_string(),
        request.system_id,
        to_json(&request.change.required_rights)?,
        to_json(&request.change.unwanted_rights)?,
        to_json(&request.change.required_packages)?,
        to_json(&request.change.unwanted_packages)?,
        request.redirect_url,
        request.status.as_str(),
        request.created,
    ])?;
    Ok(())
}
