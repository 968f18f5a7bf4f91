//! Pages about an organisation, and where one is chosen.

use crate::support::app::{MountedApp, mount_app};
use crate::support::fetch::{FetchStub, response};
use crate::support::{document, focus, has_focus, settle_for, text, until};
use fullmakt::browser::location;
use fullmakt::i18n::Language;
use fullmakt::routes;
use std::fmt::Write as _;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

const ONE: &str = "505f8488-3d48-4c15-8e21-35cb9432f815";
const OTHER: &str = "0a1b8488-3d48-4c15-8e21-35cb9432f815";

fn organisation(uuid: &str, name: &str, number: u32) -> String {
    format!(
        r#"{{"partyUuid":"{uuid}","name":"{name}","organizationNumber":"{number}","partyId":{number},"type":"Organization"}}"#
    )
}

/// A platform on which somebody is signed in who can act for these.
fn platform(parties: Vec<String>) -> FetchStub {
    FetchStub::new(move |path, _| {
        if path.contains("/users/current") {
            return response(200, r#"{"userId":1,"party":{"name":"INTUITIV HEST"}}"#);
        }
        if !path.contains("/authorizedparties") {
            return response(404, "");
        }
        // gloo ends every query so.
        let path = path.trim_end_matches('&');
        let wanted = path.split_once("partyFilter=").map(|(_, uuid)| uuid);
        let found = parties
            .iter()
            .filter(|party| wanted.is_none_or(|uuid| party.contains(uuid)));
        let found: Vec<_> = found.cloned().collect();
        response(200, &format!(r#"{{"data":[{}]}}"#, found.join(",")))
    })
}

fn two() -> Vec<String> {
    let person =
        r#"{"partyUuid":"7","name":"INTUITIV HEST","personId":"01017970071","type":"Person"}"#;
    vec![
        person.to_owned(),
        organisation(ONE, "SNILL SKOG AS", 314_248_295),
        organisation(OTHER, "TRYGG REVISJON AS", 310_495_670),
    ]
}

fn header_shows(app: &MountedApp, text: &str) -> bool {
    let header = app.only("banner").text_content().unwrap_or_default();
    header.contains(text)
}

fn search_field(app: &MountedApp) -> HtmlInputElement {
    let mut fields = app.select("input[type=search]");
    assert_eq!(fields.len(), 1);
    fields.remove(0).unchecked_into()
}

fn type_text(field: &HtmlInputElement, text: &str) {
    field.set_value(text);
    crate::support::dispatch(field, "input");
}

#[wasm_bindgen_test]
async fn the_header_shows_the_organisation_in_the_address_and_the_way_to_another() {
    let _fetch = platform(two());
    let app = mount_app(&routes::overview(OTHER), Language::Nb);
    until("the organisation", || {
        header_shows(&app, "For Trygg Revisjon AS 310\u{a0}495\u{a0}670")
    })
    .await;
    app.the("link", "Bytt virksomhet").click();
    until("the choice", || app.has("heading", "Velg virksomhet")).await;
    assert!(!header_shows(&app, "Trygg Revisjon AS"));
    until("the list", || {
        app.has("link", "Snill Skog AS 314\u{a0}248\u{a0}295")
    })
    .await;
    app.the("link", "Snill Skog AS 314\u{a0}248\u{a0}295")
        .click();
    until("the other one", || header_shows(&app, "For Snill Skog AS")).await;
    assert!(location::href().ends_with(&routes::overview(ONE)));
}

#[wasm_bindgen_test]
async fn the_only_organisation_is_written_into_the_address() {
    let _fetch = platform(two().into_iter().take(2).collect());
    let path = routes::path("/systemuser/create?system=1_a");
    let app = mount_app(&path, Language::Nb);
    until("the organisation", || {
        header_shows(&app, "For Snill Skog AS")
    })
    .await;
    assert!(location::href().ends_with(&format!("?system=1_a&party={ONE}")));
    until("nothing more to ask for", || app.announced().is_empty()).await;
}

#[wasm_bindgen_test]
async fn among_several_the_user_chooses_and_comes_back() {
    let _fetch = platform(two());
    let path = routes::path("/systemuser/create?system=1_a");
    let app = mount_app(&path, Language::Nb);
    until("the question", || app.has("link", "Velg virksomhet")).await;
    app.the("link", "Velg virksomhet").click();
    until("the list", || app.text().contains("2\u{a0}virksomheter")).await;
    assert!(!text(&app.only("main")).contains("Hest"), "a person");
    type_text(&search_field(&app), "310 495");
    until("the hit", || app.text().contains("1\u{a0}treff")).await;
    app.the("link", "Trygg Revisjon AS 310\u{a0}495\u{a0}670")
        .click();
    until("the organisation", || {
        header_shows(&app, "For Trygg Revisjon AS")
    })
    .await;
    assert!(location::href().ends_with(&routes::create(OTHER, Some("1_a"))));
}

#[wasm_bindgen_test]
async fn what_cannot_be_had_says_so_with_a_way_on() {
    for (party, title) in [
        ("x", "Lenken er skadet"),
        (
            "00000000-0000-0000-0000-000000000001",
            "Du kan ikke handle for virksomheten",
        ),
    ] {
        let _fetch = platform(two());
        let app = mount_app(&routes::overview(party), Language::Nb);
        until(title, || app.has("heading", title)).await;
        let in_tab = format!("Feil: {title} \u{2013} Fullmakt");
        until(&in_tab, || document().title() == in_tab).await;
        app.the("link", "Velg virksomhet");
        assert!(!app.has("link", "Bytt virksomhet"));
    }
}

#[wasm_bindgen_test]
async fn a_list_that_failed_can_be_read_again() {
    let _fetch = FetchStub::new(|path, before| match path.contains("/authorizedparties") {
        true if before == 0 => response(500, ""),
        true => response(
            200,
            &format!(
                r#"{{"data":[{},7]}}"#,
                organisation(ONE, "SNILL SKOG AS", 314_248_295)
            ),
        ),
        false => response(200, r#"{"userId":1}"#),
    });
    let app = mount_app(&routes::path("/organisation"), Language::Nb);
    until("why", || {
        app.has("heading", "Vi fikk ikke hentet virksomhetene dine")
    })
    .await;
    app.the("button", "Pr\u{f8}v igjen").click();
    until("the list", || app.text().contains("1\u{a0}virksomhet")).await;
    assert!(app.text().contains("kan mangle virksomheter (1)"));
}

#[wasm_bindgen_test]
async fn ten_thousand_organisations_are_searched_while_typing() {
    let mut parties = Vec::new();
    for number in 0..10_000_u32 {
        let mut name = String::new();
        write!(name, "FIRMA {number:05}").unwrap();
        parties.push(organisation(
            &format!("u{number}"),
            &name,
            310_000_000 + number,
        ));
    }
    let _fetch = platform(parties);
    let app = mount_app(&routes::path("/organisation?then=start"), Language::Nb);
    until("the list", || app.text().contains("10\u{a0}000")).await;
    settle_for(5).await;
    assert!(app.all("link").len() < 200, "only what is near is there");
    let field = search_field(&app);
    focus(&field);
    type_text(&field, "firma 09990");
    until("the hits", || app.text().contains("1\u{a0}treff")).await;
    assert!(has_focus(&field));
    type_text(&field, "finnes ikke");
    until("none", || app.text().contains("Ingen av virksomhetene")).await;
    until("the address", || {
        location::href().ends_with("?then=start&q=finnes%20ikke")
    })
    .await;
}
