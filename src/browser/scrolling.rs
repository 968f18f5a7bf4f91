//! How far down the page is.

use super::{document, window};

/// In CSS pixels from the top.
pub(crate) fn position() -> f64 {
    window().scroll_y().unwrap_or_default()
}

pub(crate) fn scroll_to(position: f64) {
    window().scroll_to_with_x_and_y(0.0, position);
}

/// Whether the document is tall enough for this position.
pub(crate) fn can_scroll_to(position: f64) -> bool {
    let Some(root) = document().document_element() else {
        return false;
    };
    // Heights are rounded, positions are not.
    f64::from(root.scroll_height() - root.client_height()) + 1.0 >= position
}
