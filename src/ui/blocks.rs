//! Elements of a page that is drawn as a whole from what is known ([`crate::browser::tree`]).
//!
//! Plain values: a test can read them without a browser, and each element costs a few bytes of what
//! the browser downloads, where a `view!` costs a thousand.

use super::{Look, Tone};
pub use crate::browser::tree::{Element, OnClick, Part};

/// What stands in an element.
pub type Parts = Vec<Part>;

/// A text of ours.
pub fn text(text: impl Into<String>) -> Part {
    Part::Text(text.into())
}

/// Nothing, in the place of something that comes and goes. What stands behind it keeps its place.
#[must_use]
pub fn nothing() -> Part {
    Part::Text(String::new())
}

/// An element with attributes; those with an empty value are left out.
#[must_use]
pub fn element(tag: &'static str, attributes: &[(&'static str, &str)], parts: Parts) -> Part {
    let there = attributes.iter().filter(|(_, value)| !value.is_empty());
    Part::Element(Element {
        tag,
        attributes: there
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect(),
        on_click: None,
        parts,
    })
}

/// An element with a class, which can be empty.
#[must_use]
pub fn classed(tag: &'static str, class: &'static str, parts: Parts) -> Part {
    element(tag, &[("class", class)], parts)
}

/// A part without a meaning of its own.
#[must_use]
pub fn div(class: &'static str, parts: Parts) -> Part {
    classed("div", class, parts)
}

/// A part of a line without a meaning of its own.
#[must_use]
pub fn span(class: &'static str, parts: Parts) -> Part {
    classed("span", class, parts)
}

/// A paragraph.
#[must_use]
pub fn p(class: &'static str, parts: Parts) -> Part {
    classed("p", class, parts)
}

/// A paragraph of ours.
pub fn line(words: impl Into<String>) -> Part {
    p("", vec![text(words)])
}

/// A list.
#[must_use]
pub fn ul(class: &'static str, parts: Parts) -> Part {
    classed("ul", class, parts)
}

/// An item of a list.
#[must_use]
pub fn li(class: &'static str, parts: Parts) -> Part {
    classed("li", class, parts)
}

/// Something that matters.
#[must_use]
pub fn strong(parts: Parts) -> Part {
    classed("strong", "", parts)
}

/// Something to be read letter by letter.
pub fn code(words: impl Into<String>) -> Part {
    classed("code", "", vec![text(words)])
}

/// A name and its value, in a `dl` of them.
pub fn named(name: impl Into<String>, class: &'static str, value: Parts) -> Part {
    let name = classed("dt", "", vec![text(name)]);
    div("", vec![name, classed("dd", class, value)])
}

/// A text of somebody else, apart from ours: with its own direction and, if it is in another language
/// than the page, with that.
#[must_use]
pub fn foreign(words: String, lang: Option<&'static str>) -> Part {
    element(
        "bdi",
        &[("lang", lang.unwrap_or_default())],
        vec![text(words)],
    )
}

/// A paragraph of somebody else; line breaks stay.
#[must_use]
pub fn foreign_lines(words: String, lang: Option<&'static str>) -> Part {
    let attributes = [
        ("class", "foreign-lines"),
        ("dir", "auto"),
        ("lang", lang.unwrap_or_default()),
    ];
    element("p", &attributes, vec![text(words)])
}

/// A point in time. `exact` is shown on hover and in print, `machine` is RFC 3339.
#[must_use]
pub fn moment(words: String, exact: &str, machine: &str) -> Part {
    element(
        "time",
        &[("datetime", machine), ("title", exact)],
        vec![text(words)],
    )
}

/// Grey text of so many letters.
#[must_use]
pub fn skeleton(letters: usize) -> Part {
    // Words of eight, so that a long one wraps.
    let letter = |at: usize| if at.is_multiple_of(9) { ' ' } else { '-' };
    let grey: String = (1..=letters).map(letter).collect();
    let attributes = [
        ("class", "ds-skeleton"),
        ("data-variant", "text"),
        ("data-text", &grey),
        ("aria-hidden", "true"),
    ];
    element("span", &attributes, Vec::new())
}

/// Grey text, and `stands_for` for those who do not see it.
#[must_use]
pub fn on_its_way(letters: usize, stands_for: String) -> Part {
    let said = span("ds-sr-only", vec![text(stands_for)]);
    span("", vec![skeleton(letters), said])
}

/// The one `h1` of a page; it can take focus, but not by Tab.
#[must_use]
pub fn page_heading(parts: Parts) -> Part {
    let attributes = [
        ("class", "ds-heading"),
        ("data-size", "lg"),
        ("tabindex", "-1"),
    ];
    element("h1", &attributes, parts)
}

