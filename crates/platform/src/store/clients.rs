//! Clients of a provider, and which agent acts for them.

use super::{
    Result,
    parties::{self, Party},
    query,
};
use rusqlite::{Connection, Params, params};
use uuid::Uuid;

/// The role of who delivers to a provider, which makes nobody a client (docs/contract/platform.md, section 4.3).
const SUPPLIER: &str = "supplier";

/// A client, and by which roles it has given something, in alphabetical order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Client {
    /// Who it is.
    pub(crate) party: Party,
    /// What it has given its provider, or what an agent holds of that.
    pub(crate) given: Vec<GivenRole>,
}

/// A role that a client has given.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct GivenRole {
    /// Its code.
    pub(crate) role: String,
    /// Urns of packages: of a provider those given beside the ones that come with the role, of an agent all.
    pub(crate) packages: Vec<String>,
}

/// The query for clients of provider ?1 that fulfil a condition.
fn select(condition: &str) -> String {
    format!(
        "SELECT assignment.role, assignment_package.package, {} FROM assignment \
         JOIN party ON party.party_id = assignment.from_party \
         LEFT JOIN assignment_package ON assignment_package.assignment = assignment.id \
         WHERE assignment.to_party = ?1 AND assignment.role <> '{SUPPLIER}' {condition} \
         ORDER BY assignment.from_party, assignment.role",
        parties::COLUMNS
    )
}

/// Everybody who has given `provider` a role, in an order that does not change.
pub(crate) fn of_provider(conn: &Connection, provider: i32) -> Result<Vec<Client>> {
    read(conn, &select(""), [provider])
}

/// The party `client` as a client of `provider`; none when it has not given it any role.
pub(crate) fn one(conn: &Connection, provider: i32, client: i32) -> Result<Option<Client>> {
    let sql = select("AND assignment.from_party = ?2");
    Ok(read(conn, &sql, [provider, client])?.pop())
}

/// The clients that an agent acts for on behalf of `provider`, with the packages that it has.
pub(crate) fn of_agent(conn: &Connection, agent: Uuid, provider: i32) -> Result<Vec<Client>> {
    let sql = format!(
        "SELECT role, package, {} FROM client_delegation \
         JOIN party ON party.party_id = client_delegation.client \
         WHERE agent = ?1 AND provider = ?2 ORDER BY client, role, package",
        parties::COLUMNS
    );
    read(conn, &sql, params![agent.to_string(), provider])
}

/// Reads rows of role, package and party, which are sorted by party and role.
fn read(conn: &Connection, sql: &str, params: impl Params) -> Result<Vec<Client>> {
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query(params)?;
    let mut clients = Vec::<Client>::new();
    while let Some(row) = rows.next()? {
        let party_id: i32 = row.get("party_id")?;
        if clients
            .last()
            .is_none_or(|last| last.party.party_id != party_id)
        {
            clients.push(Client {
                party: parties::party(row)?,
                given: Vec::new(),
            });
        }
        let Some(Client { given, .. }) = clients.last_mut() else {
            continue;
        };
        let role = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        if given.last().is_none_or(|last| last.role != role) {
            given.push(GivenRole {
                role: role.to_owned(),
                packages: Vec::new(),
            });
        }
        if let Some(last) = given.last_mut() {
            last.packages.extend(row.get::<_, Option<String>>(1)?);
        }
    }
    Ok(clients)
}

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

/// Takes back everything that an agent has for a client. Returns whether there was anything.
pub(crate) fn remove(conn: &Connection, agent: Uuid, provider: i32, client: i32) -> Result<bool> {
    let sql = "DELETE FROM client_delegation WHERE agent = ?1 AND provider = ?2 AND client = ?3";
    let params = params![agent.to_string(), provider, client];
    Ok(query::changed(conn, sql, params)? > 0)
}

/// How many clients an agent acts for.
pub fn count(conn: &Connection, agent: Uuid) -> Result<u32> {
    let sql = "SELECT count(DISTINCT client) FROM client_delegation WHERE agent = ?1";
    query::value(conn, sql, [agent.to_string()])
}
