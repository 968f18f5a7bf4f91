//! Roles of people in the contact register, and what the roles are.

use super::rows;
use crate::store::{
    StoreError,
    convert::{from_json, to_json},
};
use fullmakt_contract::contacts::{Role, RoleDefinition, RoleDefinitionId};
use fullmakt_domain::Language;
use rusqlite::{Connection, Params, Row, params};
use std::collections::BTreeMap;

/// Name and description of a role by language (`nn`, `en`); bokmål stands in the role itself.
pub(crate) type Texts = BTreeMap<String, (String, Option<String>)>;

/// In which lists a role stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum RoleList {
    /// With the contact (E6).
    OfContact,
    /// Between the person and the organisation (E8).
    OfParties,
    Both,
}

impl RoleList {
    fn columns(self) -> (bool, bool) {
        (self != Self::OfParties, self != Self::OfContact)
    }
}

/// The number of a role definition, whichever way it was written.
pub(crate) fn definition_id(id: Option<&RoleDefinitionId>) -> i64 {
    id.and_then(RoleDefinitionId::number).unwrap_or_default()
}

/// The JSON of a role or definition, and its texts in other languages.
fn with_texts(row: &Row<'_>) -> rusqlite::Result<(String, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

/// Name and description in `language`, if there are any.
fn named(texts: &str, language: Language) -> Result<Option<(String, Option<String>)>, StoreError> {
    Ok(from_json::<Texts>(texts)?.remove(language.tag()))
}

/// Roles of a person in one of the lists, in the order of entry; named in `language` where there are
/// names in it.
pub(crate) fn of_person(
    conn: &Connection,
    person: i64,
    list: RoleList,
    language: Language,
) -> Result<Vec<Role>, StoreError> {
    let sql = "SELECT role, texts FROM contact_role \
         JOIN role_definition ON role_definition.id = contact_role.definition \
         WHERE personal = ?1 AND ((?2 AND of_contact) OR (?3 AND of_parties)) ORDER BY seq";
    let (of_contact, of_parties) = list.columns();
    let params = params![person, of_contact, of_parties];
    let found = rows(conn, sql, params, with_texts)?.into_iter();
    let roles = found.map(|(role, texts)| {
        let mut role: Role = from_json(&role)?;
        if let Some((name, description)) = named(&texts, language)? {
            role.role_name = name;
            role.role_description = description;
        }
        Ok(role)
    });
    roles.collect()
}

fn definitions_where(
    conn: &Connection,
    condition: &str,
    params: impl Params,
    language: Language,
) -> Result<Vec<RoleDefinition>, StoreError> {
    let sql =
        format!("SELECT definition, texts FROM role_definition WHERE {condition} ORDER BY id");
    let found = rows(conn, &sql, params, with_texts)?.into_iter();
    let definitions = found.map(|(definition, texts)| {
        let mut definition: RoleDefinition = from_json(&definition)?;
        if let Some((name, description)) = named(&texts, language)? {
            definition.role_name = name;
            definition.role_description = description;
        }
        Ok(definition)
    });
    definitions.collect()
}

/// Every role definition, by number.
pub(crate) fn definitions(
    conn: &Connection,
    language: Language,
) -> Result<Vec<RoleDefinition>, StoreError> {
    definitions_where(conn, "TRUE", [], language)
}

pub(crate) fn by_id(
    conn: &Connection,
    id: i64,
    language: Language,
) -> Result<Option<RoleDefinition>, StoreError> {
    let found = definitions_where(conn, "id = ?1", [id], language)?;
    Ok(found.into_iter().next())
}

/// Adds a role definition unless there is one with its number.
pub(crate) fn define(
    conn: &Connection,
    definition: &RoleDefinition,
    texts: &Texts,
) -> Result<(), StoreError> {
    conn.prepare_cached(
        "INSERT INTO role_definition (id, definition, texts) VALUES (?1, ?2, ?3) \
         ON CONFLICT DO NOTHING",
    )?
    .execute(params![
        definition_id(definition.role_definition_id.as_ref()),
        to_json(definition)?,
        to_json(texts)?
    ])?;
    Ok(())
}

/// Gives a person a role.
pub(crate) fn give(
    conn: &Connection,
    person: i64,
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
        definition_id(role.role_definition_id.as_ref()),
        code.to_ascii_uppercase(),
        to_json(role)?,
        of_contact,
        of_parties,
    ])?;
    Ok(())
}
