//! The language menu fetches the texts that the app does not have yet.

use crate::support::app::mount_app;
use crate::support::fetch::{FetchStub, no_network, response};
use crate::support::globals::{Replaced, resolved};
use crate::support::{attribute, until};
use fullmakt::browser::storage;
use fullmakt::i18n::{Language, Texts};
use fullmakt::routes;
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

const ENGLISH: &str = include_str!("../../crates/texts/texts-en.json");
const STORAGE_KEY: &str = "fullmakt.language";

/// `globalThis.texts`, with which `boot.js` fetches files of texts.
struct TextsStub {
    requested: Rc<RefCell<Vec<String>>>,
    _texts: Replaced,
    _closure: Closure<dyn Fn(JsValue) -> Promise>,
}

impl TextsStub {
    fn new(answer: impl Fn() -> Promise + 'static) -> Self {
        storage::remove(STORAGE_KEY);
        let requested = Rc::new(RefCell::new(Vec::new()));
        let recorded = requested.clone();
        let closure = Closure::<dyn Fn(JsValue) -> Promise>::new(move |tag: JsValue| {
            recorded.borrow_mut().push(tag.as_string().unwrap());
            answer()
        });
        Self {
            requested,
            _texts: Replaced::global("texts", closure.as_ref()),
            _closure: closure,
        }
    }
}

impl Drop for TextsStub {
    fn drop(&mut self) {
        storage::remove(STORAGE_KEY);
    }
}

#[wasm_bindgen_test]
async fn a_language_is_fetched_once_shown_in_place_and_remembered() {
    let _fetch = FetchStub::signed_out();
    let texts = TextsStub::new(|| resolved(ENGLISH));
    let app = mount_app(&routes::path("/nowhere"), Language::Nb);
    for (name, heading) in [
        ("English", Texts::of(Language::En).common.not_found_heading),
        ("Bokmål", Texts::of(Language::Nb).common.not_found_heading),
        ("English", Texts::of(Language::En).common.not_found_heading),
    ] {
        app.the("button", name).click();
        until(heading, || app.has("heading", heading)).await;
        until("the choice is pressed", || {
            attribute(&app.the("button", name), "aria-pressed").as_deref() == Some("true")
        })
        .await;
    }
    assert_eq!(*texts.requested.borrow(), ["en"]);
    assert_eq!(storage::get(STORAGE_KEY).as_deref(), Some("en"));
}

#[wasm_bindgen_test]
async fn a_language_that_cannot_be_fetched_leaves_the_page_as_it_is_and_that_is_said() {
    let _fetch = FetchStub::signed_out();
    let _texts = TextsStub::new(|| Promise::reject(&no_network()));
    let app = mount_app(&routes::path("/nowhere"), Language::Nb);
    app.the("button", "English").click();
    let common = Texts::of(Language::Nb).common;
    until("it is said", || {
        app.said("status") == common.language_missing
    })
    .await;
    app.the("heading", common.not_found_heading);
    assert_eq!(storage::get(STORAGE_KEY), None);
}

#[wasm_bindgen_test]
async fn a_user_without_a_choice_on_this_machine_gets_the_language_of_the_profile() {
    let profile = r#"{"userId":1,"party":{"name":"KARI NORDMANN"},"profileSettingPreference":{"language":"en"}}"#;
    let _fetch = FetchStub::new(move |_, _| response(200, profile));
    let texts = TextsStub::new(|| resolved(ENGLISH));
    let app = mount_app(&routes::path("/nowhere"), Language::Nb);
    let heading = Texts::of(Language::En).common.not_found_heading;
    until(heading, || app.has("heading", heading)).await;
    assert!(app.text().contains("Kari Nordmann"));
    assert_eq!(*texts.requested.borrow(), ["en"]);
    // That was the profile's choice and not the user's.
    assert_eq!(storage::get(STORAGE_KEY), None);
}
