//! The HTTP side: one file per family of routes.
//!
//! Each family has `routes()`; [`crate::app()`] puts them together. A handler returns
//! [`problem::HandlerResult`]: a response, or a [`problem::ProblemResponse`] that knows its status and
//! body. Who may call is checked before that, in `call`. Work on the database runs in
//! `run_blocking`, away from the threads that serve sockets.

pub mod auth;
mod blocking;
mod body;
mod call;
pub mod change_requests;
pub mod contacts;
pub(crate) mod controls;
mod decisions;
pub mod delegation_check;
pub mod enduser_requests;
pub mod html;
pub mod input;
pub mod json;
pub mod metadata;
pub mod origin;
pub mod pages;
mod paging;
pub mod parties;
pub mod problem;
pub mod profile;
pub mod resource_registry;
mod responses;
pub mod router;
pub mod session;
pub(crate) mod static_app;
pub mod system_register;
pub mod system_users;
pub mod vendor_requests;

pub(crate) use blocking::run_blocking;
