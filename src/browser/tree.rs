//! A part of the page as plain values, and bringing the document into that shape.
//!
//! What is still there keeps its element, and with it focus, what is open, and what a screen reader
//! has read; only what differs is touched. Texts are set as text and never as HTML.

use super::{document, focus};
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// A text or an element.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A text; it can be empty, which keeps a place for what comes and goes.
    Text(String),
    /// An element with what stands in it.
    Element(Element),
}

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Name of the element.
    pub tag: &'static str,
    /// Its attributes, each name once.
    pub attributes: Vec<(&'static str, String)>,
    /// What a click does, besides what the browser does.
    pub on_click: Option<OnClick>,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// Something that happens at a click.
#[derive(Clone)]
pub struct OnClick(Rc<dyn Fn()>);

impl OnClick {
    /// Calls `happens` at each click.
    pub fn new(happens: impl Fn() + 'static) -> Self {
        Self(Rc::new(happens))
    }
}

impl fmt::Debug for OnClick {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OnClick")
    }
}

/// Two pages with the same words are the same page: what a click does follows from the rest.
impl PartialEq for OnClick {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// An element of the document that something can be drawn in.
#[derive(Debug)]
pub struct Place(web_sys::Element);

impl Place {
    /// The element with this id, emptied. `None` when there is none.
    #[must_use]
    pub fn with_id(id: &str) -> Option<Self> {
        let place = Self(document().get_element_by_id(id)?);
        place.empty();
        Some(place)
    }

    /// Adds an element at the end.
    #[must_use]
    pub fn add(&self, tag: &'static str, attributes: &[(&'static str, &str)]) -> Self {
        // Refused are only names that no element can have; then this place itself is the place.
        let added = document().create_element(tag);
        let added = added.unwrap_or_else(|_| self.0.clone());
        for (name, value) in attributes {
            drop(added.set_attribute(name, value));
        }
        drop(self.0.append_child(&added));
        Self(added)
    }

    /// Takes everything out of it.
    pub fn empty(&self) {
        self.0.set_text_content(None);
    }
}

/// An element of the document whose content is drawn here.
#[derive(Debug)]
pub struct Drawn {
    place: web_sys::Element,
    nodes: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Text(web_sys::Node, String),
    Element(Box<Live>),
}

#[derive(Debug)]
struct Live {
    element: web_sys::Element,
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    click: Option<Click>,
    nodes: Vec<Node>,
}

/// A listener, and what it calls now. Dropping it takes the listener away.
struct Click {
    element: web_sys::Element,
    happens: Rc<RefCell<OnClick>>,
    callback: Closure<dyn FnMut(Event)>,
}

/// A click on a link with the middle button is `auxclick`.
const CLICKS: [&str; 2] = ["click", "auxclick"];

impl Drawn {
    /// Draws in a place that nobody else draws in.
    #[must_use]
    pub fn new(place: Place) -> Self {
        Self {
            place: place.0,
            nodes: Vec::new(),
        }
    }

    /// Brings the content into the shape of `parts`. When what had the focus is gone with that, the
    /// heading of the page gets it, so that reading goes on from there and not from nowhere.
    pub fn draw(&mut self, parts: Vec<Part>) {
        let had_focus = focus::is_within(&self.place);
        draw(&self.place, &mut self.nodes, parts);
        if had_focus && !focus::is_within(&self.place) {
            focus::on("main h1");
        }
    }
}

// What the document refuses here (a node that somebody else has taken away, an odd name) leaves the
// page as it is; the next drawing tries again.
fn draw(parent: &web_sys::Element, nodes: &mut Vec<Node>, parts: Vec<Part>) {
    for surplus in nodes.drain(parts.len().min(nodes.len())..) {
        drop(parent.remove_child(surplus.node()));
    }
    for (at, part) in parts.into_iter().enumerate() {
        match (nodes.get_mut(at), part) {
            (Some(Node::Text(node, shown)), Part::Text(text)) => {
                if *shown != text {
                    node.set_text_content(Some(&text));
                    *shown = text;
                }
            }
            (Some(Node::Element(live)), Part::Element(element)) if live.tag == element.tag => {
                live.follow(element);
            }
            (Some(other), part) => {
                if let Some(new) = Node::of(part) {
                    drop(parent.replace_child(new.node(), other.node()));
                    *other = new;
                }
            }
            (None, part) => {
                if let Some(new) = Node::of(part) {
                    drop(parent.append_child(new.node()));
                    nodes.push(new);
                }
            }
        }
    }
}

impl Node {
    fn of(part: Part) -> Option<Self> {
        match part {
            Part::Text(text) => {
                let node = document().create_text_node(&text);
                Some(Self::Text(node.into(), text))
            }
            Part::Element(element) => {
                let namespace = match element.tag {
                    "svg" | "circle" | "path" => "http://www.w3.org/2000/svg",
                    _ => "http://www.w3.org/1999/xhtml",
                };
                let created = document().create_element_ns(Some(namespace), element.tag);
                let mut live = Live {
                    element: created.ok()?,
                    tag: element.tag,
                    attributes: Vec::new(),
                    click: None,
                    nodes: Vec::new(),
                };
                live.follow(element);
                Some(Self::Element(Box::new(live)))
            }
        }
    }

    fn node(&self) -> &web_sys::Node {
        match self {
            Self::Text(node, _) => node,
            Self::Element(live) => &live.element,
        }
    }
}

impl Live {
    fn follow(&mut self, wanted: Element) {
        for (name, _) in &self.attributes {
            if !wanted.attributes.iter().any(|(other, _)| other == name) {
                drop(self.element.remove_attribute(name));
            }
        }
        for attribute in &wanted.attributes {
            if !self.attributes.contains(attribute) {
                drop(self.element.set_attribute(attribute.0, &attribute.1));
            }
        }
        self.attributes = wanted.attributes;
        match (&self.click, wanted.on_click) {
            (Some(click), Some(happens)) => {
                click.happens.replace(happens);
            }
            (_, happens) => {
                self.click = happens.map(|happens| Click::new(&self.element, happens));
            }
        }
        draw(&self.element, &mut self.nodes, wanted.parts);
    }
}

impl Click {
    fn new(element: &web_sys::Element, happens: OnClick) -> Self {
        let happens = Rc::new(RefCell::new(happens));
        let callback = Closure::<dyn FnMut(Event)>::new({
            let happens = happens.clone();
            move |_| {
                // Taken out first: what happens can draw anew and so replace it.
                let OnClick(call) = happens.borrow().clone();
                call();
            }
        });
        for name in CLICKS {
            let function = callback.as_ref().unchecked_ref();
            drop(element.add_event_listener_with_callback(name, function));
        }
        Self {
            element: element.clone(),
            happens,
            callback,
        }
    }
}

impl Drop for Click {
    fn drop(&mut self) {
        for name in CLICKS {
            let function = self.callback.as_ref().unchecked_ref();
            drop(
                self.element
                    .remove_event_listener_with_callback(name, function),
            );
        }
    }
}

impl fmt::Debug for Click {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Click")
    }
}
