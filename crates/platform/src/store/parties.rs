//! People and organisations.

use super::StoreError;
use rusqlite::{Connection, OptionalExtension, Row, params};
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
    #[must_use]
    pub fn org_number(&self) -> Option<&str> {
        match &self.kind {
            PartyKind::Organisation { org_number, .. } => Some(org_number),
            PartyKind::Person { .. } => None,
        }
    }

    /// The organisation's form; none of a person.
    #[must_use]
    pub fn unit_type(&self) -> Option<&str> {
        match &self.kind {
            PartyKind::Organisation { unit_type, .. } => Some(unit_type),
            PartyKind::Person { .. } => None,
        }
    }
}

/// Columns that [`party`] reads, for queries of others.
pub const COLUMNS: &str = "party.party_id, party.uuid, party.name, party.kind, party.is_deleted, \
     party.user_id, party.national_id, party.org_number, party.unit_type";

/// How many columns [`COLUMNS`] names.
pub(super) const COLUMN_COUNT: usize = 9;

/// Reads [`COLUMNS`] from the start of a row.
///
/// # Errors
/// When a column does not hold what it should.
pub fn party(row: &Row<'_>) -> rusqlite::Result<Party> {
    let text = |at: usize| row.get::<_, Option<String>>(at);
    let kind = match row.get_ref(3)?.as_str()? {
        "person" => PartyKind::Person {
            user_id: row.get::<_, Option<i32>>(5)?.unwrap_or_default(),
            national_id: text(6)?.unwrap_or_default(),
        },
        _ => PartyKind::Organisation {
            org_number: text(7)?.unwrap_or_default(),
            unit_type: text(8)?.unwrap_or_default(),
        },
    };
    Ok(Party {
        party_id: row.get(0)?,
        uuid: uuid(row, 1)?,
        name: row.get(2)?,
        kind,
        is_deleted: row.get(4)?,
    })
}

/// A uuid in column `at`.
pub(super) fn uuid(row: &Row<'_>, at: usize) -> rusqlite::Result<Uuid> {
    let text = row.get_ref(at)?.as_str()?;
    Uuid::parse_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, error.into())
    })
}

fn one(
    conn: &Connection,
    condition: &str,
    value: impl rusqlite::ToSql,
) -> Result<Option<Party>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM party WHERE {condition} = ?1");
    let mut query = conn.prepare_cached(&sql)?;
    Ok(query.query_row([value], party).optional()?)
}

/// The party with this number.
///
/// # Errors
/// When the database cannot be read.
pub fn by_id(conn: &Connection, party_id: i32) -> Result<Option<Party>, StoreError> {
    one(conn, "party_id", party_id)
}

/// The party with this uuid.
///
/// # Errors
/// See [`by_id`].
pub fn by_uuid(conn: &Connection, uuid: Uuid) -> Result<Option<Party>, StoreError> {
    one(conn, "uuid", uuid.to_string())
}

/// The organisation with this number.
///
/// # Errors
/// See [`by_id`].
pub fn by_org_number(conn: &Connection, org_number: &str) -> Result<Option<Party>, StoreError> {
    one(conn, "org_number", org_number)
}

/// The person who logs in as this user.
///
/// # Errors
/// See [`by_id`].
pub fn by_user_id(conn: &Connection, user_id: i32) -> Result<Option<Party>, StoreError> {
    one(conn, "user_id", user_id)
}

/// Everybody who can log in, by number of the user.
///
/// # Errors
/// See [`by_id`].
pub fn people(conn: &Connection) -> Result<Vec<Party>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM party WHERE kind = 'person' ORDER BY user_id");
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([], party)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether there is any party: an empty database has none.
///
/// # Errors
/// See [`by_id`].
pub fn any(conn: &Connection) -> Result<bool, StoreError> {
    Ok(conn.query_row("SELECT EXISTS (SELECT 1 FROM party)", [], |row| row.get(0))?)
}

/// Adds a party.
///
/// # Errors
/// When one of its numbers is taken, and see [`by_id`].
pub fn insert(conn: &Connection, party: &Party) -> Result<(), StoreError> {
    insert_with(conn, party, INSERT)
}

/// Adds a party unless one of its numbers is taken.
///
/// # Errors
/// See [`by_id`].
pub fn insert_if_new(conn: &Connection, party: &Party) -> Result<(), StoreError> {
    insert_with(conn, party, INSERT_IF_NEW)
}

const INSERT: &str = "INSERT INTO party (party_id, uuid, kind, name, org_number, unit_type, \
     user_id, national_id, is_deleted) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
const INSERT_IF_NEW: &str = "INSERT INTO party (party_id, uuid, kind, name, org_number, \
     unit_type, user_id, national_id, is_deleted) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) \
     ON CONFLICT DO NOTHING";

fn insert_with(conn: &Connection, party: &Party, sql: &str) -> Result<(), StoreError> {
    let (kind, org_number, unit_type, user_id, national_id) = match &party.kind {
        PartyKind::Person {
            user_id,
            national_id,
        } => ("person", None, None, Some(user_id), Some(national_id)),
        PartyKind::Organisation {
            org_number,
            unit_type,
        } => (
            "organisation",
            Some(org_number),
            Some(unit_type),
            None,
            None,
        ),
    };
    conn.prepare_cached(sql)?.execute(params![
        party.party_id,
        party.uuid.to_string(),
        kind,
        party.name,
        org_number,
        unit_type,
        user_id,
        national_id,
        party.is_deleted,
    ])?;
    Ok(())
}
