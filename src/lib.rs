//! The browser app.
//!
//! Modules and who may know whom: `ARCHITECTURE.md`.

mod access;
mod acting_party;
pub mod api;
pub mod app;
mod approval;
pub mod browser;
mod bulk;
mod client_lists;
mod clients;
mod color_scheme;
pub mod config;
pub mod i18n;
mod kept_state;
pub mod layout;
mod ongoing_changes;
mod organisation;
mod pages;
mod problems;
pub mod routes;
mod session;
mod systems;
pub mod ui;
mod user;
