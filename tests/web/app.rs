//! Navigation and language of the frame.

use crate::support::{document, has_focus, settle, show, until};
use fullmakt::app::app;
use fullmakt::browser::address;
use fullmakt::i18n::{Language, Texts, speak};
use fullmakt::routes;
use fullmakt::shell::navigation;
use wasm_bindgen_test::wasm_bindgen_test;

/// One test and not several: the address, the history and the listeners of the page are one.
#[wasm_bindgen_test]
async fn links_are_followed_without_reload_with_title_focus_and_a_way_back() {
    let before = format!("{}{}", address::path(), address::query());
    speak(Texts::of(Language::Nb));
    address::replace(&routes::start());
    navigation::start();
    let stage = show(app);
    settle().await;
    until("the front page", || {
        document().title().starts_with("Gi datasystemer")
    })
    .await;
    // The first load is announced by the browser itself.
    assert!(!has_focus(&stage.all("heading")[0]));

    stage.the("link", "Tilgjengelighet").click();
    until("the statement has focus", || {
        stage.all("heading").first().is_some_and(has_focus)
    })
    .await;
    assert_eq!(address::path(), routes::accessibility());
    assert_eq!(document().title(), "Tilgjengelighet – Fullmakt");

    // Another language, in place: texts, title and lang.
    speak(Texts::of(Language::En));
    settle().await;
    stage.the("heading", "Accessibility");
    assert_eq!(document().title(), "Accessibility – Fullmakt");
    let lang = document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"));
    assert_eq!(lang.as_deref(), Some("en"));

    // Where nothing is, the page says so and leads on.
    navigation::go(&routes::at("/nowhere"));
    until("not found", || {
        document().title().starts_with("We cannot find")
    })
    .await;
    stage.the("link", "To the front page").click();
    until("the front page again", || {
        document().title().starts_with("Give computer")
    })
    .await;

    speak(Texts::of(Language::Nb));
    address::replace(&before);
}
