//! The browser app.
//!
//! Rooms and who may know whom: `ARCHITECTURE.md`, held by `tests/architecture.rs`.

pub mod api;
pub mod app;
pub mod approval;
pub mod browser;
pub mod config;
pub mod i18n;
pub mod routes;
pub mod shell;
pub mod ui;
