//! Focus is never lost: when what has it is taken out of the page, the page's heading gets it.

use crate::support::app::{MountedApp, mount_app};
use crate::support::fetch::FetchStub;
use crate::support::{document, focus, has_focus, settle_for, until};
use fullmakt::i18n::{Language, Texts};
use fullmakt::routes;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

/// The app with a button more, which the test takes out again as the app does with its own.
struct Case {
    app: MountedApp,
    heading: HtmlElement,
    button: HtmlElement,
    _fetch: FetchStub,
}

/// `parent` finds the element that gets the button.
async fn case(parent: &str) -> Case {
    let fetch = FetchStub::signed_out();
    let app = mount_app(&routes::start(), Language::Nb);
    settle_for(2).await;
    let button: HtmlElement = document()
        .create_element("button")
        .unwrap()
        .unchecked_into();
    button.set_text_content(Some("Godkjenn"));
    let parent: Element = app.select(parent).remove(0).into();
    parent.append_child(&button).unwrap();
    Case {
        heading: app.the("heading", "Gi datasystemer tilgang"),
        app,
        button,
        _fetch: fetch,
    }
}

fn is_nowhere() -> bool {
    let focused = document().active_element();
    focused.is_none() || focused == document().body().map(Into::into)
}

#[wasm_bindgen_test]
async fn the_heading_gets_focus_when_the_element_that_has_it_is_taken_out_of_the_page() {
    for parent in ["main", "main .page", ".frame-notices"] {
        let case = case(parent).await;
        focus(&case.button);
        settle_for(2).await;
        case.button.remove();
        until("the heading has focus", || has_focus(&case.heading)).await;
    }
}

#[wasm_bindgen_test]
async fn the_heading_gets_focus_when_what_is_around_the_element_is_taken_out() {
    let case = case("main .page p").await;
    focus(&case.button);
    case.button.parent_element().unwrap().remove();
    until("the heading has focus", || has_focus(&case.heading)).await;
}

#[wasm_bindgen_test]
async fn focus_stays_nowhere_when_the_user_has_left_the_element_before() {
    let case = case("main").await;
    focus(&case.button);
    case.button.blur().unwrap();
    settle_for(2).await;
    case.button.remove();
    settle_for(3).await;
    assert!(is_nowhere());
}

#[wasm_bindgen_test]
async fn focus_stays_where_the_user_has_moved_it() {
    let case = case("main").await;
    focus(&case.button);
    let link = case.app.the("link", "Tilgjengelighet");
    focus(&link);
    case.button.remove();
    settle_for(3).await;
    assert!(has_focus(&link));
}

#[wasm_bindgen_test]
async fn focus_stays_when_another_element_is_taken_out() {
    let case = case("main").await;
    let other = case
        .app
        .the("paragraph", Texts::of(Language::Nb).start.link);
    focus(&case.button);
    other.remove();
    settle_for(3).await;
    assert!(has_focus(&case.button));
}
