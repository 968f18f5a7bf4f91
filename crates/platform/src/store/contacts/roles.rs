//! Roles of people in the contact register, and what the roles are.

use crate::store::{StoreError, convert};
use fullmakt_contract::contacts::{Role, RoleDefinition};
use fullmakt_domain::Language;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

/// Name and description of a role by language (`nn`, `en`); bokmål stands in the role itself.
pub type Texts = BTreeMap<String, (String, Option<String>)>;

/// In which lists a role stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleList {
    /// With the contact (E6).
    OfContact,
    /// Between the person and the organisation (E8).
    OfParties,
    /// In both.
    Both,
}

/// Roles of a person in one of the lists, in the order of entry; named in `language` where there are
/// names in it.
///
/// # Errors
/// When the database cannot be used.
pub fn of_person(
    conn: &Connection,
    person: i64,
    list: RoleList,
    language: Language,
) -> Result<Vec<Role>, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT role, texts FROM contact_role \
         JOIN role_definition ON role_definition.id = contact_role.definition \
         WHERE personal = ?1 AND ((?2 AND of_contact) OR (?3 AND of_parties)) ORDER BY seq",
    )?;
    let (of_contact, of_parties) = list.columns();
    let mut rows = query.query(params![person, of_contact, of_parties])?;
    let mut roles = Vec::new();
    while let Some(row) = rows.next()? {
        let mut role: Role = convert::from_json(&row.get::<_, String>(0)?)?;
        if let Some((name, description)) = named(row, 1, language)? {
            role.role_name = name;
            role.role_description = description;
        }
        roles.push(role);
    }
    Ok(roles)
}

impl RoleList {
    fn columns(self) -> (bool, bool) {
        (self != Self::OfParties, self != Self::OfContact)
    }
}

/// Name and description in `language`, if column `at` has them.
fn named(
    row: &Row<'_>,
    at: usize,
    language: Language,
) -> Result<Option<(String, Option<String>)>, StoreError> {
    let mut texts: Texts = convert::from_json(&row.get::<_, String>(at)?)?;
    Ok(texts.remove(language.tag()))
}

fn definition(row: &Row<'_>, language: Language) -> Result<RoleDefinition, StoreError> {
    let mut definition: RoleDefinition = convert::from_json(&row.get::<_, String>(0)?)?;
    if let Some((name, description)) = named(row, 1, language)? {
        definition.role_name = name;
        definition.role_description = description;
    }
    Ok(definition)
}

/// Every role definition, by number.
///
/// # Errors
/// See [`of_person`].
pub fn definitions(
    conn: &Connection,
    language: Language,
) -> Result<Vec<RoleDefinition>, StoreError> {
    let mut query =
        conn.prepare_cached("SELECT definition, texts FROM role_definition ORDER BY id")?;
    let mut rows = query.query([])?;
    let mut definitions = Vec::new();
    while let Some(row) = rows.next()? {
        definitions.push(definition(row, language)?);
    }
    Ok(definitions)
}

/// The role definition with this number.
///
/// # Errors
/// See [`of_person`].
pub fn by_id(
    conn: &Connection,
    id: i64,
    language: Language,
) -> Result<Option<RoleDefinition>, StoreError> {
    let mut query =
        conn.prepare_cached("SELECT definition, texts FROM role_definition WHERE id = ?1")?;
    let found = query.query_row([id], |row| Ok(definition(row, language)));
    found.optional()?.transpose()
}

/// Adds a role definition unless there is one with its number.
///
/// # Errors
/// See [`of_person`].
pub fn define(
    conn: &Connection,
    id: i64,
    definition: &RoleDefinition,
    texts: &Texts,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO role_definition (id, definition, texts) VALUES (?1, ?2, ?3) \
         ON CONFLICT DO NOTHING",
    )?
    .execute(params![
        id,
        convert::to_json(definition)?,
        convert::to_json(texts)?
    ])?;
    Ok(())
}

/// Gives a person a role.
///
/// # Errors
/// When there is no such person or definition, and see [`of_person`].
pub fn give(
    conn: &Connection,
    person: i64,
    definition: i64,
    role: &Role,
    list: RoleList,
) -> Result<(), StoreError> {
    let (of_contact, of_parties) = list.columns();
    let code = role.role_definition_code.as_deref().unwrap_or_default();
    conn.prepare_cached(
        "INSERT INTO contact_role (personal, definition, code, role, of_contact, of_parties) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        person,
        definition,
        code.to_ascii_uppercase(),
        convert::to_json(role)?,
        of_contact,
        of_parties,
    ])?;
    Ok(())
}
