//! What somebody may do: access packages with the services in them, and single rights. What each is called and
//! what it gives, whether the user may give it, and the line of a list that opens to all that.
//!
//! Pure and tested natively: [`item`] (what there is) and [`descriptions`] (what is known about it).
//! [`AccessStore`] stands between them and the components; a page makes one and provides it as a context.

mod components;
mod descriptions;
mod item;
mod store;

pub(crate) use components::AccessItem;
pub(crate) use descriptions::ITEM_NAME_LENGTH;
pub(crate) use item::{Item, ItemChange, Subject, push_packages, push_rights};
pub(crate) use store::AccessStore;
