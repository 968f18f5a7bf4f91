//! The components of the page of a system user. Each reads the store from the context.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod added_client_list;
mod clients_section;
mod delete_dialog;
mod delete_panel;
mod deleted_receipt;
mod system_user_access;
mod system_user_facts;

pub(super) use clients_section::ClientsSection;
pub(super) use delete_panel::DeletePanel;
pub(super) use deleted_receipt::DeletedReceipt;
pub(super) use system_user_access::SystemUserAccess;
pub(super) use system_user_facts::SystemUserFacts;
