//! What has come of copying is said.

use crate::support::globals::{Replaced, resolved};
use crate::support::{Mounted, mount, until, window};
use fullmakt::ui::CopyText;
use js_sys::{Object, Promise, Reflect, TypeError};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

/// Whether a headless browser lets a page copy depends on the machine, so the clipboard is a stand-in.
struct ClipboardStub {
    copied: Rc<RefCell<Vec<String>>>,
    _clipboard: Replaced,
    _closure: Closure<dyn Fn(String) -> Promise>,
}

impl ClipboardStub {
    fn new(answer: impl Fn() -> Promise + 'static) -> Self {
        let copied = Rc::new(RefCell::new(Vec::new()));
        let recorded = copied.clone();
        let closure = Closure::<dyn Fn(String) -> Promise>::new(move |text| {
            recorded.borrow_mut().push(text);
            answer()
        });
        let clipboard = Object::new();
        Reflect::set(&clipboard, &"writeText".into(), closure.as_ref()).unwrap();
        Self {
            copied,
            _clipboard: Replaced::member(&window().navigator(), "clipboard", &clipboard),
            _closure: closure,
        }
    }
}

fn copy_text() -> Mounted {
    mount(|| {
        view! {
            <CopyText
                text="AUTH-00010 (404)".to_owned()
                label="Kopier referansen"
                copied="Kopiert"
                failed="Det gikk ikke å kopiere."
            />
        }
    })
}

#[wasm_bindgen_test]
async fn the_text_is_copied_and_that_is_said_in_a_live_region_that_was_there_before() {
    let clipboard = ClipboardStub::new(|| resolved(JsValue::UNDEFINED));
    let mounted = copy_text();
    let region = mounted.only("status");
    assert_eq!(mounted.said("status"), "");

    mounted.the("button", "Kopier referansen").click();
    until("it is said", || mounted.said("status") == "Kopiert").await;
    assert_eq!(*clipboard.copied.borrow(), ["AUTH-00010 (404)"]);
    assert_eq!(mounted.only("status"), region);
}

#[wasm_bindgen_test]
async fn a_clipboard_that_refuses_is_said_the_text_is_selected_and_it_can_be_tried_again() {
    let clipboard = ClipboardStub::new(|| Promise::reject(&TypeError::new("no").into()));
    let mounted = copy_text();
    mounted.the("button", "Kopier referansen").click();
    until("it is said", || {
        mounted.said("status") == "Det gikk ikke å kopiere."
    })
    .await;
    let selection = window().get_selection().unwrap().unwrap();
    assert_eq!(String::from(selection.to_string()), "AUTH-00010 (404)");

    drop(clipboard);
    let _clipboard = ClipboardStub::new(|| resolved(JsValue::UNDEFINED));
    mounted.the("button", "Kopier referansen").click();
    until("it is said", || mounted.said("status") == "Kopiert").await;
}

/// Some web views have no clipboard for scripts. Reaching for it stopped the app.
#[wasm_bindgen_test]
async fn without_a_clipboard_it_is_said_too() {
    let _clipboard = Replaced::member(&window().navigator(), "clipboard", &JsValue::UNDEFINED);
    let mounted = copy_text();
    mounted.the("button", "Kopier referansen").click();
    until("it is said", || {
        mounted.said("status") == "Det gikk ikke å kopiere."
    })
    .await;
}
