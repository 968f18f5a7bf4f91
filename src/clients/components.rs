//! The components of the page. Each reads the store from the context.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod client_list;
mod client_row;
mod filter_fields;
mod list_messages;
mod missing_client;
mod no_clients;
mod own_organisation;
mod run_panel;
mod selection_bar;
mod tick_fields;

pub(super) use client_list::ClientList;
pub(super) use filter_fields::FilterFields;
pub(super) use list_messages::ListMessages;
pub(super) use missing_client::MissingClient;
pub(super) use no_clients::NoClients;
pub(super) use own_organisation::OwnOrganisation;
pub(super) use run_panel::RunPanel;
pub(super) use selection_bar::SelectionBar;
pub(super) use tick_fields::TickFields;
