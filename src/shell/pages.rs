//! Pages that belong to no feature: the front page, the accessibility statement, and the page for
//! addresses that lead nowhere.

use super::title;
use crate::i18n::{Common, common};
use crate::routes;
use crate::ui::blocks::{Part, Parts, button_link, div, heading, line, page_heading, text};
use crate::ui::{Drawing, Look};
use leptos::prelude::*;

/// A page of words: its title, and what stands below it.
fn page(heading: fn(&Common) -> &'static str, below: fn(&Common) -> Parts) -> impl IntoView {
    title::set(move || heading(common()).to_owned());
    let parts = move || {
        let mut parts = vec![page_heading(vec![text(heading(common()))])];
        parts.extend(below(common()));
        parts
    };
    view! { <Drawing class="page" parts=parts /> }
}

/// The front page: what the app is, for those who come without a link.
pub fn start_page() -> impl IntoView {
    page(
        |texts| texts.start_heading,
        |texts| vec![line(texts.start_text), line(texts.start_link)],
    )
}

/// The page for an address that leads nowhere.
pub fn not_found_page() -> impl IntoView {
    page(
        |texts| texts.not_found_heading,
        |texts| {
            let label = texts.to_start.to_owned();
            vec![
                line(texts.not_found_text),
                button_link(label, &routes::start(), Look::Primary, None),
            ]
        },
    )
}

/// The accessibility statement. What it claims is shown in `docs/accessibility.md`.
pub fn accessibility_page() -> impl IntoView {
    page(
        |texts| texts.accessibility,
        |texts| {
            vec![
                line(texts.statement_aim),
                part(texts.statement_works_heading, texts.statement_works),
                part(texts.statement_limits_heading, texts.statement_limits),
                part(texts.statement_tell_heading, texts.statement_tell),
            ]
        },
    )
}

fn part(title: &str, words: &str) -> Part {
    div(
        "stack",
        vec![heading("", "sm", title.to_owned()), line(words)],
    )
}
