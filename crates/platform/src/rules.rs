//! Who may do what, and what follows from it, without HTTP.
//!
//! A rule reads the state that it is handed (a snapshot, or the transaction that will also write),
//! so that what it has found is still true when somebody acts on it.

pub(crate) mod access;
pub(crate) mod change_request;
pub(crate) mod clients;
pub(crate) mod creation;
pub(crate) mod decision;
pub(crate) mod delegation;
pub(crate) mod error;
pub(crate) mod life_cycle;
pub(crate) mod register;

pub(crate) use error::{AuthProblem, RuleError};
