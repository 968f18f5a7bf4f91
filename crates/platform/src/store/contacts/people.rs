//! People with a contact point of their own for an organisation.

use super::{Organisation, email_key, mobile_key};
use crate::store::{
    Result,
    convert::{Json, json},
    query,
};
use fullmakt_contract::{
    contacts::{PersonNumber, PersonalContact},
    dashboard::PrivateContact,
};
use rusqlite::{Connection, Params, Row, params};
use serde::Deserialize;

/// A person's contact point for an organisation.
pub(crate) struct Person {
    /// By which other tables name it.
    pub(crate) seq: i64,
    pub(crate) organisation: i64,
    /// Notifications are off for every service but those named.
    pub(crate) is_silent: bool,
    pub(crate) row: PersonalContact,
}

/// A service that a contact point can be for.
#[derive(Deserialize)]
pub(crate) struct Service {
    /// Letters and digits.
    pub(crate) code: String,
    /// Digits.
    pub(crate) edition: String,
}

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        seq: row.get(0)?,
        organisation: row.get(1)?,
        is_silent: row.get(2)?,
        row: PersonalContact {
            personal_contact_id: row.get(3)?,
            name: row.get(4)?,
            social_security_number: row.get::<_, Option<_>>(5)?.map(PersonNumber),
            mobile_number: row.get(6)?,
            mobile_number_changed: row.get(7)?,
            e_mail_address: row.get(8)?,
            e_mail_address_changed: row.get(9)?,
            ..PersonalContact::default()
        },
    })
}

fn people(conn: &Connection, condition: &str, params: impl Params) -> Result<Vec<Person>> {
    let sql = format!(
        "SELECT seq, organisation, is_silent, id, name, national_id, mobile, mobile_changed, \
         email, email_changed FROM contact_personal WHERE {condition} ORDER BY seq"
    );
    query::all(conn, &sql, params, person)
}

/// People of an organisation: those with the role and those who subscribe to the service, where these
/// are given. The code of the role is compared without regard to case.
pub(crate) fn of(
    conn: &Connection,
    organisation: &Organisation,
    role: Option<&str>,
    service: Option<&Service>,
) -> Result<Vec<Person>> {
    let condition = "organisation = ?1 \
         AND (?2 IS NULL OR EXISTS (SELECT 1 FROM contact_role \
              WHERE personal = contact_personal.seq AND of_contact AND code = upper(?2))) \
         AND (?3 IS NULL OR EXISTS (SELECT 1 FROM contact_service \
              WHERE personal = contact_personal.seq AND code = ?3 AND edition = ?4))";
    let code = service.map(|service| &service.code);
    let edition = service.map(|service| &service.edition);
    people(
        conn,
        condition,
        params![organisation.seq, role, code, edition],
    )
}

/// The person with this id at an organisation.
pub(crate) fn by_id(
    conn: &Connection,
    organisation: &Organisation,
    id: &str,
) -> Result<Option<Person>> {
    let condition = "organisation = ?1 AND id = ?2";
    let found = people(conn, condition, params![organisation.seq, id])?;
    Ok(found.into_iter().next())
}

/// Every contact point of the person with this national identity number.
pub(crate) fn by_national_id(conn: &Connection, national_id: &str) -> Result<Vec<Person>> {
    people(conn, "national_id = ?1", [national_id])
}

/// Every contact point with this e-mail address, as its key; silent ones are left out.
pub(crate) fn by_email(conn: &Connection, email_key: &str) -> Result<Vec<Person>> {
    let condition = "email_key = ?1 AND ?1 <> '' AND NOT is_silent";
    people(conn, condition, [email_key])
}

/// Every contact point whose phone number is `number` as written, or only has it in it when
/// `is_part`; silent ones are left out.
pub(crate) fn by_number(conn: &Connection, number: &str, is_part: bool) -> Result<Vec<Person>> {
    let condition = "(mobile = ?1 OR (?2 AND instr(mobile, ?1) > 0)) AND NOT is_silent";
    people(conn, condition, params![number, is_part])
}

/// Services that a contact point is for.
pub(crate) fn services(conn: &Connection, person: i64) -> Result<Vec<Service>> {
    let sql =
        "SELECT code, edition FROM contact_service WHERE personal = ?1 ORDER BY code, edition";
    query::all(conn, sql, [person], |row| {
        Ok(Service {
            code: row.get(0)?,
            edition: row.get(1)?,
        })
    })
}

/// Adds a person; the `seq` given is ignored. The new one is returned.
pub(crate) fn insert(conn: &Connection, person: &Person) -> Result<i64> {
    let row = &person.row;
    let sql = "INSERT INTO contact_personal (organisation, id, name, national_id, mobile, \
         mobile_changed, email, email_changed, mobile_key, email_key, is_silent) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    query::execute(
        conn,
        sql,
        params![
            person.organisation,
            row.personal_contact_id,
            row.name,
            row.social_security_number.as_ref().map(|number| &number.0),
            row.mobile_number,
            row.mobile_number_changed,
            row.e_mail_address,
            row.e_mail_address_changed,
            mobile_key(row.mobile_number.as_deref()),
            email_key(row.e_mail_address.as_deref()),
            person.is_silent,
        ],
    )?;
    Ok(conn.last_insert_rowid())
}

/// Says that a contact point is for a service.
pub(crate) fn subscribe(conn: &Connection, person: i64, service: &Service) -> Result<()> {
    let sql = "INSERT INTO contact_service (personal, code, edition) VALUES (?1, ?2, ?3)";
    query::execute(conn, sql, params![person, service.code, service.edition])
}

fn private_contacts(
    conn: &Connection,
    condition: &str,
    value: &str,
) -> Result<Vec<PrivateContact>> {
    let sql = format!("SELECT contact FROM contact_private WHERE {condition} ORDER BY seq");
    query::all(conn, &sql, [value], |row| json(row, 0))
}

/// Private contact information of a person.
pub(crate) fn private(conn: &Connection, national_id: &str) -> Result<Option<PrivateContact>> {
    let found = private_contacts(conn, "national_id = ?1", national_id)?;
    Ok(found.into_iter().next())
}

/// Private contact information with this e-mail address, as its key.
pub(crate) fn private_by_email(conn: &Connection, email_key: &str) -> Result<Vec<PrivateContact>> {
    private_contacts(conn, "email_key = ?1 AND ?1 <> ''", email_key)
}

pub(crate) fn insert_private(conn: &Connection, contact: &PrivateContact) -> Result<()> {
    let national_id = contact.national_identity_number.as_ref();
    let sql = "INSERT INTO contact_private (national_id, email_key, contact) VALUES (?1, ?2, ?3)";
    query::execute(
        conn,
        sql,
        params![
            national_id.map(|number| &number.0),
            email_key(contact.email_address.as_deref()),
            Json(contact),
        ],
    )
}
