//! The platform as the app sees it: one HTTP client, and one file per family of endpoints.
//!
//! Every call answers a decoded value or an `ApiError`, which says what a user can do about it. The
//! caller decides when to call; nothing here is cached, and nothing here knows a text or a view.

pub(crate) mod client;
mod clock;
pub mod config;
pub(crate) mod delegation_checks;
pub(crate) mod error;
pub(crate) mod packages;
pub(crate) mod parties;
pub(crate) mod profile;
pub(crate) mod remote_data;
pub(crate) mod renewal;
pub(crate) mod requests;
pub(crate) mod resources;
pub(crate) mod systems;

pub use client::ApiClient;
pub(crate) use error::ApiError;
pub(crate) use remote_data::RemoteData;
