//! Requests, decisions, system users and the register, route by route, as tables.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod approval_deciding;
mod approval_reading;
mod change_creation;
mod change_deciding;
mod delegation;
mod fixture;
mod register;
#[path = "../support/mod.rs"]
mod support;
mod system_users;
mod vendor_creation;
mod vendor_life_cycle;
mod vendor_reading;
