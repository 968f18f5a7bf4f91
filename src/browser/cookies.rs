//! Cookies that the platform reads. The app keeps nothing in cookies for itself.

#![expect(clippy::disallowed_methods, reason = "here it is offered")]

use super::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

/// Whether scripts of this page can set cookies: some browsers and some frames forbid it, and do not say so.
pub(crate) fn are_allowed() -> bool {
    const PROBE: &str = "fullmakt-probe";
    let Ok(document) = document().dyn_into::<HtmlDocument>() else {
        return false;
    };
    set(PROBE, "1");
    let is_set = document.cookie().is_ok_and(|all| all.contains(PROBE));
    drop(document.set_cookie(&format!("{PROBE}=; Path=/; Max-Age=0")));
    is_set
}

/// Reads a cookie that scripts may read.
pub(crate) fn get(name: &str) -> Option<String> {
    let document: HtmlDocument = document().dyn_into().ok()?;
    let all = document.cookie().ok()?;
    let mut cookies = all.split(';').filter_map(|cookie| cookie.split_once('='));
    let found = cookies.find(|(other, _)| other.trim() == name);
    found.map(|(_, value)| value.trim().to_owned())
}

/// Sets a cookie for the whole host, until the browser is closed. `Secure` is added on https.
///
/// `name` and `value` must not hold anything but the characters that RFC 6265 allows; a value with
/// others is not set.
pub(crate) fn set(name: &str, value: &str) {
    let allowed = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"\",;\\".contains(&byte))
    };
    if !allowed(name) || !allowed(value) {
        return;
    }
    let secure = if super::location::is_https() {
        "; Secure"
    } else {
        ""
    };
    if let Ok(document) = document().dyn_into::<HtmlDocument>() {
        // A sandboxed document has no cookies.
        drop(document.set_cookie(&format!("{name}={value}; Path=/; SameSite=Lax{secure}")));
    }
}
