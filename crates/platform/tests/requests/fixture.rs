//! Bodies and paths that several of these tests use.

use crate::support::CHANGE_REQUEST_PATH;
use serde_json::{Value, json};
use uuid::Uuid;

/// The path for creating a change request for a system user.
pub(crate) fn change_request_path(correlation_id: Uuid, system_user: Uuid) -> String {
    format!(
        "{CHANGE_REQUEST_PATH}/vendor?Correlation-Id={correlation_id}&system-user-id={system_user}"
    )
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

/// A valid registration, by SmartCloud.
pub(crate) fn system(id: &str) -> Value {
    json!({
        "id": id,
        "vendor": {"authority": "iso6523-actorid-upis", "ID": "0192:991825827"},
        "name": {"nb": "Et system", "nn": "Eit system", "en": "A system"},
        "description": {"nb": "Gjør noe", "nn": "Gjer noko", "en": "Does something"},
        "rights": [{"resource": [{"id": "urn:altinn:resource", "value": "ske-krav-og-betalinger"}]}],
        "accessPackages": [{"urn": "urn:altinn:accesspackage:skattegrunnlag"}],
        "clientId": ["one", "two"],
        "isVisible": true,
        "allowedredirecturls": ["https://vendor.example/done"]
    })
}

/// Entries of lists that name nothing: a package, and a right.
pub(crate) fn without_name() -> Vec<[Value; 2]> {
    let right = |value: Value| json!({"resource": [{"id": "urn:altinn:resource", "value": value}]});
    vec![
        [json!({}), json!({})],
        [json!({"urn": ""}), json!({"resource": []})],
        [json!({"urn": null}), right(Value::Null)],
        [json!({"urn": " \t"}), right(json!(" \t"))],
        [Value::Null, Value::Null],
    ]
}
