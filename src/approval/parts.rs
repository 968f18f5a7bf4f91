//! Parts that several places of the page use.

use super::scene::Scene;
use super::state::described::Told;
use super::words::{Message, Weight};
use crate::api::Failure;
use crate::i18n::approval::{Piece, pieces};
use crate::i18n::format::{DateStyle, date};
use crate::shell::reference::ReferenceLine;
use crate::ui::Tone;
use crate::ui::blocks::{self, Parts, alert, foreign, heading, line, nothing, on_its_way, text};
use fullmakt_domain::time::{UnixSeconds, rfc3339};
use leptos::prelude::*;

/// A template with a part for each of its values; names of system and organisation are known here.
pub(super) fn rich(scene: &Scene, template: &str, value: &dyn Fn(&str) -> AnyView) -> Parts {
    let who = &scene.who;
    let part = |piece| match piece {
        Piece::Words(words) => text(words),
        Piece::Value("system") if who.system_is_loading => on_its_way(11, who.system.text.clone()),
        Piece::Value("system") => told(&who.system),
        Piece::Value("org") if who.org_is_loading => on_its_way(13, who.org.clone()),
        Piece::Value("org") => foreign(who.org.clone(), None),
        Piece::Value(name) => value(name),
    };
    pieces(template).map(part).collect()
}

/// A text of somebody else.
pub(super) fn told(told: &Told) -> AnyView {
    foreign(told.text.clone(), told.lang)
}

/// A point in time as people say it, with the exact time on hover and in print.
pub(super) fn moment(at: UnixSeconds, style: DateStyle) -> AnyView {
    // Times of our days have few enough digits for a float.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of our time")]
    let milliseconds = at.saturating_mul(1000) as f64;
    let exact = date(milliseconds, DateStyle::DayAndTime);
    blocks::moment(date(milliseconds, style), exact, rfc3339(at))
}

/// A message, with a reference when a failure has one. `announce`: it appears because of something
/// that happened while the page was there.
pub(super) fn message(message: Message, failure: Option<&Failure>, announce: bool) -> AnyView {
    let (tone, role) = match message.weight {
        Weight::Info => (Tone::Info, "status"),
        Weight::Success => (Tone::Success, "status"),
        Weight::Warning => (Tone::Warning, "status"),
        Weight::Error => (Tone::Danger, "alert"),
    };
    let mut parts = Vec::new();
    if !message.title.is_empty() {
        parts.push(heading("", "xs", message.title));
    }
    parts.extend(message.lines.into_iter().map(line));
    parts.push(match failure.cloned() {
        Some(failure) => view! { <ReferenceLine failure=failure /> }.into_any(),
        None => nothing(),
    });
    alert(tone, announce.then_some(role), parts)
}
