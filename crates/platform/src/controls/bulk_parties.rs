//! Generated organisations and system users (docs/contract/local-platform.md, `/_platform/bulk-parties`).

use super::bulk::{BulkError, invalid};
use crate::{
    Platform,
    seed::bulk_parties::{self, MAX_PARTIES, MAX_SYSTEM_USERS},
    store::{Result, convert, parties},
};
use serde::Deserialize;
use serde_json::{Value, json};

/// What to send, as an example for whoever has sent something else.
pub(crate) const EXAMPLE: &str = r#"{"user":20001,"parties":10000,"systemUsers":1000}"#;

/// How many organisations, and for whom.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct BulkPartiesSpec {
    /// Number of the user who may act for them.
    user: i32,
    /// How many generated organisations the user may act for afterwards; their sub-units are not counted.
    #[serde(default)]
    parties: u32,
    /// How many generated system users 311037889 has afterwards.
    #[serde(default)]
    system_users: u32,
}

/// Makes them in one transaction, and tells how many there are now. What is there already stays.
pub(crate) fn fill(platform: &Platform, spec: &BulkPartiesSpec) -> Result<Value, BulkError> {
    for (name, wanted, most) in [
        ("parties", spec.parties, MAX_PARTIES),
        ("systemUsers", spec.system_users, MAX_SYSTEM_USERS),
    ] {
        if wanted > most {
            return invalid(&format!("{name} must be a number from 0 to {most}."));
        }
    }
    platform.store.write(|conn| {
        let Some(person) = parties::by_user_id(conn, spec.user)? else {
            return invalid("user must be the number of a person; GET / in a browser lists them.");
        };
        let now = convert::micros(platform.clock.now());
        Ok(json!({
            "parties": spec.parties,
            "subUnits": bulk_parties::fill(conn, person.party_id, spec.parties, now)?,
            "systemUsers": bulk_parties::fill_system_users(conn, spec.system_users, now)?,
        }))
    })
}
