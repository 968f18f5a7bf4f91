//! The footer.

use crate::i18n::common;
use crate::routes;
use crate::ui::blocks::{Part, div, element, text};

/// The footer of every page: help in the same place everywhere (WCAG 3.2.6).
#[must_use]
pub fn footer() -> Part {
    let statement = [
        ("class", "ds-link"),
        ("data-color", "neutral"),
        ("href", &*routes::accessibility()),
    ];
    let link = element("a", &statement, vec![text(common().accessibility)]);
    element(
        "footer",
        &[("class", "frame-footer")],
        vec![div("", vec![link])],
    )
}
