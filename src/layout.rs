//! The frame around every page: header, notices, footer, navigation, titles, focus.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod acting_party_line;
pub(crate) mod focus_guard;
pub(crate) mod focus_on_receipt;
mod footer;
mod header;
mod language_menu;
pub(crate) mod lazy_page;
pub mod navigation;
mod notices;
pub(crate) mod page_title;
mod route_announcer;
pub(crate) mod search_in_address;
mod signed_in_user;
mod skip_link;
mod user_menu;

pub(crate) use footer::Footer;
pub(crate) use header::Header;
pub use navigation::Navigation;
pub(crate) use notices::Notices;
pub(crate) use route_announcer::RouteAnnouncer;
pub(crate) use skip_link::SkipLink;
