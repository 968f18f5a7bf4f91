//! What only a browser can show of the HTTP client: calls that are rejected, calls that were made early, and
//! calls that are refused at the same time.

use crate::support::app::{MountedApp, mount_app};
use crate::support::fetch::{EarlyCalls, FetchStub, Held, no_network, response, time_limit};
use crate::support::{settle_for, until, window};
use fullmakt::api;
use fullmakt::config::Config;
use fullmakt::i18n::{Language, Texts};
use fullmakt::routes;
use fullmakt_contract::paths;
use fullmakt_domain::RequestKind;
use js_sys::Promise;
use wasm_bindgen_test::wasm_bindgen_test;

const ID: &str = "8c2bd4a0-3f4b-4f0a-9a34-1f5d3f6a7b10";
const PROFILE: &str = r#"{"userId":1,"party":{"name":"KARI NORDMANN"}}"#;

fn config_path() -> String {
    routes::path("/config.json")
}

fn request_path() -> String {
    paths::request(RequestKind::Standard, ID)
}

/// A page that reads nothing itself.
fn mount_quiet_page() -> MountedApp {
    mount_app(&routes::path("/nowhere"), Language::Nb)
}

fn mount_request_page() -> MountedApp {
    mount_app(&routes::request(RequestKind::Standard, ID), Language::Nb)
}

async fn until_sign_in_is_offered(app: &MountedApp) {
    until("the menu offers to sign in", || {
        app.has("button", "Logg inn")
    })
    .await;
}

/// Nobody knows who is there, and so the way out is offered and not the way in.
async fn until_sign_out_is_offered(app: &MountedApp) {
    until("the menu offers to sign out", || app.has("link", "Logg ut")).await;
}

/// The app is still there when it answers a click.
async fn assert_is_alive(app: &MountedApp) {
    app.the("link", "Tilgjengelighet").click();
    until("another page", || app.has("heading", "Tilgjengelighet")).await;
}

/// The request cannot be shown, the page says so and offers to try again.
async fn until_request_has_failed(app: &MountedApp) {
    let loading = Texts::of(Language::Nb).approval.loading_page;
    until("the page says that it failed", || {
        !app.said("alert").is_empty() && !app.text().contains(loading)
    })
    .await;
    assert!(app.select(".page .ds-skeleton").is_empty());
}

#[wasm_bindgen_test]
async fn a_call_that_is_rejected_does_not_stop_the_app() {
    for reason in [no_network(), time_limit()] {
        let fetch = FetchStub::new(move |_, _| Promise::reject(&reason));
        let app = mount_quiet_page();
        until_sign_out_is_offered(&app).await;
        assert_eq!(fetch.calls(), [paths::CURRENT_USER]);
        assert_is_alive(&app).await;
    }
}

#[wasm_bindgen_test]
async fn a_request_that_cannot_be_read_is_said_and_nothing_is_repeated() {
    for reason in [no_network(), time_limit()] {
        let fetch = FetchStub::new(move |_, _| Promise::reject(&reason));
        let app = mount_request_page();
        until_request_has_failed(&app).await;
        settle_for(3).await;
        assert_eq!(fetch.count(&request_path()), 1);
        assert_is_alive(&app).await;
    }
}

