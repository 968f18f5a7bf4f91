//! The history: what is searched for stands in the address without a step of its own, and back leads to where a page was
//! left.

use crate::support::app::{MountedApp, mount_app};
use crate::support::fetch::FetchStub;
use crate::support::{dispatch, document, focus, has_focus, settle_for, until, window};
use fullmakt::browser::location;
use fullmakt::i18n::Language;
use fullmakt::routes;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

const HEADING: &str = "Gi datasystemer tilgang";

/// Content of a page that makes the document tall.
struct Tall(HtmlElement);

impl Tall {
    fn new() -> Self {
        let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        element.set_attribute("style", "height: 20000px").unwrap();
        document().body().unwrap().append_child(&element).unwrap();
        Self(element)
    }
}

impl Drop for Tall {
    fn drop(&mut self) {
        self.0.remove();
    }
}

fn scrolled() -> f64 {
    window().scroll_y().unwrap()
}

fn scroll_to(position: f64) {
    window().scroll_to_with_x_and_y(0.0, position);
}

fn entries() -> u32 {
    window().history().unwrap().length().unwrap()
}

fn address() -> String {
    location::href().split_once("/ui").unwrap().1.to_owned()
}

/// A page that has been left for another one, from far down.
async fn left_far_down() -> (MountedApp, FetchStub) {
    let fetch = FetchStub::signed_out();
    let app = mount_app(&routes::start(), Language::Nb);
    until("the page", || app.has("heading", HEADING)).await;
    let tall = Tall::new();
    scroll_to(5000.0);
    app.navigation.navigate(&routes::accessibility());
    until("the next page, from its top", || {
        app.has("heading", "Tilgjengelighet") && scrolled() == 0.0
    })
    .await;
    drop(tall);
    (app, fetch)
}

async fn back(app: &MountedApp) {
    window().history().unwrap().back().unwrap();
    until("the heading has focus", || {
        app.has("heading", HEADING) && has_focus(&app.the("heading", HEADING))
    })
    .await;
}

#[wasm_bindgen_test]
async fn back_leads_to_where_the_page_was_left_once_its_content_is_there() {
    let (app, _fetch) = left_far_down().await;
    back(&app).await;
    settle_for(10).await;
    assert!(scrolled() < 5000.0);
    let _tall = Tall::new();
    until("where it was", || (scrolled() - 5000.0).abs() < 1.0).await;
    // And forward to where that one was.
    scroll_to(3000.0);
    window().history().unwrap().forward().unwrap();
    until("the next page, from its top", || {
        app.has("heading", "Tilgjengelighet") && scrolled() == 0.0
    })
    .await;
    back(&app).await;
    until("where it was", || (scrolled() - 3000.0).abs() < 1.0).await;
}

#[wasm_bindgen_test]
async fn a_user_who_scrolls_is_not_carried_away() {
    let (app, _fetch) = left_far_down().await;
    back(&app).await;
    settle_for(2).await;
    dispatch(&window(), "wheel");
    let _tall = Tall::new();
    settle_for(20).await;
    assert_eq!(scrolled(), 0.0);
}

#[wasm_bindgen_test]
async fn a_query_is_replaced_without_a_step_in_the_history() {
    let _fetch = FetchStub::signed_out();
    let app = mount_app(&format!("{}?a=1", routes::start()), Language::Nb);
    until("the page", || app.has("heading", HEADING)).await;
    let link = app.the("link", "Tilgjengelighet");
    focus(&link);
    let before = entries();
    app.navigation.replace_query("q", Some("bl\u{e5} b"));
    assert_eq!(address(), "/?a=1&q=bl%C3%A5%20b");
    app.navigation.replace_query("q", None);
    assert_eq!(address(), "/?a=1");
    settle_for(3).await;
    assert_eq!(entries(), before);
    assert!(has_focus(&link));
    assert_eq!(app.announced(), "");
}

/// Safari refuses the hundredth change of the address in half a minute.
#[wasm_bindgen_test]
async fn the_address_follows_when_nobody_types_any_more() {
    let _fetch = FetchStub::signed_out();
    let app = mount_app(&routes::start(), Language::Nb);
    until("the page", || app.has("heading", HEADING)).await;
    let typed = |text: &str| {
        app.navigation
            .replace_query_after_typing("q", Some(text.to_owned()));
    };
    for text in ["s", "sk", "sko"] {
        typed(text);
        settle_for(2).await;
        assert_eq!(address(), "/");
    }
    until("the text in the address", || address() == "/?q=sko").await;
    // Whoever goes on at once finds it when coming back.
    typed("skog");
    app.navigation.navigate(&routes::accessibility());
    assert_eq!(address(), "/accessibility");
    window().history().unwrap().back().unwrap();
    until("the page before", || address() == "/?q=skog").await;
}
