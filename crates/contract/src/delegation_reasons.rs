//! Why an approval failed, item by item, as newer versions of the service tell.

use crate::{LenientList, nulls::null_as_default};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

/// Why one package or one service could not be given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemReasons {
    /// [`PACKAGE`] or [`RESOURCE`]; new words can come.
    #[serde(default, rename = "type", deserialize_with = "null_as_default")]
    pub kind: String,
    /// Urn of the package, or id of the service in the resource registry.
    #[serde(default, deserialize_with = "null_as_default")]
    pub id: String,
    /// `MissingRoleAccess` and so on; new words can come.
    #[serde(default, deserialize_with = "null_as_default")]
    pub codes: Vec<String>,
}

/// [`ItemReasons::kind`] of a package.
pub const PACKAGE: &str = "package";
/// [`ItemReasons::kind`] of a service.
pub const RESOURCE: &str = "resource";

/// Reads the JSON text of [`crate::Problem::delegation_reasons`]. What cannot be read is left out:
/// the code of the problem still says that the approval failed.
#[must_use]
pub fn parse(text: &str) -> Vec<ItemReasons> {
    let rows: LenientList<ItemReasons> =
        serde_json::from_slice(text.as_bytes()).unwrap_or_default();
    rows.rows
}

/// Writes them as the service does: JSON in a text.
#[must_use]
pub fn to_text(reasons: &[ItemReasons]) -> String {
    // Texts only: they can always be written.
    serde_json::to_string(reasons).unwrap_or_default()
}

/// Reads the member whatever it is: a JSON text as the service writes it, or the list itself, which
/// is kept as its text. A member of the wrong kind must not cost the code beside it.
pub(crate) fn as_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    let raw = Option::<Box<RawValue>>::deserialize(deserializer)?;
    Ok(raw.map(|raw| {
        serde_json::from_slice(raw.get().as_bytes()).unwrap_or_else(|_| raw.get().to_owned())
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summaries::ProblemSummary;

    fn reasons(json: &str) -> Vec<ItemReasons> {
        let problem: ProblemSummary = serde_json::from_str(json).unwrap();
        assert_eq!(problem.code.as_deref(), Some("AUTH-00053"));
        problem.reasons()
    }

    fn item(kind: &str, id: &str, codes: &[&str]) -> ItemReasons {
        ItemReasons {
            kind: kind.to_owned(),
            id: id.to_owned(),
            codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        }
    }

    #[test]
    fn the_text_is_read() {
        let json = r#"{"code":"AUTH-00053","delegationReasons":"[{\"type\":\"package\",\"id\":\"urn:altinn:accesspackage:skattegrunnlag\",\"codes\":[\"MissingPackageAccess\"]},{\"type\":\"resource\",\"id\":\"ske-krav-og-betalinger\",\"codes\":[\"MissingRoleAccess\",\"New\"]}]"}"#;
        let expected = [
            item(
                PACKAGE,
                "urn:altinn:accesspackage:skattegrunnlag",
                &["MissingPackageAccess"],
            ),
            item(
                RESOURCE,
                "ske-krav-og-betalinger",
                &["MissingRoleAccess", "New"],
            ),
        ];
        assert_eq!(reasons(json), expected);
        assert_eq!(parse(&to_text(&expected)), expected);
    }

    #[test]
    fn a_list_instead_of_a_text_is_read_too() {
        let json = r#"{"code":"AUTH-00053","delegationReasons":[{"type":"package","id":"a","codes":null},null]}"#;
        assert_eq!(reasons(json), [item(PACKAGE, "a", &[])]);
    }

    #[test]
    fn what_cannot_be_read_costs_nothing_else() {
        for member in [
            "null", "\"\"", "\"[{\"", "\"null\"", "7", "{}", "\"x\"", "[1,2]", "true",
        ] {
            let json = format!(r#"{{"delegationReasons":{member},"code":"AUTH-00053"}}"#);
            assert_eq!(reasons(&json), [], "{member}");
        }
        assert_eq!(reasons(r#"{"code":"AUTH-00053"}"#), []);
    }
}
