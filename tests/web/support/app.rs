//! The whole app, mounted at an address of its own.

use super::{Mounted, mount};
use fullmakt::app::App;
use fullmakt::browser::{clock, location, storage};
use fullmakt::config::Config;
use fullmakt::i18n::{I18n, Language, Texts, use_i18n};
use fullmakt::layout::Navigation;
use leptos::prelude::*;
use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The app. Dropping it unmounts the app and goes back to the address before.
pub(crate) struct MountedApp {
    mounted: Mounted,
    pub(crate) i18n: I18n,
    pub(crate) navigation: Navigation,
    address_before: String,
}

/// Mounts the app as if the browser had loaded it at this path.
pub(crate) fn mount_app(path: &str, language: Language) -> MountedApp {
    never_leave_for_the_login_page();
    let address_before = location::href();
    replace_state(path);
    let contexts = Rc::new(Cell::new(None));
    let provided = contexts.clone();
    let mounted = mount(move || {
        let app = view! { <App config=Config::default() texts=Texts::of(language) /> };
        provided.set(Some((use_i18n(), expect_context::<Navigation>())));
        app
    });
    let (i18n, navigation) = contexts.take().unwrap();
    MountedApp {
        mounted,
        i18n,
        navigation,
        address_before,
    }
}

/// Tests run in the page itself: whatever goes wrong, the app must not replace it with the login page. It
/// does not go there twice in a minute.
fn never_leave_for_the_login_page() {
    storage::session_set("fullmakt.login-tried", &clock::seconds().to_string());
}

/// Shows another address. Loads nothing.
fn replace_state(address: &str) {
    let history = window().history().unwrap();
    let replaced = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    replaced.unwrap();
}

impl Drop for MountedApp {
    fn drop(&mut self) {
        replace_state(&self.address_before);
    }
}

impl Deref for MountedApp {
    type Target = Mounted;

    fn deref(&self) -> &Mounted {
        &self.mounted
    }
}
