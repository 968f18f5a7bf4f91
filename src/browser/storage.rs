//! What the user asked to keep on this machine. Where storage is switched off, nothing is kept.

#![expect(clippy::disallowed_methods, reason = "here it is offered")]

use super::window;

/// Reads what was kept under this name.
pub fn get(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

pub(crate) fn set(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Full or forbidden: the choice then lasts as long as the page.
        drop(storage.set_item(name, value));
    }
}

/// Forgets what was kept under this name.
pub fn remove(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        drop(storage.remove_item(name));
    }
}

/// Reads what was kept under this name for as long as this tab is open.
pub(crate) fn session_get(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Keeps a value under this name for as long as this tab is open. Answers whether it is kept.
pub fn session_set(name: &str, value: &str) -> bool {
    let storage = window().session_storage();
    matches!(storage, Ok(Some(storage)) if storage.set_item(name, value).is_ok())
}
