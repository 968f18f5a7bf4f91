//! The HTTP side: one file per family of routes.
//!
//! Each family has `routes()`; [`crate::app()`] puts them together. A handler returns
//! [`problem::HandlerResult`]: a response, or a [`problem::ProblemResponse`] that knows its status and
//! body. Who may call is checked before that, in `call`. Work on the database runs in
//! `run_blocking`, away from the threads that serve sockets.

pub(crate) mod auth;
mod blocking;
mod body;
mod call;
pub(crate) mod change_requests;
pub(crate) mod client_administration;
pub(crate) mod company_register;
pub(crate) mod contacts;
pub(crate) mod controls;
mod decisions;
pub(crate) mod delegation_check;
pub(crate) mod enduser_clients;
pub(crate) mod enduser_requests;
pub(crate) mod html;
pub(crate) mod input;
pub(crate) mod json;
pub(crate) mod metadata;
pub(crate) mod origin;
pub(crate) mod pages;
mod paging;
pub(crate) mod parties;
pub(crate) mod portal_clients;
pub(crate) mod problem;
pub(crate) mod profile;
pub(crate) mod resource_registry;
mod responses;
pub(crate) mod router;
pub(crate) mod session;
pub(crate) mod static_app;
pub(crate) mod system_register;
pub(crate) mod system_users;
pub(crate) mod vendor_requests;

pub(crate) use blocking::run_blocking;
