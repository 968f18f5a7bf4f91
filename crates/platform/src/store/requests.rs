//! Standard and agent requests.

use super::{
    Result,
    convert::{Json, json, uuid},
    parties::Party,
    query,
};
use fullmakt_contract::requests::{AccessPackageRef, Right};
use fullmakt_domain::{RequestKind, RequestStatus};
use rusqlite::{
    Connection, Row, ToSql, params,
    types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef},
};
use uuid::Uuid;

/// The two kinds of system users, and of the requests for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// For the customer's own system.
    Standard,
    /// For a system that acts for the customer's clients.
    Agent,
}

impl Kind {
    /// As it is stored, and as `userType` says it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Standard => fullmakt_contract::system_users::STANDARD,
            Self::Agent => fullmakt_contract::system_users::AGENT,
        }
    }
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let is_agent = value.as_str()? == Self::Agent.as_str();
        Ok(if is_agent {
            Self::Agent
        } else {
            Self::Standard
        })
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
    pub(crate) id: Uuid,
    /// Which kind.
    pub(crate) kind: Kind,
    /// What must be unique.
    pub(crate) keys: Keys,
    /// Name that the customer sees.
    pub(crate) integration_title: String,
    /// Single rights; empty for agents.
    pub(crate) rights: Vec<Right>,
    /// Packages.
    pub(crate) packages: Vec<AccessPackageRef>,
    /// Where the customer goes afterwards.
    pub(crate) redirect_url: Option<String>,
    /// As decided; never `Timedout`, which depends on the time of reading.
    pub status: RequestStatus,
    /// Passed on by somebody who may not decide.
    pub(crate) escalated: bool,
    /// When it was made, in microseconds since 1970.
    pub(crate) created: i64,
}

impl Request {
    /// Whether it was sent to this party.
    pub(crate) fn is_to(&self, party: &Party) -> bool {
        party.org_number() == Some(&self.keys.org_number)
    }
}

/// The three values that name a system user and its request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keys {
    /// The system.
    pub(crate) system_id: String,
    /// The customer's organisation number.
    pub(crate) org_number: String,
    /// The vendor's key.
    pub(crate) external_ref: String,
}

impl Keys {
    /// The keys that a vendor names. Without a reference of its own the organisation number is the
    /// reference (docs/contract/platform.md, section 1.2).
    pub(crate) fn new(system_id: String, org_number: String, external_ref: Option<String>) -> Self {
        Self {
            system_id,
            external_ref: external_ref.unwrap_or_else(|| org_number.clone()),
            org_number,
        }
    }
}

const COLUMNS: &str = "id, kind, system_id, org_number, external_ref, integration_title, rights, \
     packages, redirect_url, status, escalated, created";

/// The query for living requests that fulfil a condition.
fn select(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM request WHERE deleted IS NULL AND {condition}")
}

fn request(row: &Row<'_>) -> rusqlite::Result<Request> {
    Ok(Request {
        id: uuid(row, "id")?,
        kind: row.get("kind")?,
        keys: Keys {
            system_id: row.get("system_id")?,
            org_number: row.get("org_number")?,
            external_ref: row.get("external_ref")?,
        },
        integration_title: row.get("integration_title")?,
        rights: json(row, "rights")?,
        packages: json(row, "packages")?,
        redirect_url: row.get("redirect_url")?,
        status: RequestStatus::from(row.get::<_, String>("status")?),
        escalated: row.get("escalated")?,
        created: row.get("created")?,
    })
}

/// The request of this kind with this id, unless deleted.
pub(crate) fn by_id(conn: &Connection, kind: Kind, id: Uuid) -> Result<Option<Request>> {
    let found = any_by_id(conn, id)?;
    Ok(found.filter(|request| request.kind == kind))
}

/// The request of either kind with this id, unless deleted.
pub fn any_by_id(conn: &Connection, id: Uuid) -> Result<Option<Request>> {
    query::one(conn, &select("id = ?1"), [id.to_string()], request)
}

/// The newest request of this kind with these keys.
pub(crate) fn newest(conn: &Connection, kind: Kind, keys: &Keys) -> Result<Option<Request>> {
    let sql = select(
        "system_id = ?1 AND org_number = ?2 AND external_ref = ?3 AND kind = ?4 \
         ORDER BY seq DESC LIMIT 1",
    );
    let params = params![keys.system_id, keys.org_number, keys.external_ref, kind];
    query::one(conn, &sql, params, request)
}

/// Requests of a system by id, from `from` on, at most `limit`.
pub(crate) fn page(
    conn: &Connection,
    kind: Kind,
    system_id: &str,
    from: Uuid,
    limit: usize,
) -> Result<Vec<Request>> {
    let sql = select("system_id = ?1 AND kind = ?2 AND id >= ?3 ORDER BY id LIMIT ?4");
    let params = params![system_id, kind, from.to_string(), limit];
    query::all(conn, &sql, params, request)
}

/// Undecided requests to an organisation, oldest first.
pub(crate) fn undecided(conn: &Connection, kind: Kind, org_number: &str) -> Result<Vec<Request>> {
    let sql = select("org_number = ?1 AND kind = ?2 AND status = 'New' ORDER BY seq");
    query::all(conn, &sql, params![org_number, kind], request)
}

/// The newest requests of all, for the page of the controls and the vendor's receipt.
pub fn latest(conn: &Connection, limit: usize) -> Result<Vec<Request>> {
    let sql = select("true ORDER BY created DESC, seq DESC LIMIT ?1");
    query::all(conn, &sql, [limit], request)
}

/// Stores a request. Fails when the id is taken.
pub(crate) fn insert(conn: &Connection, request: &Request) -> Result<()> {
    let sql = format!(
        "INSERT INTO request ({COLUMNS}) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
    );
    let params = params![
        request.id.to_string(),
        request.kind,
        request.keys.system_id,
        request.keys.org_number,
        request.keys.external_ref,
        request.integration_title,
        Json(&request.rights),
        Json(&request.packages),
        request.redirect_url,
        request.status.as_str(),
        request.escalated,
        request.created,
    ];
    query::execute(conn, &sql, params)
}

/// Marks a request that is still `New` as passed on. Returns whether it was.
pub(crate) fn escalate(conn: &Connection, id: Uuid) -> Result<bool> {
    let sql =
        "UPDATE request SET escalated = 1 WHERE id = ?1 AND status = 'New' AND deleted IS NULL";
    Ok(query::changed(conn, sql, [id.to_string()])? == 1)
}
