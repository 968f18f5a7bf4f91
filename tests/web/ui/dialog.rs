//! Dialogs open, close when they may, and give the focus back.

use crate::support::{
    Mounted, attribute, dispatch, document, focus, has_focus, mount, press_key, settle, settle_for,
    text,
};
use fullmakt::ui::{Dialog, SearchField};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlDialogElement, HtmlElement};

/// A button that opens a dialog with a search field in it.
struct Case {
    mounted: Mounted,
    is_open: RwSignal<bool>,
    busy: RwSignal<bool>,
    has_opener: RwSignal<bool>,
    query: RwSignal<String>,
    dialog: HtmlDialogElement,
}

fn case() -> Case {
    let (is_open, busy) = (RwSignal::new(false), RwSignal::new(false));
    let (has_opener, query) = (RwSignal::new(true), RwSignal::new(String::new()));
    let mounted = mount(move || {
        let opener =
            move || view! { <button on:click=move |_| is_open.set(true)>{"Fjern"}</button> };
        view! {
            <main>
                <h1 tabindex="-1">{"Systemtilganger"}</h1>
                {move || has_opener.get().then(opener)}
                <Dialog
                    id="remove-heading"
                    is_open=is_open
                    heading="Fjerne systemet?"
                    close_label="Avbryt"
                    busy=busy
                    on_close=move || is_open.set(false)
                    actions=move || view! { <button>{"Fjern nå"}</button> }
                >
                    <p>{"Det kan ikke angres."}</p>
                    <SearchField
                        id="search"
                        label="Søk"
                        clear_label="Tøm"
                        value=query
                        on_input=move |text| query.set(text)
                    />
                </Dialog>
            </main>
        }
    });
    Case {
        dialog: mounted.select("dialog").remove(0).unchecked_into(),
        mounted,
        is_open,
        busy,
        has_opener,
        query,
    }
}

impl Case {
    async fn opened() -> Self {
        let case = case();
        let opener = case.opener();
        focus(&opener);
        opener.click();
        settle().await;
        assert!(case.dialog.open());
        case
    }

    fn opener(&self) -> HtmlElement {
        self.mounted.the("button", "Fjern")
    }

    fn press_escape(&self) {
        press_key(
            &document().active_element().unwrap().unchecked_into(),
            "Escape",
        );
    }

    async fn assert_open(&self, is_open: bool) {
        settle_for(2).await;
        assert_eq!(
            (self.dialog.open(), self.is_open.get_untracked()),
            (is_open, is_open)
        );
    }
}

#[wasm_bindgen_test]
async fn an_open_dialog_is_named_by_its_heading_which_has_the_focus() {
    let case = Case::opened().await;
    let heading = case.mounted.the("heading", "Fjerne systemet?");
    assert!(has_focus(&heading));
    assert_eq!(
        attribute(&case.dialog, "aria-labelledby"),
        Some(heading.id())
    );
    assert!(case.dialog.matches(":modal").unwrap());
    assert!(text(&case.dialog).contains("Det kan ikke angres."));
    case.mounted.the("button", "Fjern nå");
}

#[wasm_bindgen_test]
async fn the_button_and_escape_close_it_and_the_focus_goes_back_to_what_opened_it() {
    let case = Case::opened().await;
    case.mounted.the("button", "Avbryt").click();
    case.assert_open(false).await;
    assert!(has_focus(&case.opener()));
    assert!(!text(&case.dialog).contains("Det kan ikke angres."));

    case.opener().click();
    case.assert_open(true).await;
    focus(&case.mounted.the("button", "Fjern nå"));
    case.press_escape();
    case.assert_open(false).await;
    assert!(has_focus(&case.opener()));
}

#[wasm_bindgen_test]
async fn it_stays_open_while_it_is_busy_and_when_there_is_a_click_beside_it() {
    let case = Case::opened().await;
    case.busy.set(true);
    settle().await;
    case.press_escape();
    case.mounted.the("button", "Avbryt").click();
    let init = EventInit::new();
    init.set_cancelable(true);
    let going_back = Event::new_with_event_init_dict("cancel", &init).unwrap();
    assert!(!case.dialog.dispatch_event(&going_back).unwrap());
    case.assert_open(true).await;

    case.busy.set(false);
    settle().await;
    // A click on the backdrop is one on the dialog itself.
    dispatch(&case.dialog, "click");
    case.assert_open(true).await;
    case.press_escape();
    case.assert_open(false).await;
}

#[wasm_bindgen_test]
async fn the_browsers_own_way_to_close_it_is_asked_for_like_the_others() {
    let case = Case::opened().await;
    let init = EventInit::new();
    init.set_cancelable(true);
    let going_back = Event::new_with_event_init_dict("cancel", &init).unwrap();
    case.dialog.dispatch_event(&going_back).unwrap();
    case.assert_open(false).await;
    assert!(has_focus(&case.opener()));
}

#[wasm_bindgen_test]
async fn escape_in_a_search_empties_the_search_first() {
    let case = Case::opened().await;
    case.query.set("fjell".to_owned());
    settle().await;
    focus(&case.mounted.select("input").remove(0));
    case.press_escape();
    case.assert_open(true).await;
    assert_eq!(case.query.get_untracked(), "");
    case.press_escape();
    case.assert_open(false).await;
}

#[wasm_bindgen_test]
async fn the_pages_heading_gets_the_focus_when_what_opened_it_is_gone() {
    let case = Case::opened().await;
    case.has_opener.set(false);
    settle().await;
    case.is_open.set(false);
    case.assert_open(false).await;
    assert!(has_focus(&case.mounted.the("heading", "Systemtilganger")));
}
