//! The rules of Fullmakt, without input or output.
//!
//! A rule stands here once, and both the browser app and the local platform use it. Nothing in
//! this crate reads a clock, a network or a file: what a rule needs comes in as a value.

pub mod address;
pub mod deadline;
pub mod request;

pub use request::{Decision, RequestKind, RequestStatus};
