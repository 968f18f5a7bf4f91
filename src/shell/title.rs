//! The title of the page in the browser's tab.

use crate::browser::document;
use crate::ui::follow;

/// Name of the product.
pub const NAME: &str = "Fullmakt";

/// Keeps the title of the page: what the page is about, in the language in force, before the name of
/// the product. When something has failed, it begins with that (WCAG 2.4.2).
pub fn set(about: impl Fn() -> String + 'static) {
    follow(move || document::set_title(&format!("{} – {NAME}", about())));
}
