//! People and organisations.

use super::{Result, convert::uuid, query};
use rusqlite::{Connection, Row, ToSql, params};
use uuid::Uuid;

/// A person or an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The number in routes.
    pub party_id: i32,
    /// The uuid in queries.
    pub uuid: Uuid,
    /// Name as registered.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
    /// Closed in the register.
    pub is_deleted: bool,
}

/// What a party is, with what only that kind has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartyKind {
    /// A person who can log in.
    Person {
        /// Number of the user.
        user_id: i32,
        /// National identity number.
        national_id: String,
    },
    /// An organisation.
    Organisation {
        /// Organisation number.
        org_number: String,
        /// Form: `AS`, `ESEK` and so on.
        unit_type: String,
    },
}

impl Party {
    /// The organisation number; none of a person.
    pub fn org_number(&self) -> Option<&str> {
        match &self.kind {
            PartyKind::Organisation { org_number, .. } => Some(org_number),
            PartyKind::Person { .. } => None,
        }
    }

    /// The organisation's form; none of a person.
    pub(crate) fn unit_type(&self) -> Option<&str> {
        match &self.kind {
            PartyKind::Organisation { unit_type, .. } => Some(unit_type),
            PartyKind::Person { .. } => None,
        }
    }
}

/// Columns that [`party`] reads, for queries of others.
pub(super) const COLUMNS: &str = "party.party_id, party.uuid, party.name, party.kind, \
     party.is_deleted, party.user_id, party.national_id, party.org_number, party.unit_type";

/// Reads [`COLUMNS`] of a row.
pub(super) fn party(row: &Row<'_>) -> rusqlite::Result<Party> {
    let text = |column: &str| {
        row.get::<_, Option<String>>(column)
            .map(Option::unwrap_or_default)
    };
    let kind = match row.get_ref("kind")?.as_str()? {
        "person" => PartyKind::Person {
            user_id: row.get::<_, Option<i32>>("user_id")?.unwrap_or_default(),
            national_id: text("national_id")?,
        },
        _ => PartyKind::Organisation {
            org_number: text("org_number")?,
            unit_type: text("unit_type")?,
        },
    };
    Ok(Party {
        party_id: row.get("party_id")?,
        uuid: uuid(row, "uuid")?,
        name: row.get("name")?,
        kind,
        is_deleted: row.get("is_deleted")?,
    })
}

fn one(conn: &Connection, condition: &str, value: impl ToSql) -> Result<Option<Party>> {
    let sql = format!("SELECT {COLUMNS} FROM party WHERE {condition} = ?1");
    query::one(conn, &sql, [value], party)
}

/// The party with this number.
pub fn by_id(conn: &Connection, party_id: i32) -> Result<Option<Party>> {
    one(conn, "party_id", party_id)
}

/// The party with this uuid.
pub(crate) fn by_uuid(conn: &Connection, uuid: Uuid) -> Result<Option<Party>> {
    one(conn, "uuid", uuid.to_string())
}

/// The organisation with this number.
pub fn by_org_number(conn: &Connection, org_number: &str) -> Result<Option<Party>> {
    one(conn, "org_number", org_number)
}

/// The person who logs in as this user.
pub fn by_user_id(conn: &Connection, user_id: i32) -> Result<Option<Party>> {
    one(conn, "user_id", user_id)
}

/// Everybody who can log in, by number of the user.
pub(crate) fn people(conn: &Connection) -> Result<Vec<Party>> {
    let sql = format!("SELECT {COLUMNS} FROM party WHERE kind = 'person' ORDER BY user_id");
    query::all(conn, &sql, [], party)
}

/// Whether there is any party: an empty database has none.
pub(crate) fn any(conn: &Connection) -> Result<bool> {
    query::value(conn, "SELECT EXISTS (SELECT 1 FROM party)", [])
}

/// Adds a party. Fails when one of its numbers is taken.
pub fn insert(conn: &Connection, party: &Party) -> Result<()> {
    insert_with(conn, party, "")
}

/// Adds a party unless one of its numbers is taken.
pub(crate) fn insert_if_new(conn: &Connection, party: &Party) -> Result<()> {
    insert_with(conn, party, "ON CONFLICT DO NOTHING")
}

fn insert_with(conn: &Connection, party: &Party, on_conflict: &str) -> Result<()> {
    let (user_id, national_id) = match &party.kind {
        PartyKind::Person {
            user_id,
            national_id,
        } => (Some(user_id), Some(national_id)),
        PartyKind::Organisation { .. } => (None, None),
    };
    let sql = format!(
        "INSERT INTO party (party_id, uuid, kind, name, org_number, unit_type, user_id, \
         national_id, is_deleted) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) {on_conflict}"
    );
    let params = params![
        party.party_id,
        party.uuid.to_string(),
        user_id.map_or("organisation", |_| "person"),
        party.name,
        party.org_number(),
        party.unit_type(),
        user_id,
        national_id,
        party.is_deleted,
    ];
    query::execute(conn, &sql, params)
}
