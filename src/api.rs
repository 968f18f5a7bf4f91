//! The platform as the app sees it: one HTTP client, and one file per family of endpoints.
//!
//! Every call answers a decoded value or a [`Failure`], which says what a user can do about it. Who
//! calls decides when; nothing here is cached, and nothing here knows a text or a view.

pub mod checks;
pub mod failure;
mod http;
pub mod packages;
pub mod parties;
pub mod profile;
pub mod remote;
pub mod requests;
pub mod resources;
pub mod session;
pub mod systems;

pub use failure::{Answer, Failure, Reference};
pub use http::url;
pub use remote::Remote;
