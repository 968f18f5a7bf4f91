//! Plain elements with texts and other elements in them.
//!
//! For pages that are drawn anew as a whole from what is known, instead of following each value on
//! its own. Drawing anew keeps every element that is still there, with focus and what is open. Each
//! element is one function here, so that the browser downloads it once, however often it is used: a
//! `view!` of its own for every part of the approval page cost three times as much.

use super::{Look, Skeleton, Spinner, Tone};
use leptos::prelude::*;

/// What stands in an element.
pub type Parts = Vec<AnyView>;

/// A text of ours.
pub fn text(text: impl Into<String>) -> AnyView {
    text.into().into_any()
}

/// Nothing, where sometimes there is something.
pub fn nothing() -> AnyView {
    ().into_any()
}

macro_rules! elements {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            ///
            /// `class` can be empty.
            pub fn $name(class: &'static str, parts: Parts) -> AnyView {
                leptos::html::$name()
                    .attr("class", (!class.is_empty()).then_some(class))
                    .child(parts)
                    .into_any()
            }
        )*
    };
}

elements! {
    /// A paragraph.
    p;
    /// A part without a meaning of its own.
    div;
    /// A part of a line without a meaning of its own.
    span;
    /// A list.
    ul;
    /// An item of a list.
    li;
    /// A list of names and values.
    dl;
    /// Something that matters.
    strong;
    /// Something to be read letter by letter.
    code;
}

/// A paragraph of ours.
pub fn line(words: impl Into<String>) -> AnyView {
    p("", vec![text(words)])
}

/// A name and its value, in a list of them.
pub fn named(name: impl Into<String>, class: &'static str, value: Parts) -> AnyView {
    let name: String = name.into();
    view! {
        <div>
            <dt>{name}</dt>
            <dd class=class>{value}</dd>
        </div>
    }
    .into_any()
}

/// A text of somebody else, apart from ours: with its own direction and, if it is in another language
/// than the page, with that.
pub fn foreign(words: String, lang: Option<&'static str>) -> AnyView {
    view! { <bdi lang=lang>{words}</bdi> }.into_any()
}

/// A paragraph of somebody else; line breaks stay.
pub fn foreign_lines(words: String, lang: Option<&'static str>) -> AnyView {
    view! {
        <p class="foreign-lines" dir="auto" lang=lang>
            {words}
        </p>
    }
    .into_any()
}

/// A point in time. `exact` is shown on hover and in print, `machine` is RFC 3339.
pub fn moment(words: String, exact: String, machine: String) -> AnyView {
    view! {
        <time datetime=machine title=exact>
            {words}
        </time>
    }
    .into_any()
}

/// Grey text of so many letters, and `stands_for` for those who do not see it.
pub fn on_its_way(letters: usize, stands_for: String) -> AnyView {
    view! {
        <Skeleton letters=letters />
        <span class="ds-sr-only">{stands_for}</span>
    }
    .into_any()
}

/// The one `h1` of a page; it can take focus, but not by Tab.
pub fn page_heading(parts: Parts) -> AnyView {
    view! {
        <h1 class="ds-heading" data-size="lg" tabindex="-1">
            {parts}
        </h1>
    }
    .into_any()
}

/// A heading of level 2 with an id. `size` as Designsystemet names it.
pub fn heading(id: &'static str, size: &'static str, words: String) -> AnyView {
    view! {
        <h2 class="ds-heading" data-size=size id=(!id.is_empty()).then_some(id)>
            {words}
        </h2>
    }
    .into_any()
}

/// A part of the page with a heading, whose id names it.
pub fn section(class: &'static str, heading: &'static str, parts: Parts) -> AnyView {
    view! {
        <section class=class aria-labelledby=heading>
            {parts}
        </section>
    }
    .into_any()
}

/// A line that is always there, so that what appears in it is announced.
pub fn live_line(id: &'static str, class: &'static str, words: String) -> AnyView {
    view! {
        <p id=id class=class role="status">
            {words}
        </p>
    }
    .into_any()
}

/// A message with an icon; see [`super::Alert`]. `role` is `status`, `alert` or nothing.
pub fn alert(tone: Tone, role: Option<&'static str>, parts: Parts) -> AnyView {
    view! {
        <div class="ds-alert" data-color=tone.color() role=role>
            {parts}
        </div>
    }
    .into_any()
}

/// A line that opens in place; see [`super::Disclosure`]. What is open stays open.
pub fn opening(summary: Parts, parts: Parts) -> AnyView {
    view! {
        <details class="ds-details">
            <summary>{summary}</summary>
            <div>{parts}</div>
        </details>
    }
    .into_any()
}

/// A button, as it stands now.
#[derive(Debug, Clone, Default)]
pub struct Press {
    /// What it does, as a verb.
    pub label: String,
    /// How heavy it looks.
    pub look: Look,
    /// It is at work; with what, for those who do not see the spinner.
    pub busy: Option<String>,
    /// It cannot be used now.
    pub off: bool,
    /// Id of the element that says why it cannot be used.
    pub described_by: Option<&'static str>,
}

/// A button.
///
/// # Accessibility
///
/// `aria-disabled` and not `disabled`, so that focus stays where it is and the reason can be read.
/// While busy it keeps its name, and what it is at work with follows in a live region. At least 48 px
/// high (WCAG 2.5.8).
///
/// # Source
///
/// Designsystemet, Button.
pub fn button(press: Press, on_click: Callback<()>) -> AnyView {
    let busy = press.busy.is_some();
    let blocked = busy || press.off;
    let spinner = if busy {
        view! { <Spinner /> }.into_any()
    } else {
        nothing()
    };
    view! {
        <button
            type="button"
            class="ds-button"
            data-variant=press.look.variant()
            aria-disabled=blocked.then_some("true")
            aria-busy=busy.then_some("true")
            aria-describedby=press.described_by
            on:click=move |_| {
                if !blocked {
                    on_click.run(());
                }
            }
        >
            {spinner}
            {press.label}
        </button>
        <span class="ds-sr-only" role="status">
            {press.busy.unwrap_or_default()}
        </span>
    }
    .into_any()
}

/// A link that looks like a button: for going somewhere. `on_leave` happens before that.
pub fn button_link(label: String, href: String, look: Look, on_leave: Callback<()>) -> AnyView {
    view! {
        <a
            class="ds-button"
            data-variant=look.variant()
            href=href
            on:click=move |_| on_leave.run(())
            on:auxclick=move |_| on_leave.run(())
        >
            {label}
        </a>
    }
    .into_any()
}

/// A link in the text.
pub fn link(label: String, href: String) -> AnyView {
    view! {
        <a class="ds-link" href=href>
            {label}
        </a>
    }
    .into_any()
}
