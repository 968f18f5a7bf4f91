//! Giving a system of one's own choice all that its vendor has registered for it.

mod components;
mod page;
mod state;
mod store;

pub(super) use page::CreatePage;
pub(super) use state::Offer;