/// A heading of level 2. `id` can be empty; `size` as Designsystemet names it.
#[must_use]
pub fn heading(id: &'static str, size: &'static str, words: String) -> Part {
    let attributes = [("class", "ds-heading"), ("data-size", size), ("id", id)];
    element("h2", &attributes, vec![text(words)])
}

/// A part of the page with a heading, whose id names it.
#[must_use]
pub fn section(class: &'static str, heading: &'static str, parts: Parts) -> Part {
    element(
        "section",
        &[("class", class), ("aria-labelledby", heading)],
        parts,
    )
}

/// A line that is always there, so that what appears in it is announced.
#[must_use]
pub fn live_line(id: &'static str, class: &'static str, words: String) -> Part {
    let attributes = [("id", id), ("class", class), ("role", "status")];
    element("p", &attributes, vec![text(words)])
}

/// A message with an icon. `role` is `status`, `alert` or empty.
#[must_use]
pub fn alert(tone: Tone, role: &'static str, parts: Parts) -> Part {
    let attributes = [
        ("class", "ds-alert"),
        ("data-color", tone.color()),
        ("role", role),
    ];
    element("div", &attributes, parts)
}

/// A line that opens in place. What is open stays open.
#[must_use]
pub fn opening(summary: Parts, parts: Parts) -> Part {
    let summary = classed("summary", "", summary);
    classed("details", "ds-details", vec![summary, div("", parts)])
}

/// A button, as it stands now.
#[derive(Debug, Clone, Default)]
pub struct Press {
    /// What it does, as a verb.
    pub label: String,
    /// How heavy it looks.
    pub look: Look,
    /// It is at work; the element that `described_by` names says with what.
    pub busy: bool,
    /// It cannot be used now.
    pub off: bool,
    /// Id of the element that says why it cannot be used; can be empty.
    pub described_by: &'static str,
    /// It is a small one, beside something else.
    pub small: bool,
}

/// A button.
///
/// # Accessibility
///
/// `aria-disabled` and not `disabled`, so that focus stays where it is and the reason can be read.
/// While busy it keeps its name. What it is at work with has to be said in a live line.
pub fn button(press: Press, on_click: impl Fn() + 'static) -> Part {
    let blocked = press.busy || press.off;
    let truth = |is: bool| if is { "true" } else { "" };
    let spin = if press.busy { spinner() } else { nothing() };
    let attributes = [
        ("type", "button"),
        ("class", "ds-button"),
        ("data-variant", press.look.variant()),
        ("data-size", if press.small { "sm" } else { "" }),
        ("aria-disabled", truth(blocked)),
        ("aria-busy", truth(press.busy)),
        ("aria-describedby", press.described_by),
    ];
    let mut button = element("button", &attributes, vec![spin, text(press.label)]);
    if let Part::Element(button) = &mut button
        && !blocked
    {
        button.on_click = Some(OnClick::new(on_click));
    }
    button
}

/// A turning circle.
fn spinner() -> Part {
    let circle = |class| {
        let attributes = [
            ("class", class),
            ("cx", "25"),
            ("cy", "25"),
            ("r", "20"),
            ("fill", "none"),
            ("stroke-width", "5"),
        ];
        element("circle", &attributes, Vec::new())
    };
    let attributes = [
        ("class", "ds-spinner"),
        ("data-size", "xs"),
        ("viewBox", "0 0 50 50"),
        ("aria-hidden", "true"),
    ];
    let circles = vec![
        circle("ds-spinner__background"),
        circle("ds-spinner__circle"),
    ];
    element("svg", &attributes, circles)
}

/// A link that looks like a button: for going somewhere. `on_leave` happens before that.
pub fn button_link(label: String, href: &str, look: Look, on_leave: Option<OnClick>) -> Part {
    let attributes = [
        ("class", "ds-button"),
        ("data-variant", look.variant()),
        ("href", href),
    ];
    let mut link = element("a", &attributes, vec![text(label)]);
    if let Part::Element(link) = &mut link {
        link.on_click = on_leave;
    }
    link
}

/// A link in the text.
#[must_use]
pub fn link(label: &str, href: &str) -> Part {
    element(
        "a",
        &[("class", "ds-link"), ("href", href)],
        vec![text(label)],
    )
}

/// All that can be read of some parts, one text after the other, for tests.
#[must_use]
pub fn words(parts: &[Part]) -> String {
    let mut all = String::new();
    for part in parts {
        match part {
            Part::Text(text) => all.push_str(text),
            Part::Element(element) => {
                all.push_str(&words(&element.parts));
                all.push(' ');
            }
        }
    }
    all
}
