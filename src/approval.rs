//! The pages behind the confirm links that vendors send: somebody understands who asks for what,
//! and approves, does not approve, or passes it on.
//!
//! All three kinds of request share one page; what differs follows from
//! [`RequestKind`](fullmakt_domain::RequestKind). [`state`] holds what happened and what follows from
//! it, without a browser; the other files show it.

mod access;
mod desk;
mod leave;
pub mod messages;
pub mod page;
mod parts;
mod question;
mod receipt;
pub mod state;
mod store;
pub mod view_model;

pub use page::approval_page;
