//! The contact register: organisations and who can be reached for them (docs/contract/contacts.md).
//!
//! Rows are kept, and come out, as the guide's API answers them, but for their links.

pub(crate) mod people;
pub(crate) mod roles;

use super::{Result, convert::uuid, query};
use fullmakt_contract::contacts::{OfficialContact, Organization};
use fullmakt_domain::{org_number, phone};
use rusqlite::{Connection, Params, Row, params};
use uuid::Uuid;

/// An organisation of the register.
#[derive(Clone)]
pub(crate) struct Organisation {
    /// Order of entry, and the number by which other tables name it.
    pub(crate) seq: i64,
    pub(crate) party_id: i32,
    pub(crate) uuid: Uuid,
    /// The main unit of a sub-unit.
    pub(crate) main_unit: Option<i64>,
    pub(crate) row: Organization,
}

impl Organisation {
    /// The number without the blanks that short ones are padded with.
    pub(crate) fn number(&self) -> &str {
        org_number::trimmed(&self.row.organization_number)
    }
}

/// A shared contact point of an organisation.
pub(crate) struct Official {
    pub(crate) seq: i64,
    pub(crate) row: OfficialContact,
}

/// What a phone number is found by; empty when there is none.
pub(crate) fn mobile_key(mobile: Option<&str>) -> String {
    phone::comparable(mobile.unwrap_or_default())
}

/// What an e-mail address is found by; empty when there is none.
pub(crate) fn email_key(email: Option<&str>) -> String {
    email.unwrap_or_default().trim().to_lowercase()
}

const COLUMNS: &str = "contact_organisation.seq, contact_organisation.party_id, \
     contact_organisation.uuid, contact_organisation.main_unit, contact_organisation.number, \
     contact_organisation.name, contact_organisation.unit_type, \
     contact_organisation.last_changed, contact_organisation.last_confirmed";

fn organisation(row: &Row<'_>) -> rusqlite::Result<Organisation> {
    Ok(Organisation {
        seq: row.get(0)?,
        party_id: row.get(1)?,
        uuid: uuid(row, 2)?,
        main_unit: row.get(3)?,
        row: Organization {
            organization_number: row.get(4)?,
            name: row.get(5)?,
            kind: row.get(6)?,
            last_changed: row.get(7)?,
            last_confirmed: row.get(8)?,
            ..Organization::default()
        },
    })
}

/// Reads a shared contact point from five columns that begin at `at`.
fn official_row(row: &Row<'_>, at: usize) -> rusqlite::Result<Official> {
    Ok(Official {
        seq: row.get(at)?,
        row: OfficialContact {
            mobile_number: row.get(at + 1)?,
            mobile_number_changed: row.get(at + 2)?,
            e_mail_address: row.get(at + 3)?,
            e_mail_address_changed: row.get(at + 4)?,
            ..OfficialContact::default()
        },
    })
}

fn organisations(
    conn: &Connection,
    condition: &str,
    params: impl Params,
) -> Result<Vec<Organisation>> {
    let sql = format!("SELECT {COLUMNS} FROM contact_organisation WHERE {condition} ORDER BY seq");
    query::all(conn, &sql, params, organisation)
}

/// Every organisation in the order of entry.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Organisation>> {
    organisations(conn, "TRUE", [])
}

/// The organisation with this number, padding on either side taken off.
pub(crate) fn by_number(conn: &Connection, number: &str) -> Result<Option<Organisation>> {
    let found = organisations(conn, "look_up = ?1", [org_number::trimmed(number)])?;
    Ok(found.into_iter().next())
}

pub(crate) fn by_seq(conn: &Connection, seq: i64) -> Result<Option<Organisation>> {
    Ok(organisations(conn, "seq = ?1", [seq])?.into_iter().next())
}

/// One row for each contact point that matches, rows of an organisation beside each other.
///
/// `email` and `mobile` are keys ([`email_key`], [`mobile_key`]); one that is left out matches
/// every contact point. With both, the same contact point has to match both.
pub(crate) fn search(
    conn: &Connection,
    email: Option<&str>,
    mobile: Option<&str>,
) -> Result<Vec<Organisation>> {
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
    query::all(conn, &sql, params![email, mobile], organisation)
}

/// Shared contact points of an organisation.
pub(crate) fn official(conn: &Connection, organisation: i64) -> Result<Vec<Official>> {
    let sql = "SELECT seq, mobile, mobile_changed, email, email_changed FROM contact_official \
               WHERE organisation = ?1 ORDER BY seq";
    query::all(conn, sql, [organisation], |row| official_row(row, 0))
}

/// Shared contact points with this e-mail address or phone number, as keys, each with its
/// organisation.
pub(crate) fn official_by(
    conn: &Connection,
    email: Option<&str>,
    mobile: Option<&str>,
) -> Result<Vec<(Organisation, Official)>> {
    let sql = format!(
        "SELECT {COLUMNS}, point.seq, point.mobile, point.mobile_changed, point.email, \
             point.email_changed \
         FROM contact_official AS point \
         JOIN contact_organisation ON contact_organisation.seq = point.organisation \
         WHERE (point.email_key = ?1 AND ?1 <> '') OR (point.mobile_key = ?2 AND ?2 <> '') \
         ORDER BY point.seq"
    );
    query::all(conn, &sql, params![email, mobile], |row| {
        Ok((organisation(row)?, official_row(row, 9)?))
    })
}

/// Adds an organisation; its `seq` is its place in the order.
pub(crate) fn insert(conn: &Connection, organisation: &Organisation) -> Result<()> {
    let sql = "INSERT INTO contact_organisation (seq, party_id, uuid, number, look_up, name, unit_type, \
         last_changed, last_confirmed, main_unit) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    query::execute(
        conn,
        sql,
        params![
            organisation.seq,
            organisation.party_id,
            organisation.uuid.to_string(),
            organisation.row.organization_number,
            organisation.number(),
            organisation.row.name,
            organisation.row.kind,
            organisation.row.last_changed,
            organisation.row.last_confirmed,
            organisation.main_unit,
        ],
    )
}

pub(crate) fn insert_official(
    conn: &Connection,
    organisation: i64,
    row: &OfficialContact,
) -> Result<()> {
    let sql = "INSERT INTO contact_official (organisation, mobile, mobile_changed, email, email_changed, \
         mobile_key, email_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    query::execute(
        conn,
        sql,
        params![
            organisation,
            row.mobile_number,
            row.mobile_number_changed,
            row.e_mail_address,
            row.e_mail_address_changed,
            mobile_key(row.mobile_number.as_deref()),
            email_key(row.e_mail_address.as_deref()),
        ],
    )
}
