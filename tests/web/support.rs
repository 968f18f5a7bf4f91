//! A stage for views, and finding what stands on it.

use fullmakt::browser::tree::Place;
use fullmakt::ui::Following;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, KeyboardEvent, KeyboardEventInit};

pub(crate) fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Something drawn in the document, taken away when dropped.
pub(crate) struct Stage {
    place: HtmlElement,
    _following: Following,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.place.remove();
    }
}

static STAGES: AtomicU32 = AtomicU32::new(0);

pub(crate) fn show(begin: impl FnOnce(&Place)) -> Stage {
    let place: HtmlElement = document()
        .create_element("div")
        .unwrap()
        .dyn_into()
        .unwrap();
    // Tests run at the same time.
    let id = format!("stage-{}", STAGES.fetch_add(1, Ordering::Relaxed));
    place.set_id(&id);
    document().body().unwrap().append_child(&place).unwrap();
    let stage = Place::with_id(&id).unwrap();
    Stage {
        place,
        _following: Following::new(|| begin(&stage)),
    }
}

impl Stage {
    /// The one element with this role and name.
    pub(crate) fn the(&self, role: &str, name: &str) -> HtmlElement {
        let found: Vec<_> = self
            .all(role)
            .into_iter()
            .filter(|element| label(element) == name)
            .collect();
        assert_eq!(
            found.len(),
            1,
            "{role} {name:?} in {}",
            self.place.inner_html()
        );
        found.into_iter().next().unwrap()
    }

    /// All elements with this role, native or given.
    pub(crate) fn all(&self, role: &str) -> Vec<HtmlElement> {
        let native = match role {
            "button" => "button",
            "link" => "a[href]",
            "heading" => "h1, h2, h3, h4",
            "group" => "details",
            "summary" => "summary",
            _ => "none",
        };
        let found = self
            .place
            .query_selector_all(&format!("{native}, [role={role}]"))
            .unwrap();
        (0..found.length())
            .filter_map(|index| found.item(index)?.dyn_into().ok())
            .collect()
    }

    /// What a live region with this role says, all of them together.
    pub(crate) fn said(&self, role: &str) -> String {
        let all = self.all(role);
        all.iter()
            .map(text)
            .collect::<Vec<_>>()
            .join(" ")
            .trim()
            .to_owned()
    }

    /// Everything that can be read.
    pub(crate) fn text(&self) -> String {
        text(&self.place)
    }
}

fn text(element: &HtmlElement) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}

/// The accessible name, as far as these views go: `aria-label`, else the text.
fn label(element: &HtmlElement) -> String {
    element
        .get_attribute("aria-label")
        .unwrap_or_else(|| text(element))
}

pub(crate) fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name)
}

pub(crate) fn has_focus(element: &HtmlElement) -> bool {
    document().active_element().as_ref() == Some(element.as_ref())
}

pub(crate) fn press(element: &HtmlElement, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    element.dispatch_event(&event).unwrap();
}

/// Lets everything happen that follows from what was done: effects, promises, one painted frame.
pub(crate) async fn settle() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        web_sys::window()
            .unwrap()
            .request_animation_frame(&done)
            .unwrap();
    });
    JsFuture::from(frame).await.unwrap();
    let task = js_sys::Promise::resolve(&JsValue::NULL);
    JsFuture::from(task).await.unwrap();
    any_spawner::Executor::tick().await;
}

/// Waits until something is the case, frame by frame; fails when it does not come to be.
pub(crate) async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..300 {
        if is_so() {
            return;
        }
        settle().await;
    }
    panic!("never: {what}");
}
