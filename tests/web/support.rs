//! Mounts views in the document, and finds what is in them as a user does: by role and name.

pub(crate) mod app;
pub(crate) mod fetch;
pub(crate) mod globals;

use js_sys::Promise;
use leptos::IntoView;
use leptos::mount::mount_to;
use std::any::Any;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, EventInit, EventTarget, HtmlElement, KeyboardEvent,
    KeyboardEventInit, Window,
};

/// Frames after which [`until`] gives up: some ten seconds.
const MOST_FRAMES: u32 = 600;

pub(crate) fn window() -> Window {
    web_sys::window().unwrap()
}

pub(crate) fn document() -> Document {
    window().document().unwrap()
}

/// A view in a `div` of its own in the document. Dropping it unmounts the view and removes the `div`.
pub(crate) struct Mounted {
    root: HtmlElement,
    /// Unmounts the view when it is dropped. Without the type of the view.
    handle: Option<Box<dyn Any>>,
}

pub(crate) fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Mounted {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let handle = mount_to(root.clone(), view);
    Mounted {
        root,
        handle: Some(Box::new(handle)),
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        drop(self.handle.take());
        self.root.remove();
    }
}

impl Mounted {
    /// The one element with this role and name.
    pub(crate) fn the(&self, role: &str, name: &str) -> HtmlElement {
        let mut found = self.all(role);
        found.retain(|element| accessible_name(element) == name);
        assert_eq!(
            found.len(),
            1,
            "{role} {name:?} in {}",
            self.root.inner_html()
        );
        found.remove(0)
    }

    /// The one element with this role, whatever its name is.
    pub(crate) fn only(&self, role: &str) -> HtmlElement {
        let mut found = self.all(role);
        assert_eq!(found.len(), 1, "{role} in {}", self.root.inner_html());
        found.remove(0)
    }

    /// Whether there is an element with this role and name.
    pub(crate) fn has(&self, role: &str, name: &str) -> bool {
        let all = self.all(role);
        all.iter().any(|element| accessible_name(element) == name)
    }

    /// All elements with this role, native or given. `summary` has no role of its own in ARIA and counts
    /// as one here.
    pub(crate) fn all(&self, role: &str) -> Vec<HtmlElement> {
        let native = match role {
            "banner" => "header",
            "button" => "button",
            "group" => "details",
            "heading" => "h1, h2, h3, h4",
            "link" => "a[href]",
            "list" => "ul",
            "main" => "main",
            "paragraph" => "p",
            "summary" => "summary",
            "time" => "time",
            _ => "none",
        };
        self.select(&format!("{native}, [role={role}]"))
    }

    /// What the live regions with this role say, all of them together.
    pub(crate) fn said(&self, role: &str) -> String {
        joined(&self.all(role))
    }

    /// What live regions without a role say: those that only screen readers get.
    pub(crate) fn announced(&self) -> String {
        joined(&self.select("[aria-live]"))
    }

    /// Everything that can be read.
    pub(crate) fn text(&self) -> String {
        text(&self.root)
    }

    /// For what has no role because screen readers do not get it, or because it is not for them.
    pub(crate) fn select(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|index| found.item(index).unwrap().unchecked_into())
            .collect()
    }
}

fn joined(elements: &[HtmlElement]) -> String {
    let texts: Vec<_> = elements.iter().map(text).collect();
    texts.join(" ").trim().to_owned()
}

pub(crate) fn text(element: &HtmlElement) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}

/// The accessible name, as far as these views go: `aria-label`, else the text.
fn accessible_name(element: &HtmlElement) -> String {
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

pub(crate) fn focus(element: &HtmlElement) {
    element.focus().unwrap();
    assert!(has_focus(element), "{}", element.outer_html());
}

/// Presses a key while the element has focus.
pub(crate) fn press_key(element: &HtmlElement, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    element.dispatch_event(&event).unwrap();
}

/// Sends an event that bubbles, as those of the mouse do.
pub(crate) fn dispatch(target: &EventTarget, event: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(event, &init).unwrap();
    target.dispatch_event(&event).unwrap();
}

/// Lets everything happen that follows from what was done: effects, promises, one painted frame.
pub(crate) async fn settle() {
    let frame = Promise::new(&mut |done, _| {
        window().request_animation_frame(&done).unwrap();
    });
    JsFuture::from(frame).await.unwrap();
    leptos::task::tick().await;
}

/// Lets so many frames pass: for what must not happen.
pub(crate) async fn settle_for(frames: u32) {
    for _ in 0..frames {
        settle().await;
    }
}

/// Waits until something is the case, frame by frame; fails when it does not come to be.
pub(crate) async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..MOST_FRAMES {
        if is_so() {
            return;
        }
        settle().await;
    }
    panic!("never: {what}");
}
