//! What several of these tests need to set up.

use crate::support::CHANGE;
use serde_json::{Value, json};
use uuid::Uuid;

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
