//! Clients of a provider, and which agent acts for them.

use super::{Result, query};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// One package that an agent has for a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Delegation<'a> {
    /// The system user, or the person's uuid.
    pub(crate) agent: Uuid,
    /// Who passes the access on.
    pub(crate) provider: i32,
    /// Whose access it is.
    pub(crate) client: i32,
    /// Code of the role by which the client has given it to the provider.
    pub(crate) role: &'a str,
    /// Urn of the package.
    pub(crate) package: &'a str,
}

/// Passes a package on. Returns whether that changed anything.
pub(crate) fn delegate(
    conn: &Connection,
    delegation: Delegation<'_>,
    created: i64,
) -> Result<bool> {
    let sql = "INSERT INTO client_delegation (agent, provider, client, role, package, created) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING";
    // Without a text on the heap: there can be hundreds of thousands in one go.
    let mut agent = Uuid::encode_buffer();
    let params = params![
        &*delegation.agent.hyphenated().encode_lower(&mut agent),
        delegation.provider,
        delegation.client,
        delegation.role,
        delegation.package,
        created,
    ];
    Ok(query::changed(conn, sql, params)? == 1)
}

/// How many clients an agent acts for.
pub fn count(conn: &Connection, agent: Uuid) -> Result<u32> {
    let sql = "SELECT count(DISTINCT client) FROM client_delegation WHERE agent = ?1";
    query::value(conn, sql, [agent.to_string()])
}
