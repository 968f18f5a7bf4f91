//! The local platform: the platform's HTTP contract on one machine, with an embedded database.
//!
//! [`Options`] configure it, [`Platform::open`] opens the database and fills an empty one, [`app()`]
//! gives the router, which needs no socket. [`serve()`] puts it behind one.
//!
//! | module | holds |
//! |---|---|
//! | `http` | one file per family of routes: reads the request, applies rules and store, writes the response |
//! | `rules` | who may do what, without HTTP |
//! | `store` | the database |
//! | `seed` | what an empty database is filled with |
//! | `controls` | faults and recorded requests: for tests and demonstrations |

mod app;
mod catalogue;
pub mod clock;
mod controls;
mod http;
mod language;
pub mod options;
mod platform;
mod redirect_url;
mod rules;
pub mod seed;
mod serve;
pub mod store;
pub mod tokens;
mod web_url;

pub use app::{app, paths};
pub use controls::faults::DropConnection;
pub use options::Options;
pub use platform::{OpenError, Platform};
pub use serve::serve;
