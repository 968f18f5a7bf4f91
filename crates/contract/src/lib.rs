//! The wire: what the platform's HTTP APIs take and answer.
//!
//! This is the only place with JSON names. Shapes follow `openapi/platform-openapi.yaml`; where
//! documentation and service differ, the shapes read both and write what the local platform is to
//! answer. Two hosts have two habits (docs/contract/platform.md, section 0.1), and each type keeps its own:
//!
//! * *authentication* leaves a member out when it is null;
//! * *access management* writes null.
//!
//! Reading is lenient: an optional member may be missing or null, and a member that we do not know
//! goes into [`Extra`], so that what is decoded and encoded again is what came.
//!
//! One type decodes the same everywhere: in the browser, on the local platform and in tests.

#![warn(missing_docs)]

pub mod client_administration;
pub mod clients;
pub mod company_register;
pub mod contacts;
pub mod dashboard;
pub mod delegation_check;
pub mod delegation_reasons;
mod extra;
pub mod lenient_list;
pub mod metadata;
pub mod nulls;
pub mod page;
pub mod parties;
pub mod paths;
pub mod problem;
pub mod problem_code;
pub mod profile;
pub mod requests;
pub mod resources;
pub mod row_stream;
pub mod summaries;
pub mod system_users;
pub mod systems;
pub mod text;

pub use extra::Extra;
pub use lenient_list::{LenientList, LenientPage};
pub use page::{Page, PageLinks};
pub use problem::Problem;
pub use row_stream::RowStream;
pub use text::Translations;
