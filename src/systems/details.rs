//! One system user: what it is and may do, and deleting it.

mod added_clients;
mod clients_store;
mod components;
mod page;
mod state;
mod store;

pub(super) use page::DetailsPage;
