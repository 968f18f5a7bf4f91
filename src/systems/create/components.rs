//! The components of the page where a system is chosen and gets what it needs.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod choose_system;
mod confirm_system;
mod create_panel;
mod created_receipt;
mod existing_notice;

pub(super) use choose_system::ChooseSystem;
pub(super) use confirm_system::ConfirmSystem;
