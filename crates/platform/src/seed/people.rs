//! People, organisations, and who has which role: `assets/seed/people.json` and `organisations.json`.

use crate::store::{
    Result,
    assignments::{self, Relation},
    parties::{self, Party, PartyKind},
};
use rusqlite::Connection;
use serde::Deserialize;
use uuid::Uuid;

/// Namespace of seeded parties' uuids, which are computed from their numbers.
const NAMESPACE: Uuid = Uuid::from_u128(0x0d5c_9b9e_30a4_4c53_8f27_6a1e_84d3_b2f1);
/// The party of a person is this and the number of the user.
const FIRST_PERSON: i32 = 50_000_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Organisation {
    party_id: i32,
    pub(super) number: String,
    name: String,
    unit_type: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Person {
    user_id: i32,
    pub(super) name: String,
    pub(super) national_id: String,
    pub(super) access: Vec<Access>,
}

/// What a person has in an organisation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Access {
    /// Its number.
    pub(super) organisation: String,
    #[serde(default)]
    pub(super) roles: Vec<String>,
    /// A resource that the person may read without a role.
    reads: Option<String>,
}

pub(super) fn organisations() -> serde_json::Result<Vec<Organisation>> {
    serde_json::from_str(include_str!("../../assets/seed/organisations.json"))
}

pub(super) fn people() -> serde_json::Result<Vec<Person>> {
    serde_json::from_str(include_str!("../../assets/seed/people.json"))
}

/// The uuid of the party with this organisation number or national id.
pub(super) fn party_uuid(number: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, number.as_bytes())
}

/// The organisation with this number.
pub(super) fn organisation(conn: &Connection, number: &str) -> Result<Party> {
    let found = parties::by_org_number(conn, number)?;
    Ok(found.ok_or(rusqlite::Error::QueryReturnedNoRows)?)
}

/// An organisation that is not stored yet.
pub(super) fn new_organisation(party_id: i32, number: String, name: String, form: &str) -> Party {
    Party {
        party_id,
        uuid: party_uuid(&number),
        name,
        kind: PartyKind::Organisation {
            org_number: number,
            unit_type: form.to_owned(),
        },
        is_deleted: false,
    }
}

pub(super) fn fill(conn: &Connection, created: i64) -> Result<()> {
    for organisation in organisations()? {
        let Organisation {
            party_id,
            number,
            name,
            unit_type,
        } = organisation;
        parties::insert(conn, &new_organisation(party_id, number, name, &unit_type))?;
    }
    for person in people()? {
        let party = Party {
            party_id: FIRST_PERSON.saturating_add(person.user_id),
            uuid: party_uuid(&person.national_id),
            name: person.name,
            kind: PartyKind::Person {
                user_id: person.user_id,
                national_id: person.national_id,
            },
            is_deleted: false,
        };
        parties::insert(conn, &party)?;
        for access in person.access {
            let relation = Relation {
                from: organisation(conn, &access.organisation)?.party_id,
                to: party.party_id,
            };
            for role in &access.roles {
                assignments::give(conn, relation, role, created)?;
            }
            if let Some(resource) = access.reads {
                assignments::grant(conn, relation, &resource, "read")?;
            }
        }
    }
    Ok(())
}
