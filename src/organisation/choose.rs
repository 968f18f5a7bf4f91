//! Where the user picks an organisation.

mod list;
mod page;
mod row;
mod search_box;
mod store;

pub(crate) use page::ChoosePartyPage;
