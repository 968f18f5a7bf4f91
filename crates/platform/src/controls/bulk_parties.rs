//! Generated organisations and system users (docs/contract/local-platform.md, `/_platform/bulk-parties`).

use super::bulk::{BulkError, invalid};
use crate::{
    Platform,
    seed::bulk_parties::{self, MAX_PARTIES, MAX_SYSTEM_USERS},
    store::{Result, convert, parties},
};
use serde::{Deserialize, Serialize};

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

/// What there is afterwards.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BulkPartiesResult {
    parties: u32,
    sub_units: u32,
    system_users: u32,
}

/// Makes them in one transaction. What is there already stays.
pub(crate) fn fill(
    platform: &Platform,
    spec: &BulkPartiesSpec,
) -> Result<BulkPartiesResult, BulkError> {
    if spec.parties > MAX_PARTIES {
        return invalid(&format!(
            "parties must be a number from 0 to {MAX_PARTIES}."
        ));
    }
    if spec.system_users > MAX_SYSTEM_USERS {
        return invalid(&format!(
            "systemUsers must be a number from 0 to {MAX_SYSTEM_USERS}."
        ));
    }
    platform.store.write(|conn| {
        let Some(person) = parties::by_user_id(conn, spec.user)? else {
            return invalid("user must be the number of a person; GET / in a browser lists them.");
        };
        let (now, wanted) = (convert::micros(platform.clock.now()), spec.system_users);
        let sub_units = bulk_parties::fill(conn, person.party_id, spec.parties, now)?;
        let made = bulk_parties::fill_system_users(conn, platform.catalogue, wanted, now)?;
        if made < wanted {
            return invalid(
                "systemUsers must be 0 here: the seeded systems are not registered; \
                 POST /_platform/reset brings them back.",
            );
        }
        Ok(BulkPartiesResult {
            parties: spec.parties,
            sub_units,
            system_users: made,
        })
    })
}
