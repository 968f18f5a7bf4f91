//! The whole app: navigation, titles, language, and that nothing of it outlives it.

use crate::support::app::{MountedApp, mount_app};
use crate::support::fetch::FetchStub;
use crate::support::{document, focus, has_focus, settle, settle_for, text, until, window};
use fullmakt::browser::location;
use fullmakt::i18n::{Language, Texts};
use fullmakt::routes;
use wasm_bindgen_test::wasm_bindgen_test;

fn lang_of_page() -> Option<String> {
    document().document_element()?.get_attribute("lang")
}

async fn until_title(title: &str) {
    let title = format!("{title} – Fullmakt");
    until(&title, || document().title() == title).await;
}

/// The app on its front page, drawn.
async fn front_page(language: Language) -> MountedApp {
    let app = mount_app(&routes::start(), language);
    until_title(Texts::of(language).common.start_heading).await;
    app
}

#[wasm_bindgen_test]
async fn the_first_load_leaves_focus_alone_and_announces_nothing() {
    let _fetch = FetchStub::signed_out();
    let app = front_page(Language::Nb).await;
    settle_for(3).await;
    // The browser itself says what it has loaded.
    let heading = app.the("heading", "Gi datasystemer tilgang");
    assert!(!has_focus(&heading));
    assert_eq!(app.announced(), "");
    assert_eq!(lang_of_page().as_deref(), Some("nb"));
}

#[wasm_bindgen_test]
async fn a_link_is_followed_without_reload_to_the_heading_and_the_title_is_announced() {
    let _fetch = FetchStub::signed_out();
    let app = front_page(Language::Nb).await;
    let header = app.only("banner");
    let link = app.the("link", "Tilgjengelighet");
    focus(&link);
    link.click();
    until_title("Tilgjengelighet").await;

    assert_eq!(location::path(), routes::accessibility());
    until("the heading has focus", || {
        has_focus(&app.the("heading", "Tilgjengelighet"))
    })
    .await;
    until("the title is announced", || {
        app.announced() == "Tilgjengelighet – Fullmakt"
    })
    .await;
    // What belongs to every page is still the same.
    assert_eq!(app.only("banner"), header);
}

#[wasm_bindgen_test]
async fn the_browsers_way_back_shows_the_page_before() {
    let _fetch = FetchStub::signed_out();
    let app = front_page(Language::Nb).await;
    app.navigation.navigate(&routes::accessibility());
    until_title("Tilgjengelighet").await;

    window().history().unwrap().back().unwrap();
    until_title("Gi datasystemer tilgang").await;
    assert_eq!(location::path(), routes::start());
    until("the heading has focus", || {
        has_focus(&app.the("heading", "Gi datasystemer tilgang"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn an_address_that_leads_nowhere_says_so_and_leads_to_the_front_page() {
    let _fetch = FetchStub::signed_out();
    let app = mount_app(&routes::path("/nowhere"), Language::En);
    until_title("We cannot find the page").await;
    app.the("link", "To the front page").click();
    until_title(Texts::of(Language::En).common.start_heading).await;
    assert_eq!(location::path(), routes::start());
}

#[wasm_bindgen_test]
async fn another_language_is_shown_in_place() {
    let _fetch = FetchStub::signed_out();
    let app = mount_app(&routes::accessibility(), Language::Nb);
    until_title("Tilgjengelighet").await;
    let heading = app.the("heading", "Tilgjengelighet");
    focus(&heading);

    for (language, name) in [
        (Language::En, "Accessibility"),
        (Language::Nn, "Tilgjenge"),
        (Language::Nb, "Tilgjengelighet"),
    ] {
        app.i18n.set_texts(Texts::of(language));
        until_title(name).await;
        settle().await;
        assert_eq!(text(&heading), name);
        assert!(has_focus(&heading), "{language:?}");
        assert_eq!(lang_of_page().as_deref(), Some(language.tag()));
        app.the("link", name);
    }
    // No page has been navigated to.
    assert_eq!(app.announced(), "");
}

/// The first version kept language, address and listeners in statics, so that one app was all that a page
/// could ever have.
#[wasm_bindgen_test]
async fn an_app_that_is_unmounted_leaves_nothing_behind() {
    let _fetch = FetchStub::signed_out();
    let first = front_page(Language::Nb).await;
    first.the("link", "Tilgjengelighet").click();
    until_title("Tilgjengelighet").await;
    drop(first);

    let second = front_page(Language::En).await;
    assert_eq!(second.announced(), "");
    second.the("heading", Texts::of(Language::En).common.start_heading);
    let entries = || window().history().unwrap().length().unwrap();
    let before = entries();
    second.the("link", "Accessibility").click();
    until_title("Accessibility").await;
    // Listeners of the first app would have followed the link once more.
    assert_eq!(entries(), before + 1);
}

/// For the same reason.
#[wasm_bindgen_test]
async fn two_apps_in_one_page_have_a_language_each() {
    let _fetch = FetchStub::signed_out();
    let norwegian = mount_app(&routes::accessibility(), Language::Nb);
    let english = mount_app(&routes::accessibility(), Language::En);
    settle().await;
    norwegian.the("heading", "Tilgjengelighet");
    english.the("heading", "Accessibility");

    norwegian.i18n.set_texts(Texts::of(Language::Nn));
    settle().await;
    norwegian.the("heading", "Tilgjenge");
    english.the("heading", "Accessibility");
    norwegian.the("summary", "Nynorsk");
    english.the("summary", "English");

    drop(english);
    norwegian.i18n.set_texts(Texts::of(Language::Nb));
    settle().await;
    norwegian.the("heading", "Tilgjengelighet");
}
