//! The local platform: the platform's HTTP contract on one machine, with an embedded database.
//!
//! [`Options`] configure it, [`Platform::open`] opens the database and fills an empty one, [`app`]
//! gives the router, which needs no socket. [`serve()`] puts it behind one.
//!
//! | module | holds |
//! |---|---|
//! | [`http`] | one file per family of routes: reads the request, applies rules and store, writes the response |
//! | [`rules`] | who may do what, without HTTP |
//! | [`store`] | the database |
//! | [`seed`] | what an empty database is filled with |
//! | [`controls`] | faults, clock, recorded requests: for tests and demonstrations |

pub mod catalogue;
pub mod clock;
pub mod controls;
pub mod http;
pub mod language;
mod log;
pub mod options;
pub mod platform;
mod redirect_url;
pub mod rules;
pub mod seed;
pub mod serve;
pub mod store;
pub mod tokens;
mod web_url;

pub use http::app;
pub use options::Options;
pub use platform::{OpenError, Platform};
pub use serve::{DropConnection, serve};
