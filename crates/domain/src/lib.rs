//! The rules of Fullmakt, without input or output.
//!
//! A rule stands here once, and both the browser app and the local platform use it. Nothing in
//! this crate reads a clock, a network or a file: what a rule needs comes in as a value.

#![warn(missing_docs)]

pub mod bulk_run;
pub mod client_index;
pub mod csv;
pub mod deadline;
pub mod display_name;
pub mod flag;
pub mod invisible;
pub mod language;
mod letters;
pub mod national_id;
pub mod org_number;
pub mod phone;
pub mod request;
pub mod request_id;
pub mod return_path;
pub mod search_text;
pub mod sort_key;
pub mod system_id;
pub mod system_user;
pub mod text;
pub mod time;
pub mod timeout;

pub use client_index::{ClientIndex, ClientView};
pub use deadline::Deadline;
pub use language::Language;
pub use national_id::NationalId;
pub use org_number::OrgNumber;
pub use request::{Decision, RequestKind, RequestStatus};
pub use request_id::RequestId;
pub use return_path::ReturnPath;
pub use search_text::{SearchQuery, SearchText};
pub use sort_key::SortKey;
pub use system_id::SystemId;
pub use system_user::SystemUserKind;
pub use timeout::{TimeoutMode, TimeoutRule};
