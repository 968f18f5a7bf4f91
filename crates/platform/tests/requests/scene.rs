//! What several of these tests need to set up.

use crate::support::{Bench, CHANGE, CUSTOMER};
use fullmakt_platform::store::{
    assignments::{self, Relation},
    parties,
};
use serde_json::{Value, json};
use uuid::Uuid;

/// Gives a seeded person a role in the customer's organisation.
pub(crate) fn give_role(bench: &Bench, user_id: i32, role: &str) {
    let store = &bench.platform.store;
    let given = store.write(|change| {
        let person = parties::by_user_id(change, user_id)?.unwrap();
        let relation = Relation {
            from: CUSTOMER,
            to: person.party_id,
        };
        assignments::give(change, relation, role, 0)
    });
    given.unwrap();
}

/// The address for asking for a change of a system user.
pub(crate) fn ask(correlation_id: Uuid, system_user: Uuid) -> String {
    format!("{CHANGE}/vendor?Correlation-Id={correlation_id}&system-user-id={system_user}")
}

/// A list with one package.
pub(crate) fn package(name: &str) -> Value {
    json!([{"urn": format!("urn:altinn:accesspackage:{name}")}])
}

/// A list with one right.
pub(crate) fn right(name: &str) -> Value {
    json!([{"resource": [{"id": "urn:altinn:resource", "value": name}]}])
}

/// Adds the package that the seeded standard system user lacks.
pub(crate) fn add_package() -> Value {
    json!({"requiredAccessPackages": package("skattegrunnlag"),
           "redirectUrl": "https://smartcloudxxxx/receipt"})
}
