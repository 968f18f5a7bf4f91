//! The platform as the app sees it: one HTTP client, and a function for each endpoint that is called.
//!
//! Every call answers a decoded value or an `ApiError`, which says what a user can do about it. The
//! caller decides when to call; nothing here is cached, and nothing here knows a text or a view.

mod client;
mod clients;
mod clock;
pub mod config;
mod endpoints;
pub(crate) mod error;
mod remote_data;
mod rows;
mod system_users;

pub(crate) use client::{ApiClient, Renewal};
pub(crate) use clients::{AgentSystemUser, ReadList};
pub(crate) use error::ApiError;
pub(crate) use remote_data::RemoteData;
pub(crate) use rows::next_task;
