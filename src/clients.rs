//! The clients of a system user: who they are, which have been added, adding and removing.

mod changes;
mod components;
mod export;
mod names;
mod page;
mod page_state;
mod run_view;
mod store;
mod view_model;

pub(crate) use page::ClientsPage;
