//! The components of the overview. Each reads the store from the context.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod filter_fields;
mod overview_row;
mod overview_section;

pub(super) use filter_fields::FilterFields;
pub(super) use overview_section::OverviewSection;
