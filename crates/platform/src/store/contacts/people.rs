//! People with a contact point of their own for an organisation.

use super::{Organisation, Point, point};
use crate::store::{StoreError, convert};
use fullmakt_contract::dashboard::PrivateContact;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A person's contact point for an organisation.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// By which other tables name it.
    pub seq: i64,
    /// The organisation.
    pub organisation: i64,
    /// `r` and digits.
    pub id: String,
    /// Name as it is answered.
    pub name: String,
    /// National identity number.
    pub national_id: Option<String>,
    /// Number and address.
    pub point: Point,
    /// Notifications are off for every service but those named.
    pub is_silent: bool,
}

/// Without the national identity number.
impl std::fmt::Debug for Person {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut person = formatter.debug_struct("Person");
        person.field("id", &self.id).finish_non_exhaustive()
    }
}

/// A service that a contact point can be for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Letters and digits.
    pub code: String,
    /// Digits.
    pub edition: String,
}

const COLUMNS: &str = "contact_personal.seq, contact_personal.organisation, contact_personal.id, \
     contact_personal.name, contact_personal.national_id, contact_personal.mobile, \
     contact_personal.mobile_changed, contact_personal.email, contact_personal.email_changed, \
     contact_personal.is_silent";

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        seq: row.get(0)?,
        organisation: row.get(1)?,
        id: row.get(2)?,
        name: row.get(3)?,
        national_id: row.get(4)?,
        point: point(row, 5)?,
        is_silent: row.get(9)?,
    })
}

/// People of an organisation: those with the role and those who subscribe to the service, where these
/// are given. The code of the role is compared without regard to case.
///
/// # Errors
/// When the database cannot be used.
pub fn of(
    conn: &Connection,
    organisation: &Organisation,
    role: Option<&str>,
    service: Option<&Service>,
) -> Result<Vec<Person>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM contact_personal WHERE organisation = ?1 \
         AND (?2 IS NULL OR EXISTS (SELECT 1 FROM contact_role \
              WHERE personal = contact_personal.seq AND of_contact AND code = upper(?2))) \
         AND (?3 IS NULL OR EXISTS (SELECT 1 FROM contact_service \
              WHERE personal = contact_personal.seq AND code = ?3 AND edition = ?4)) \
         ORDER BY seq"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let code = service.map(|service| &service.code);
    let edition = service.map(|service| &service.edition);
    let rows = query.query_map(params![organisation.seq, role, code, edition], person)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The person with this id at an organisation.
///
/// # Errors
/// See [`of`].
pub fn by_id(
    conn: &Connection,
    organisation: &Organisation,
    id: &str,
) -> Result<Option<Person>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM contact_personal WHERE organisation = ?1 AND id = ?2");
    let mut query = conn.prepare_cached(&sql)?;
    let found = query.query_row(params![organisation.seq, id], person);
    Ok(found.optional()?)
}

/// Every contact point of the person with this national identity number.
///
/// # Errors
/// See [`of`].
pub fn by_national_id(conn: &Connection, national_id: &str) -> Result<Vec<Person>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM contact_personal WHERE national_id = ?1 ORDER BY seq");
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([national_id], person)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Every contact point with this e-mail address, as its key; silent ones are left out.
///
/// # Errors
/// See [`of`].
pub fn by_email(conn: &Connection, email_key: &str) -> Result<Vec<Person>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM contact_personal \
         WHERE email_key = ?1 AND ?1 <> '' AND NOT is_silent ORDER BY seq"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([email_key], person)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Every contact point whose phone number is `number` as written, or only has it in it when
/// `is_part`; silent ones are left out.
///
/// # Errors
/// See [`of`].
pub fn by_number(
    conn: &Connection,
    number: &str,
    is_part: bool,
) -> Result<Vec<Person>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM contact_personal \
         WHERE (mobile = ?1 OR (?2 AND instr(mobile, ?1) > 0)) AND NOT is_silent ORDER BY seq"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map(params![number, is_part], person)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Services that a contact point is for.
///
/// # Errors
/// See [`of`].
pub fn services(conn: &Connection, person: i64) -> Result<Vec<Service>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT code, edition FROM contact_service WHERE personal = ?1 ORDER BY code, edition",
    )?;
    let rows = query.query_map([person], |row| {
        Ok(Service {
            code: row.get(0)?,
            edition: row.get(1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a person; the `seq` given is ignored. The new one is returned.
///
/// # Errors
/// When the id is taken, and see [`of`].
pub fn insert(conn: &Connection, person: &Person) -> Result<i64, StoreError> {
    conn.prepare_cached(
        "INSERT INTO contact_personal (organisation, id, name, national_id, mobile, \
         mobile_changed, email, email_changed, mobile_key, email_key, is_silent) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        person.organisation,
        person.id,
        person.name,
        person.national_id,
        person.point.mobile,
        person.point.mobile_changed,
        person.point.email,
        person.point.email_changed,
        person.point.mobile_key(),
        person.point.email_key(),
        person.is_silent,
    ])?;
    Ok(conn.last_insert_rowid())
}

/// Says that a contact point is for a service.
///
/// # Errors
/// See [`of`].
pub fn subscribe(conn: &Connection, person: i64, service: &Service) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO contact_service (personal, code, edition) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![person, service.code, service.edition])?;
    Ok(())
}

/// Private contact information of a person.
///
/// # Errors
/// See [`of`].
pub fn private(conn: &Connection, national_id: &str) -> Result<Option<PrivateContact>, StoreError> {
    let mut query =
        conn.prepare_cached("SELECT contact FROM contact_private WHERE national_id = ?1")?;
    let text: Option<String> = query
        .query_row([national_id], |row| row.get(0))
        .optional()?;
    text.map(|text| convert::from_json(&text)).transpose()
}

/// Private contact information with this e-mail address, as its key.
///
/// # Errors
/// See [`of`].
pub fn private_by_email(
    conn: &Connection,
    email_key: &str,
) -> Result<Vec<PrivateContact>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT contact FROM contact_private WHERE email_key = ?1 AND ?1 <> '' ORDER BY seq",
    )?;
    let mut rows = query.query([email_key])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(convert::from_json(
            row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?,
        )?);
    }
    Ok(found)
}

/// Adds private contact information.
///
/// # Errors
/// When the person has some already, and see [`of`].
pub fn insert_private(conn: &Connection, contact: &PrivateContact) -> Result<(), StoreError> {
    let national_id = contact.national_identity_number.as_ref();
    let email = contact.email_address.as_deref().unwrap_or_default();
    conn.prepare_cached(
        "INSERT INTO contact_private (national_id, email_key, contact) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![
        national_id.map(|number| &number.0),
        super::email_key(email),
        convert::to_json(contact)?,
    ])?;
    Ok(())
}
