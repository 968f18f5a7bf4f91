//! Roles of people in the contact register, and what the roles are.

use crate::store::{
    Result,
    convert::{Json, json},
    query,
};
use fullmakt_contract::contacts::{Role, RoleDefinition, RoleDefinitionId};
use fullmakt_domain::Language;
use rusqlite::{Connection, Params, Row, params};
use std::collections::BTreeMap;

/// Name and description of a role.
type Translation = (String, Option<String>);
/// Those by language (`nn`, `en`); bokmål stands in the role itself.
pub(crate) type Texts = BTreeMap<String, Translation>;

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

/// Name and description in `language`, when the second column has any.
fn translated(row: &Row<'_>, language: Language) -> rusqlite::Result<Option<Translation>> {
    Ok(json::<Texts>(row, 1)?.remove(language.tag()))
}

/// Roles of a person in one of the lists, in the order of entry; named in `language` where there are
/// names in it.
pub(crate) fn of_person(
    conn: &Connection,
    person: i64,
    list: RoleList,
    language: Language,
) -> Result<Vec<Role>> {
    let sql = "SELECT role, texts FROM contact_role \
         JOIN role_definition ON role_definition.id = contact_role.definition \
         WHERE personal = ?1 AND ((?2 AND of_contact) OR (?3 AND of_parties)) ORDER BY seq";
    let (of_contact, of_parties) = list.columns();
    let params = params![person, of_contact, of_parties];
    query::all(conn, sql, params, |row| {
        let mut role: Role = json(row, 0)?;
        if let Some((name, description)) = translated(row, language)? {
            role.role_name = name;
            role.role_description = description;
        }
        Ok(role)
    })
}

fn definitions_where(
    conn: &Connection,
    condition: &str,
    params: impl Params,
    language: Language,
) -> Result<Vec<RoleDefinition>> {
    let sql =
        format!("SELECT definition, texts FROM role_definition WHERE {condition} ORDER BY id");
    query::all(conn, &sql, params, |row| {
        let mut definition: RoleDefinition = json(row, 0)?;
        if let Some((name, description)) = translated(row, language)? {
            definition.role_name = name;
            definition.role_description = description;
        }
        Ok(definition)
    })
}

/// Every role definition, by number.
pub(crate) fn definitions(conn: &Connection, language: Language) -> Result<Vec<RoleDefinition>> {
    definitions_where(conn, "TRUE", [], language)
}

pub(crate) fn by_id(
    conn: &Connection,
    id: i64,
    language: Language,
) -> Result<Option<RoleDefinition>> {
    let found = definitions_where(conn, "id = ?1", [id], language)?;
    Ok(found.into_iter().next())
}

/// Adds a role definition unless there is one with its number.
pub(crate) fn define(conn: &Connection, definition: &RoleDefinition, texts: &Texts) -> Result<()> {
    let sql = "INSERT INTO role_definition (id, definition, texts) VALUES (?1, ?2, ?3) \
         ON CONFLICT DO NOTHING";
    query::execute(
        conn,
        sql,
        params![
            definition_id(definition.role_definition_id.as_ref()),
            Json(definition),
            Json(texts)
        ],
    )
}

/// Gives a person a role.
pub(crate) fn give(conn: &Connection, person: i64, role: &Role, list: RoleList) -> Result<()> {
    let (of_contact, of_parties) = list.columns();
    let code = role.role_definition_code.as_deref().unwrap_or_default();
    let sql = "INSERT INTO contact_role (personal, definition, code, role, of_contact, of_parties) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    query::execute(
        conn,
        sql,
        params![
            person,
            definition_id(role.role_definition_id.as_ref()),
            code.to_ascii_uppercase(),
            Json(role),
            of_contact,
            of_parties,
        ],
    )
}
