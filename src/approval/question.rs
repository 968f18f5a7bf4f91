//! The top of the page: the question, who asks, on whose behalf one answers, and until when.

use super::messages;
use super::parts::{moment, rich, told};
use super::state::screen::{RequestPhase, Screen};
use super::view_model::ViewModel;
use crate::i18n::format::{DateStyle, count};
use crate::ui::blocks::{Part, Parts, div, nothing, p, page_heading, skeleton, span, strong, text};
use fullmakt_domain::deadline::TimeLeft;

/// Heading and the lines below it.
pub(super) fn question(scene: &ViewModel) -> Part {
    let facts = vec![
        p("", vendor_line(scene)),
        p("", org_line(scene)),
        time_line(scene),
    ];
    div(
        "stack",
        vec![
            page_heading(rich(scene, heading(scene), &|_| nothing())),
            div("approval-facts", facts),
        ],
    )
}

fn heading(scene: &ViewModel) -> &'static str {
    let texts = scene.texts();
    match &scene.screen {
        Screen::Request(RequestPhase::Receipt(receipt)) => {
            messages::receipt_title(texts, scene.kind, receipt.decision)
        }
        Screen::Request(RequestPhase::Closed { status, .. }) => {
            messages::closed_title(texts, status)
        }
        Screen::Request(RequestPhase::Forwarded) => texts.forwarded_title,
        _ => messages::heading(texts, scene.kind),
    }
}

fn grey(letters: usize) -> Parts {
    vec![skeleton(letters)]
}

fn number(number: &str) -> Part {
    span("number", vec![text(number)])
}

fn vendor_line(scene: &ViewModel) -> Parts {
    let (texts, who) = (scene.texts(), &scene.who);
    match &who.vendor {
        Some(vendor) => rich(scene, texts.vendor_by_number, &|_| number(vendor)),
        None if who.system_is_loading => grey(50),
        None => rich(scene, texts.vendor_unknown, &|_| told(&who.system)),
    }
}

fn org_line(scene: &ViewModel) -> Parts {
    let (texts, who) = (scene.texts(), &scene.who);
    if who.org_number.is_empty() {
        return grey(40);
    }
    let named = who.org_has_name || who.org_is_loading;
    let template = match (scene.is_over(), named) {
        (false, true) => texts.acting_for,
        (false, false) => texts.acting_for_number,
        (true, true) => texts.is_for,
        (true, false) => texts.is_for_number,
    };
    rich(scene, template, &|_| number(&who.org_number))
}

/// When it was made and how long it stands. ItemChange requests do not tell, and then there is no line.
fn time_line(scene: &ViewModel) -> Part {
    let texts = scene.texts();
    let Some(deadline) = scene.deadline else {
        return if scene.items.is_none() {
            p("", grey(44))
        } else {
            nothing()
        };
    };
    let template = match scene.left {
        Some(TimeLeft::Passed) => texts.made_was_until,
        Some(_) => texts.made_until,
        None => texts.made,
    };
    let value = |name: &str| match name {
        "made" => moment(deadline.created, DateStyle::Day),
        "until" => moment(deadline.until, DateStyle::Day),
        _ => strong(vec![text(left_in_words(scene))]),
    };
    p("", rich(scene, template, &value))
}

fn left_in_words(scene: &ViewModel) -> String {
    let texts = scene.texts();
    match scene.left {
        Some(TimeLeft::Days(number)) => count(number, texts.day, texts.days),
        Some(TimeLeft::Hours(number)) => count(number, texts.hour, texts.hours),
        Some(TimeLeft::Minutes(number)) => count(number, texts.minute, texts.minutes),
        Some(TimeLeft::Passed) | None => String::new(),
    }
}
