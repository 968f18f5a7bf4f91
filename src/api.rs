//! The platform as the app sees it: one HTTP client, and one file per family of endpoints.
//!
//! Every call answers a decoded value or a [`ApiError`], which says what a user can do about it. Who
//! calls decides when; nothing here is cached, and nothing here knows a text or a view.

mod client;
pub mod delegation_checks;
pub mod error;
pub mod packages;
pub mod parties;
pub mod profile;
pub mod remote_data;
pub mod requests;
pub mod resources;
pub mod session;
pub mod systems;

pub use client::url;
pub use error::{ApiError, ErrorResponse, Reference};
pub use remote_data::RemoteData;
