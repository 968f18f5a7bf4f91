//! The components of a list of packages and rights. Each reads the store from the context.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod access_item;
mod access_item_details;

pub(crate) use access_item::AccessItem;
