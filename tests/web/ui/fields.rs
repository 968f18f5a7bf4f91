//! Fields: names, descriptions, errors, and what is typed and chosen.

use crate::support::{
    Mounted, attribute, document, focus, has_focus, mount, press_key, settle, text,
};
use fullmakt::ui::{SearchField, SelectField, TextField};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};

/// The control with this label.
fn control(mounted: &Mounted, label: &str) -> HtmlElement {
    let mut labels = mounted.select("label");
    labels.retain(|found| text(found) == label);
    let id = attribute(&labels[0], "for").unwrap();
    document().get_element_by_id(&id).unwrap().unchecked_into()
}

/// What is read after a control's name.
fn description(control: &HtmlElement) -> String {
    let ids = attribute(control, "aria-describedby").unwrap_or_default();
    let texts = ids.split_whitespace().map(|id| {
        let element: HtmlElement = document().get_element_by_id(id).unwrap().unchecked_into();
        assert!(!element.hidden());
        text(&element)
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn send(control: &HtmlElement, event: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(event, &init).unwrap();
    control.dispatch_event(&event).unwrap();
}

fn type_text(control: &HtmlElement, text: &str) {
    control.unchecked_ref::<HtmlInputElement>().set_value(text);
    send(control, "input");
}

fn value(control: &HtmlElement) -> String {
    control.unchecked_ref::<HtmlInputElement>().value()
}

fn search_field() -> (Mounted, RwSignal<String>, RwSignal<u32>) {
    let query = RwSignal::new(String::new());
    let heard_outside = RwSignal::new(0);
    let mounted = mount(move || {
        view! {
            <div on:keydown=move |_| heard_outside.update(|heard| *heard += 1)>
                <SearchField
                    id="search"
                    label="Søk"
                    description="Navn eller org.nr."
                    clear_label="Tøm"
                    value=query
                    on_input=move |text| query.set(text)
                />
            </div>
        }
    });
    (mounted, query, heard_outside)
}

#[wasm_bindgen_test]
async fn a_search_field_is_named_and_described_and_tells_what_is_typed() {
    let (mounted, query, _) = search_field();
    let input = control(&mounted, "Søk");
    assert_eq!(description(&input), "Navn eller org.nr.");
    assert_eq!(attribute(&input, "type").as_deref(), Some("search"));
    assert_eq!(attribute(&input, "autocomplete").as_deref(), Some("off"));
    type_text(&input, "fjell");
    assert_eq!(query.get_untracked(), "fjell");
    query.set("berg".to_owned());
    settle().await;
    assert_eq!(value(&input), "berg");
}

#[wasm_bindgen_test]
async fn a_button_empties_the_search_and_leaves_the_focus_in_the_field() {
    let (mounted, query, _) = search_field();
    let (input, button) = (control(&mounted, "Søk"), mounted.the("button", "Tøm"));
    assert!(button.hidden());
    type_text(&input, "fjell");
    settle().await;
    assert!(!button.hidden());
    focus(&button);
    button.click();
    settle().await;
    assert_eq!(
        (query.get_untracked(), value(&input)),
        (String::new(), String::new())
    );
    assert!(button.hidden());
    assert!(has_focus(&input));
}

#[wasm_bindgen_test]
async fn escape_empties_the_search_and_only_in_an_empty_field_does_something_else() {
    let (mounted, query, heard_outside) = search_field();
    let input = control(&mounted, "Søk");
    type_text(&input, "fjell");
    focus(&input);
    press_key(&input, "Escape");
    settle().await;
    assert_eq!(
        (query.get_untracked(), value(&input)),
        (String::new(), String::new())
    );
    assert_eq!(heard_outside.get_untracked(), 0);
    assert!(has_focus(&input));
    press_key(&input, "Escape");
    assert_eq!(heard_outside.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn an_error_of_a_text_field_is_read_with_it_until_it_is_put_right() {
    let (name, error) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let mounted = mount(move || {
        view! {
            <TextField
                id="name"
                label="Navn"
                description="Så andre finner den"
                error=error
                value=name
                on_input=move |text| name.set(text)
                max_length=255
            />
        }
    });
    let input = control(&mounted, "Navn");
    assert_eq!(attribute(&input, "maxlength").as_deref(), Some("255"));
    assert_eq!(attribute(&input, "aria-invalid"), None);
    assert_eq!(description(&input), "Så andre finner den");

    error.set("Skriv et navn.".to_owned());
    settle().await;
    assert_eq!(attribute(&input, "aria-invalid").as_deref(), Some("true"));
    assert_eq!(description(&input), "Skriv et navn. Så andre finner den");

    type_text(&input, "Fjell");
    assert_eq!(name.get_untracked(), "Fjell");
    error.set(String::new());
    settle().await;
    assert_eq!(attribute(&input, "aria-invalid"), None);
    assert_eq!(description(&input), "Så andre finner den");
}

#[wasm_bindgen_test]
async fn a_select_shows_and_tells_what_is_chosen_also_when_its_texts_change() {
    let options = |texts: [&str; 2]| {
        let values = ["name", "newest"].map(str::to_owned);
        values
            .into_iter()
            .zip(texts.map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let offered = RwSignal::new(options(["Navn", "Nyeste"]));
    let order = RwSignal::new("newest".to_owned());
    let mounted = mount(move || {
        view! {
            <SelectField
                id="order"
                label="Sorter"
                options=offered
                value=order
                on_change=move |value| order.set(value)
            />
        }
    });
    let select = control(&mounted, "Sorter");
    let chosen = || select.unchecked_ref::<HtmlSelectElement>().value();
    assert_eq!(chosen(), "newest");
    select
        .unchecked_ref::<HtmlSelectElement>()
        .set_value("name");
    send(&select, "change");
    assert_eq!(order.get_untracked(), "name");

    offered.set(options(["Name", "Newest"]));
    settle().await;
    assert_eq!(chosen(), "name");
    assert!(mounted.text().contains("Newest"));
    order.set("newest".to_owned());
    settle().await;
    assert_eq!(chosen(), "newest");
}
