//! The organisation that a page is about, and where the user picks one.
//!
//! It stands in the address, as `party`, so that links lead to it and two tabs do not disturb each other. A page about
//! an organisation is the content of an [`OrganisationGate`].
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod choose;
mod gate;
mod loading_page;
mod may_manage;
mod message_page;
mod messages;
mod party;
mod resolution;
mod store;

pub(crate) use choose::ChoosePartyPage;
pub(crate) use gate::OrganisationGate;
pub(crate) use loading_page::LoadingPage;
pub(crate) use may_manage::may_manage;
pub(crate) use party::Organisation;
pub(crate) use store::LastOrganisation;
