//! Who may do what, and what follows from it, without HTTP.
//!
//! A rule reads the state that it is handed (a snapshot, or the transaction that will also write),
//! so that what it has found is still true when somebody acts on it.

pub mod access;
pub mod change_request;
pub mod creation;
pub mod decision;
pub mod delegation;
pub mod error;
pub mod life_cycle;
pub mod register;

pub use error::{AuthProblem, RuleError};
