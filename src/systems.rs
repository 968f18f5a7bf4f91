//! The system users of an organisation: which there are and what waits for an answer, what each of them may do,
//! making one, and deleting one.
//!
//! Three pages about the organisation in the address, each a folder of its own. Pure and tested natively: what is
//! called `state`, `view_model` or `messages`, and [`command`], which sends a change once.

mod command;
mod command_store;
mod companies;
mod components;
mod create;
mod details;
mod messages;
mod overview;
mod page;
mod permission;
mod phase;

pub(crate) use page::{CreateSystemUserPage, SystemUserPage, SystemUsersPage};
