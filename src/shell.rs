//! The frame around every page, and what all pages need of it: navigation, titles, who is there, for
//! whom, and notices.

pub mod acting;
pub mod footer;
pub mod header;
pub mod navigation;
pub mod notices;
pub mod pages;
pub mod scheme;
pub mod session;
pub mod title;
pub mod user;
