//! Standard and agent requests.

use super::{
    StoreError,
    convert::{from_json, to_json},
    parties::{self, Party},
};
use fullmakt_contract::requests::{AccessPackageRef, Right};
use fullmakt_domain::{RequestKind, RequestStatus};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// The two kinds of system users, and of the requests for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// For the customer's own system.
    Standard,
    /// For a system that acts for the customer's clients.
    Agent,
}

impl Kind {
    /// As it is stored, and as `userType` says it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Standard => fullmakt_contract::system_users::STANDARD,
            Self::Agent => fullmakt_contract::system_users::AGENT,
        }
    }

    pub(super) fn from_stored(text: &str) -> Self {
        if text == Self::Agent.as_str() {
            Self::Agent
        } else {
            Self::Standard
        }
    }
}

impl From<Kind> for RequestKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Standard => Self::Standard,
            Kind::Agent => Self::Agent,
        }
    }
}

/// A request as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Id of the request, and of the system user once approved.
    pub id: Uuid,
    /// Which kind.
    pub kind: Kind,
    /// What must be unique.
    pub keys: Keys,
    /// Name that the customer sees.
    pub integration_title: String,
    /// Single rights; empty for agents.
    pub rights: Vec<Right>,
    /// Packages.
    pub packages: Vec<AccessPackageRef>,
    /// Where the customer goes afterwards.
    pub redirect_url: Option<String>,
    /// As decided; never `Timedout`, which depends on the time of reading.
    pub status: RequestStatus,
    /// Passed on by somebody who may not decide.
    pub escalated: bool,
    /// When it was made, in microseconds since 1970.
    pub created: i64,
}

impl Request {
    /// Whether it was sent to this party.
    #[must_use]
    pub fn is_to(&self, party: &Party) -> bool {
        party.org_number() == Some(&self.keys.org_number)
    }
}

/// The three values that name a system user and its request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// The system.
    pub system_id: String,
    /// The customer's organisation number.
    pub org_number: String,
    /// The vendor's key.
    pub external_ref: String,
}

impl Keys {
    /// The keys that a vendor names. Without a reference of its own the organisation number is the
    /// reference (docs/contract/platform.md, section 1.2).
    #[must_use]
    pub fn new(system_id: String, org_number: String, external_ref: Option<String>) -> Self {
        Self {
            system_id,
            external_ref: external_ref.unwrap_or_else(|| org_number.clone()),
            org_number,
        }
    }
}

const COLUMNS: &str = "id, kind, system_id, org_number, external_ref, integration_title, rights, \
     packages, redirect_url, status, escalated, created";

fn request(row: &Row<'_>) -> rusqlite::Result<Result<Request, StoreError>> {
    let (rights, packages) = (row.get_ref(6)?.as_str()?, row.get_ref(7)?.as_str()?);
    let (rights, packages) = match (from_json(rights), from_json(packages)) {
        (Ok(rights), Ok(packages)) => (rights, packages),
        (Err(error), _) | (_, Err(error)) => return Ok(Err(error)),
    };
    Ok(Ok(Request {
        id: parties::uuid(row, 0)?,
        kind: Kind::from_stored(row.get_ref(1)?.as_str()?),
        keys: Keys {
            system_id: row.get(2)?,
            org_number: row.get(3)?,
            external_ref: row.get(4)?,
        },
        integration_title: row.get(5)?,
        rights,
        packages,
        redirect_url: row.get(8)?,
        status: RequestStatus::from(row.get::<_, String>(9)?),
        escalated: row.get(10)?,
        created: row.get(11)?,
    }))
}

/// The request of this kind with this id, unless deleted.
///
/// # Errors
/// When the database cannot be used.
pub fn by_id(conn: &Connection, kind: Kind, id: Uuid) -> Result<Option<Request>, StoreError> {
    let found = any_by_id(conn, id)?;
    Ok(found.filter(|request| request.kind == kind))
}

/// The request of either kind with this id, unless deleted.
///
/// # Errors
/// See [`by_id`].
pub fn any_by_id(conn: &Connection, id: Uuid) -> Result<Option<Request>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM request WHERE id = ?1 AND deleted IS NULL");
    let mut query = conn.prepare_cached(&sql)?;
    query
        .query_row([id.to_string()], request)
        .optional()?
        .transpose()
}

/// The newest request of this kind with these keys.
///
/// # Errors
/// See [`by_id`].
pub fn newest(conn: &Connection, kind: Kind, keys: &Keys) -> Result<Option<Request>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM request WHERE system_id = ?1 AND org_number = ?2 \
         AND external_ref = ?3 AND kind = ?4 AND deleted IS NULL ORDER BY seq DESC LIMIT 1"
    );
    let mut query = conn.prepare_cached(&sql)?;
    query
        .query_row(
            params![
                keys.system_id,
                keys.org_number,
                keys.external_ref,
                kind.as_str()
            ],
            request,
        )
        .optional()?
        .transpose()
}

/// Requests of a system by id, from `from` on, at most `limit`.
///
/// # Errors
/// See [`by_id`].
pub fn page(
    conn: &Connection,
    kind: Kind,
    system_id: &str,
    from: Uuid,
    limit: usize,
) -> Result<Vec<Request>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM request WHERE system_id = ?1 AND kind = ?2 AND id >= ?3 \
         AND deleted IS NULL ORDER BY id LIMIT ?4"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = query.query_map(
        params![system_id, kind.as_str(), from.to_string(), limit],
        request,
    )?;
    rows.map(|row| row?).collect()
}

/// Undecided requests to an organisation, oldest first.
///
/// # Errors
/// See [`by_id`].
pub fn undecided(
    conn: &Connection,
    kind: Kind,
    org_number: &str,
) -> Result<Vec<Request>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM request WHERE org_number = ?1 AND kind = ?2 AND status = 'New' \
         AND deleted IS NULL ORDER BY seq"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map(params![org_number, kind.as_str()], request)?;
    rows.map(|row| row?).collect()
}

/// The newest requests of all, for the page of the controls and the vendor's receipt.
///
/// # Errors
/// See [`by_id`].
pub fn latest(conn: &Connection, limit: usize) -> Result<Vec<Request>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM request WHERE deleted IS NULL ORDER BY created DESC, seq DESC \
         LIMIT ?1"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], request)?;
    rows.map(|row| row?).collect()
}

/// Stores a request.
///
/// # Errors
/// When the id is taken, and see [`by_id`].
pub fn insert(conn: &Connection, request: &Request) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO request (id, kind, system_id, org_number, external_ref, integration_title, \
         rights, packages, redirect_url, status, escalated, created) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        request.id.to_string(),
        request.kind.as_str(),
        request.keys.system_id,
        request.keys.org_number,
        request.keys.external_ref,
        request.integration_title,
        to_json(&request.rights)?,
        to_json(&request.packages)?,
        request.redirect_url,
        request.status.as_str(),
        request.escalated,
        request.created,
    ])?;
    Ok(())
}

/// Marks a request that is still `New` as passed on. Returns whether it was.
///
/// # Errors
/// See [`by_id`].
pub fn escalate(conn: &Connection, id: Uuid) -> Result<bool, StoreError> {
    let changed = conn.execute(
        "UPDATE request SET escalated = 1 WHERE id = ?1 AND status = 'New' AND deleted IS NULL",
        [id.to_string()],
    )?;
    Ok(changed == 1)
}
