//! Pages that belong to no feature: the front page, the accessibility statement, and the page for
//! addresses that lead nowhere.

use super::title;
use crate::browser::tree::Place;
use crate::i18n::{CommonTexts, common};
use crate::routes;
use crate::ui::blocks::{Part, Parts, button_link, div, heading, line, page_heading, text};
use crate::ui::{Look, draw_in};

/// A page of words: its title, and what stands below it.
fn page(main: &Place, heading: fn(&CommonTexts) -> &'static str, below: fn(&CommonTexts) -> Parts) {
    title::set(move || heading(common()).to_owned());
    draw_in(main.add("div", &[("class", "page")]), move || {
        let mut parts = vec![page_heading(vec![text(heading(common()))])];
        parts.extend(below(common()));
        parts
    });
}

/// The front page: what the app is, for those who come without a link.
pub fn start_page(main: &Place) {
    page(
        main,
        |texts| texts.start_heading,
        |texts| vec![line(texts.start_text), line(texts.start_link)],
    )
}

/// The page for an address that leads nowhere.
pub fn not_found_page(main: &Place) {
    page(
        main,
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
pub fn accessibility_page(main: &Place) {
    page(
        main,
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
