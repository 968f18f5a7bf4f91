//! The contact register: organisations and who can be reached for them (docs/contract/contacts.md).

pub mod people;
pub mod roles;

use super::{StoreError, parties};
use fullmakt_domain::{org_number, phone};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// An organisation of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Order of entry, and the number by which other tables name it.
    pub seq: i64,
    /// Number of the party.
    pub party_id: i32,
    /// Uuid of the party.
    pub uuid: Uuid,
    /// Number as it is answered; can be padded with blanks.
    pub number: String,
    /// Name as it is answered.
    pub name: String,
    /// Form; none of a unit that the register does not know.
    pub unit_type: Option<String>,
    /// Norwegian local time as it is answered.
    pub last_changed: Option<String>,
    /// Norwegian local time as it is answered.
    pub last_confirmed: Option<String>,
    /// The main unit of a sub-unit.
    pub main_unit: Option<i64>,
}

/// A number and an e-mail address, each with the time of its last change, as they are answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// Phone number.
    pub mobile: Option<String>,
    /// Norwegian local time.
    pub mobile_changed: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Norwegian local time.
    pub email_changed: Option<String>,
}

impl Point {
    /// What the phone number is found by; empty when there is none.
    #[must_use]
    pub fn mobile_key(&self) -> String {
        phone::comparable(self.mobile.as_deref().unwrap_or_default())
    }

    /// What the address is found by; empty when there is none.
    #[must_use]
    pub fn email_key(&self) -> String {
        email_key(self.email.as_deref().unwrap_or_default())
    }
}

/// What an e-mail address is found by.
#[must_use]
pub fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// A shared contact point of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Official {
    /// Its number.
    pub seq: i64,
    /// Number and address.
    pub point: Point,
}

const COLUMNS: &str = "contact_organisation.seq, contact_organisation.party_id, \
     contact_organisation.uuid, contact_organisation.number, contact_organisation.name, \
     contact_organisation.unit_type, contact_organisation.last_changed, \
     contact_organisation.last_confirmed, contact_organisation.main_unit";

fn organisation(row: &Row<'_>) -> rusqlite::Result<Organisation> {
    Ok(Organisation {
        seq: row.get(0)?,
        party_id: row.get(1)?,
        uuid: parties::uuid(row, 2)?,
        number: row.get(3)?,
        name: row.get(4)?,
        unit_type: row.get(5)?,
        last_changed: row.get(6)?,
        last_confirmed: row.get(7)?,
        main_unit: row.get(8)?,
    })
}

/// Reads number, address and their times from four columns that begin at `at`.
fn point(row: &Row<'_>, at: usize) -> rusqlite::Result<Point> {
    Ok(Point {
        mobile: row.get(at)?,
        mobile_changed: row.get(at + 1)?,
        email: row.get(at + 2)?,
        email_changed: row.get(at + 3)?,
    })
}

/// Every organisation in the order of entry.
///
/// # Errors
/// When the database cannot be used.
pub fn all(conn: &Connection) -> Result<Vec<Organisation>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM contact_organisation ORDER BY seq");
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([], organisation)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The organisation with this number, padding on either side taken off.
///
/// # Errors
/// See [`all`].
pub fn by_number(conn: &Connection, number: &str) -> Result<Option<Organisation>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM contact_organisation WHERE look_up = ?1");
    let mut query = conn.prepare_cached(&sql)?;
    let number = org_number::trimmed(number);
    Ok(query.query_row([number], organisation).optional()?)
}

/// The organisation with this number of entry.
///
/// # Errors
/// See [`all`].
pub fn by_seq(conn: &Connection, seq: i64) -> Result<Option<Organisation>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM contact_organisation WHERE seq = ?1");
    let mut query = conn.prepare_cached(&sql)?;
    Ok(query.query_row([seq], organisation).optional()?)
}

/// One row for each contact point that matches, rows of an organisation beside each other.
///
/// `email` and `mobile` are keys ([`email_key`], [`phone::comparable`]); one that is left out matches
/// every contact point. With both, the same contact point has to match both.
///
/// # Errors
/// See [`all`].
pub fn search(
    conn: &Connection,
    email: Option<&str>,
    mobile: Option<&str>,
) -> Result<Vec<Organisation>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM ( \
             SELECT organisation, 0 AS kind, seq, mobile_key, email_key FROM contact_official \
             UNION ALL \
             SELECT organisation, 1, seq, mobile_key, email_key FROM contact_personal \
             WHERE NOT is_silent) AS point \
         JOIN contact_organisation ON contact_organisation.seq = point.organisation \
         WHERE (?1 IS NULL OR (point.email_key = ?1 AND ?1 <> '')) \
           AND (?2 IS NULL OR (point.mobile_key = ?2 AND ?2 <> '')) \
         ORDER BY contact_organisation.seq, point.kind, point.seq"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map(params![email, mobile], organisation)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Shared contact points of an organisation.
///
/// # Errors
/// See [`all`].
pub fn official(conn: &Connection, organisation: i64) -> Result<Vec<Official>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT seq, mobile, mobile_changed, email, email_changed FROM contact_official \
         WHERE organisation = ?1 ORDER BY seq",
    )?;
    let rows = query.query_map([organisation], |row| {
        Ok(Official {
            seq: row.get(0)?,
            point: point(row, 1)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Shared contact points with this e-mail address or phone number, as keys, each with its
/// organisation.
///
/// # Errors
/// See [`all`].
pub fn official_by(
    conn: &Connection,
    email: Option<&str>,
    mobile: Option<&str>,
) -> Result<Vec<(Organisation, Official)>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS}, point.seq, point.mobile, point.mobile_changed, point.email, \
             point.email_changed \
         FROM contact_official AS point \
         JOIN contact_organisation ON contact_organisation.seq = point.organisation \
         WHERE (point.email_key = ?1 AND ?1 <> '') OR (point.mobile_key = ?2 AND ?2 <> '') \
         ORDER BY point.seq"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map(params![email, mobile], |row| {
        let point = Official {
            seq: row.get(9)?,
            point: point(row, 10)?,
        };
        Ok((organisation(row)?, point))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds an organisation; its `seq` is its place in the order.
///
/// # Errors
/// When one of its numbers is taken, and see [`all`].
pub fn insert(conn: &Connection, organisation: &Organisation) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO contact_organisation (seq, party_id, uuid, number, look_up, name, unit_type, \
         last_changed, last_confirmed, main_unit) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute(params![
        organisation.seq,
        organisation.party_id,
        organisation.uuid.to_string(),
        organisation.number,
        org_number::trimmed(&organisation.number),
        organisation.name,
        organisation.unit_type,
        organisation.last_changed,
        organisation.last_confirmed,
        organisation.main_unit,
    ])?;
    Ok(())
}

/// Adds a shared contact point.
///
/// # Errors
/// When there is no such organisation, and see [`all`].
pub fn insert_official(
    conn: &Connection,
    organisation: i64,
    point: &Point,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO contact_official (organisation, mobile, mobile_changed, email, email_changed, \
         mobile_key, email_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        organisation,
        point.mobile,
        point.mobile_changed,
        point.email,
        point.email_changed,
        point.mobile_key(),
        point.email_key(),
    ])?;
    Ok(())
}
