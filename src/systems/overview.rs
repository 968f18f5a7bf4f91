//! What waits for an answer, and the system users of an organisation.

mod components;
mod page;
mod state;
mod store;
mod view_model;

pub(super) use page::OverviewPage;
