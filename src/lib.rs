//! The browser app.
//!
//! Modules and who may know whom: `ARCHITECTURE.md`.

pub mod acting_party;
pub mod api;
pub mod app;
mod approval;
pub mod browser;
pub mod color_scheme;
pub mod config;
pub mod i18n;
pub mod layout;
mod pages;
pub mod routes;
pub mod session;
pub mod ui;
pub mod user;
