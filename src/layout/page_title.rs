//! The title of the page in the browser's tab.

use super::Navigation;
use leptos::prelude::*;

pub(crate) const PRODUCT_NAME: &str = "Fullmakt";

/// Keeps the title of the page: what the page is about, in the language in use, before the name of the
/// product. When something has failed, it begins with that (WCAG 2.4.2).
pub(crate) fn set_page_title(about: Signal<String>) {
    let navigation = expect_context::<Navigation>();
    Effect::new(move || {
        document().set_title(&format!("{} – {PRODUCT_NAME}", about.get()));
        navigation.title_changed();
    });
}
