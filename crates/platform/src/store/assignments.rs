//! Who has which role for whom.

use super::{
    Result,
    convert::Json,
    parties::{self, Party},
    query,
};
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;

/// Where a role or package comes from and where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// The party that gives.
    pub from: i32,
    /// The party that gets.
    pub to: i32,
}

/// Gives a role; giving it again changes nothing.
pub fn give(conn: &Connection, relation: Relation, role: &str, created: i64) -> Result<()> {
    let sql = "INSERT INTO assignment (from_party, to_party, role, created) \
         VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
    query::execute(
        conn,
        sql,
        params![relation.from, relation.to, role, created],
    )
}

/// Gives packages directly, beside those that come with a role that has been given.
pub(crate) fn give_packages<'a>(
    conn: &Connection,
    relation: Relation,
    role: &str,
    urns: impl IntoIterator<Item = &'a str>,
) -> Result<()> {
    let sql = "INSERT INTO assignment_package (assignment, package) \
         SELECT id, ?4 FROM assignment WHERE to_party = ?2 AND from_party = ?1 AND role = ?3 \
         ON CONFLICT DO NOTHING";
    for urn in urns {
        query::execute(conn, sql, params![relation.from, relation.to, role, urn])?;
    }
    Ok(())
}

/// Lets a person do one thing for an organisation without a role.
pub(crate) fn grant(
    conn: &Connection,
    relation: Relation,
    resource: &str,
    action: &str,
) -> Result<()> {
    let sql = "INSERT INTO policy_grant (from_party, to_party, resource, action) \
         VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
    query::execute(
        conn,
        sql,
        params![relation.from, relation.to, resource, action],
    )
}

/// Codes of the roles that `from` has given to `to`, in alphabetical order.
pub(crate) fn roles(conn: &Connection, relation: Relation) -> Result<Vec<String>> {
    let sql = "SELECT role FROM assignment WHERE to_party = ?2 AND from_party = ?1 ORDER BY role";
    query::all(conn, sql, [relation.from, relation.to], |row| row.get(0))
}

/// Urns of the packages that `from` has given to `to` directly.
pub(crate) fn packages(conn: &Connection, relation: Relation) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT package FROM assignment \
         JOIN assignment_package ON assignment_package.assignment = assignment.id \
         WHERE to_party = ?2 AND from_party = ?1 ORDER BY package";
    query::all(conn, sql, [relation.from, relation.to], |row| row.get(0))
}

/// What one party has given to another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Given {
    /// As [`roles`] has them.
    pub(crate) roles: Vec<String>,
    /// As [`packages`] has them.
    pub(crate) packages: Vec<String>,
}

/// What everybody has given to `to`, by the number of who has given it: two queries however many they are.
pub(crate) fn given(conn: &Connection, to: i32) -> Result<HashMap<i32, Given>> {
    let mut given = HashMap::<i32, Given>::new();
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let sql = "SELECT from_party, role FROM assignment WHERE to_party = ?1 ORDER BY role";
    for (from, role) in query::all(conn, sql, [to], read)? {
        given.entry(from).or_default().roles.push(role);
    }
    let sql = "SELECT DISTINCT from_party, package FROM assignment \
         JOIN assignment_package ON assignment_package.assignment = assignment.id \
         WHERE to_party = ?1 ORDER BY package";
    for (from, package) in query::all(conn, sql, [to], read)? {
        given.entry(from).or_default().packages.push(package);
    }
    Ok(given)
}

/// Whether a person may do one thing without a role.
pub(crate) fn is_granted(
    conn: &Connection,
    relation: Relation,
    resource: &str,
    action: &str,
) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM policy_grant WHERE to_party = ?2 AND from_party = ?1 \
         AND resource = ?3 AND action = ?4)";
    query::value(
        conn,
        sql,
        params![relation.from, relation.to, resource, action],
    )
}

/// Whether `to` has anything at all from `from`: a role, or leave to do one thing. Only what is
/// given to `to` directly counts.
pub(crate) fn related(conn: &Connection, relation: Relation) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM assignment WHERE to_party = ?2 AND from_party = ?1) \
         OR EXISTS (SELECT 1 FROM policy_grant WHERE to_party = ?2 AND from_party = ?1)";
    query::value(conn, sql, [relation.from, relation.to])
}

/// Whether an organisation that `to` leads, by one of `key_roles`, has a role from `from`.
pub(crate) fn related_through_led(
    conn: &Connection,
    relation: Relation,
    key_roles: &[&str],
) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM assignment AS lead \
         JOIN assignment AS via ON via.to_party = lead.from_party AND via.from_party = ?1 \
         WHERE lead.to_party = ?2 AND lead.role IN (SELECT value FROM json_each(?3)))";
    query::value(
        conn,
        sql,
        params![relation.from, relation.to, Json(key_roles)],
    )
}

/// Everybody whom [`related`] finds for `to`, by name.
pub(crate) fn givers(conn: &Connection, to: i32) -> Result<Vec<Party>> {
    let columns = parties::COLUMNS;
    let sql = format!(
        "SELECT {columns} FROM party WHERE party_id IN \
         (SELECT from_party FROM assignment WHERE to_party = ?1 \
          UNION SELECT from_party FROM policy_grant WHERE to_party = ?1) ORDER BY name"
    );
    query::all(conn, &sql, [to], parties::party)
}
