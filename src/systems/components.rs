//! Components of more than one page of this feature.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod access_retry;
mod access_section;
mod command_notice;
mod facts;
mod permission_alert;
mod read_failed;
mod receipt_facts;
mod vendor_name;

use access_retry::access_retry;
pub(super) use access_section::AccessSection;
pub(super) use command_notice::CommandNotice;
pub(super) use facts::{Fact, copyable, facts};
pub(super) use permission_alert::permission_alert;
pub(super) use read_failed::ReadFailed;
pub(super) use receipt_facts::{id_fact, organisation_fact, person_fact, time_fact};
pub(super) use vendor_name::vendor_name;
