//! Copying.

use super::window;
use wasm_bindgen_futures::JsFuture;

/// Copies a text and answers whether that worked. It fails without permission, and on pages that
/// are neither https nor localhost.
pub async fn copy(text: &str) -> bool {
    if !window().is_secure_context() {
        return false;
    }
    let copied = window().navigator().clipboard().write_text(text);
    JsFuture::from(copied).await.is_ok()
}
