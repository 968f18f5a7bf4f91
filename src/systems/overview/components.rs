//! The components of the overview. Each reads the store from the context.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod filter_fields;
mod hits_status;
mod jump_links;
mod overview_row;
mod overview_section;

pub(super) use filter_fields::FilterFields;
pub(super) use hits_status::HitsStatus;
pub(super) use jump_links::JumpLinks;
pub(super) use overview_section::OverviewSection;