#[wasm_bindgen_test]
async fn the_settings_of_the_host_are_fetched_and_are_the_defaults_without_a_network() {
    let fetch = FetchStub::new(|_, _| response(200, r#"{"apiBase":"https://platform.example/"}"#));
    assert_eq!(
        api::config::load().await.api_base,
        "https://platform.example"
    );
    assert_eq!(fetch.calls(), [config_path()]);
    drop(fetch);

    for reason in [no_network(), time_limit()] {
        let _fetch = FetchStub::new(move |_, _| Promise::reject(&reason));
        assert_eq!(api::config::load().await, Config::default());
    }
    let _fetch = FetchStub::new(|_, _| response(404, "<!doctype html>"));
    assert_eq!(api::config::load().await, Config::default());
}

#[wasm_bindgen_test]
async fn settings_that_were_fetched_early_are_not_fetched_again() {
    let fetch = FetchStub::new(|_, _| response(200, "{}"));
    let early = EarlyCalls::new([(config_path(), response(200, r#"{"requestLimitDays":180}"#))]);
    assert_eq!(api::config::load().await.request_limit_days, 180);
    assert!(fetch.calls().is_empty());
    assert_eq!(early.left(), 0);

    // It was given away: the next time there is a call.
    assert_eq!(api::config::load().await, Config::default());
    assert_eq!(fetch.calls(), [config_path()]);
}

#[wasm_bindgen_test]
async fn an_early_response_is_used_instead_of_a_call_and_only_once() {
    let fetch = FetchStub::new(|_, _| response(200, PROFILE));
    let early = EarlyCalls::new([(
        paths::CURRENT_USER.to_owned(),
        response(200, r#"{"userId":1,"party":{"name":"OLA NORDMANN"}}"#),
    )]);
    let app = mount_quiet_page();
    until("who is signed in", || app.text().contains("Ola Nordmann")).await;
    assert!(fetch.calls().is_empty());
    assert_eq!(early.left(), 0);
    drop(app);

    let app = mount_quiet_page();
    until("who is signed in", || app.text().contains("Kari Nordmann")).await;
    assert_eq!(fetch.calls(), [paths::CURRENT_USER]);
}

/// An extension of the browser or a connection that broke costs a call, not the page.
#[wasm_bindgen_test]
async fn an_early_call_that_failed_is_made_anew() {
    let fetch = FetchStub::new(|_, _| response(200, PROFILE));
    let _early = EarlyCalls::new([(
        paths::CURRENT_USER.to_owned(),
        Promise::reject(&no_network()),
    )]);
    let app = mount_quiet_page();
    until("who is signed in", || app.text().contains("Kari Nordmann")).await;
    assert_eq!(fetch.calls(), [paths::CURRENT_USER]);
}

/// A first read that hung showed grey lines for ever: the early calls had no time limit and the app waited for
/// them without one. They have one now, and a call that took all of its time is not made once more, which would
/// double the wait.
#[wasm_bindgen_test]
async fn an_early_call_that_took_its_whole_time_has_failed_and_is_not_repeated() {
    let fetch = FetchStub::signed_out();
    let late = |path: &str| (path.to_owned(), Promise::reject(&time_limit()));
    let early = EarlyCalls::new([late(paths::CURRENT_USER), late(&request_path())]);
    let app = mount_request_page();
    until_request_has_failed(&app).await;
    until_sign_out_is_offered(&app).await;
    settle_for(3).await;
    assert!(fetch.calls().is_empty(), "{:?}", fetch.calls());
    assert_eq!(early.left(), 0);
}

/// Otherwise the platform would get as many renewals as the page makes calls.
#[wasm_bindgen_test]
async fn calls_that_are_refused_at_the_same_time_share_one_renewal_and_are_repeated_once() {
    let renewal = Held::new();
    let held = renewal.clone();
    let fetch = FetchStub::new(move |path, before| match (path, before) {
        (paths::REFRESH, _) => held.promise(),
        (_, 0) => response(401, ""),
        (paths::CURRENT_USER, _) => response(200, PROFILE),
        _ => response(404, ""),
    });
    let app = mount_request_page();
    until("the renewal", || fetch.count(paths::REFRESH) > 0).await;
    settle_for(3).await;
    let once = |fetch: &FetchStub| {
        [paths::CURRENT_USER, &request_path(), paths::REFRESH].map(|path| fetch.count(path))
    };
    assert_eq!(once(&fetch), [1, 1, 1], "{:?}", fetch.calls());

    renewal.release(&response(200, ""));
    until("who is signed in", || app.text().contains("Kari Nordmann")).await;
    until_request_has_failed(&app).await;
    assert_eq!(once(&fetch), [2, 2, 1], "{:?}", fetch.calls());
    assert!(!app.has("button", "Logg inn"));
}

#[wasm_bindgen_test]
async fn without_a_session_nothing_is_repeated_and_the_way_in_is_offered() {
    let fetch = FetchStub::signed_out();
    let app = mount_quiet_page();
    until_sign_in_is_offered(&app).await;
    settle_for(3).await;
    assert_eq!(fetch.calls(), [paths::CURRENT_USER, paths::REFRESH]);
}

/// Otherwise a platform that refuses every call in spite of a renewed session would be asked for ever.
#[wasm_bindgen_test]
async fn a_call_that_is_refused_again_after_the_renewal_is_not_repeated_a_second_time() {
    let fetch = FetchStub::new(|path, _| match path {
        paths::REFRESH => response(200, ""),
        _ => response(401, ""),
    });
    let app = mount_quiet_page();
    until_sign_in_is_offered(&app).await;
    settle_for(3).await;
    assert_eq!(
        fetch.calls(),
        [paths::CURRENT_USER, paths::REFRESH, paths::CURRENT_USER]
    );
}

/// Somebody else can sign in, or out, in another tab: the page that is looked at again asks who is there.
#[wasm_bindgen_test]
async fn who_is_signed_in_is_read_again_when_the_page_is_looked_at_again() {
    let _fetch = FetchStub::new(|path, before| match (path, before) {
        (paths::CURRENT_USER, 0 | 3) => response(200, PROFILE),
        (paths::CURRENT_USER, 1) => {
            response(200, r#"{"userId":2,"party":{"name":"OLA NORDMANN"}}"#)
        }
        _ => response(401, ""),
    });
    let app = mount_quiet_page();
    until("the first", || app.text().contains("Kari Nordmann")).await;
    look_again();
    until("the second", || app.text().contains("Ola Nordmann")).await;
    assert!(!app.text().contains("Kari"));
    let ended = Texts::of(Language::Nb).common.session_ended;
    look_again();
    until("the session has ended", || app.text().contains(ended)).await;
    assert!(!app.text().contains("Ola"));
    // Signed in again, in another tab.
    look_again();
    until("somebody again", || app.text().contains("Kari Nordmann")).await;
    assert!(!app.text().contains(ended));
}

fn look_again() {
    let event = web_sys::Event::new("visibilitychange").unwrap();
    window().dispatch_event(&event).unwrap();
}
