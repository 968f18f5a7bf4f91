//! Problem bodies, `application/problem+json` (docs/contract/platform.md, section 0.2).

use crate::{Extra, nulls::null_as_default};
use serde::{Deserialize, Serialize};

/// A problem as either host writes it. Everything is optional: framework failures have no `code`,
/// hand-built ones only a title, and a policy that says no sends no body at all.
///
/// Key on [`Problem::code`], never on a sentence.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// Identifies the kind of problem.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// A sentence in the newer library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The HTTP status again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// A sentence in the older library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// `AUTH-00010`, `STD-00000` and so on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What to tell support.
    #[serde(default, rename = "traceId", skip_serializing_if = "Option::is_none")]
    pub trace_id: Option<String>,
    /// Each fault of the input.
    #[serde(
        default,
        rename = "validationErrors",
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "null_as_default"
    )]
    pub validation_errors: Vec<ValidationError>,
    /// A JSON **text** with the reason for each package and service that could not be given:
    /// `[{type, id, codes}]`. Newer versions of the service only. Read it with
    /// [`crate::summaries::ProblemSummary::reasons`].
    #[serde(
        default,
        rename = "delegationReasons",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::delegation_reasons::as_text"
    )]
    pub delegation_reasons: Option<String>,
    /// Extension members such as `NotFoundPackages`.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One fault of the input.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ValidationError {
    /// `AUTH.VLD-00014`, `AM.VLD-00031` and so on.
    #[serde(default, deserialize_with = "null_as_default")]
    pub code: String,
    /// A sentence in the newer library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// A sentence in the older library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Where in the input: `?agent`, `$QUERY/to`, `/values[0]/packages[1]`.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "null_as_default"
    )]
    pub paths: Vec<String>,
    /// Members that we do not know.
    #[serde(flatten)]
    pub extra: Extra,
}
