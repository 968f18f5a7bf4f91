//! Where the user picks an organisation.

mod list;
mod page;
mod row;
mod store;

pub(crate) use page::ChoosePartyPage;
