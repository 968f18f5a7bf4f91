//! Why a rule refuses something (docs/contract/platform.md, section 1.8).

use crate::store::StoreError;
pub(crate) use fullmakt_contract::problem_code::AuthProblem;
use fullmakt_contract::{Extra, problem::ValidationError};
use serde_json::Value;

/// A rule does not allow it, or could not be evaluated.
#[derive(Debug)]
pub(crate) enum RuleError {
    /// The rule has a code; extension members go beside it.
    Problem(AuthProblem, Extra),
    /// The input breaks these rules.
    Validation(Vec<ValidationError>),
    /// The decision point said no, which has no code.
    NoAccess,
    /// The system user belongs to another vendor's system, which has no code either
    /// (section 1.6).
    NotTheVendor,
    /// The database could not be used.
    Store(StoreError),
}

impl RuleError {
    /// A refusal with one extension member.
    pub(super) fn with(problem: AuthProblem, name: &str, value: impl Into<Value>) -> Self {
        Self::Problem(problem, Extra::from_iter([(name.to_owned(), value.into())]))
    }
}

impl From<AuthProblem> for RuleError {
    fn from(problem: AuthProblem) -> Self {
        Self::Problem(problem, Extra::new())
    }
}

impl From<StoreError> for RuleError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
