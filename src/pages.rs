//! Pages that belong to no feature.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod accessibility;
mod not_found;
mod start;

pub(crate) use accessibility::AccessibilityPage;
pub(crate) use not_found::NotFoundPage;
pub(crate) use start::StartPage;
