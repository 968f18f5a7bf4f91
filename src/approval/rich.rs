//! Texts with elements in them.

use super::state::described::Told;
use crate::i18n::approval::{Piece, pieces};
use crate::i18n::format::{DateStyle, date};
use crate::ui::Skeleton;
use fullmakt_domain::time::{self, UnixSeconds};
use leptos::prelude::*;

/// A template with an element for each of its values.
pub(super) fn rich(template: &'static str, value: impl Fn(&str) -> AnyView) -> Vec<AnyView> {
    pieces(template)
        .map(|piece| match piece {
            Piece::Words(words) => words.into_any(),
            Piece::Value(name) => value(name),
        })
        .collect()
}

/// A text of somebody else, apart from ours: with its own language and direction.
pub(super) fn told(told: &Told) -> AnyView {
    let (text, lang) = (told.text.clone(), told.lang);
    view! { <bdi lang=lang>{text}</bdi> }.into_any()
}

/// A name that is on its way: grey to the eye, `stands_for` to the ear.
pub(super) fn on_its_way(letters: usize, stands_for: String) -> AnyView {
    view! {
        <Skeleton letters=letters />
        <span class="ds-sr-only">{stands_for}</span>
    }
    .into_any()
}

/// A day as people say it, with the exact time on hover and in print.
pub(super) fn day(at: UnixSeconds) -> AnyView {
    moment(at, DateStyle::Day)
}

/// A day with year and time.
pub(super) fn moment(at: UnixSeconds, style: DateStyle) -> AnyView {
    // Times of our days have few enough digits for a float.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of our time")]
    let milliseconds = at.saturating_mul(1000) as f64;
    let exact = date(milliseconds, DateStyle::DayAndTime);
    view! {
        <time datetime=time::rfc3339(at) title=exact>
            {date(milliseconds, style)}
        </time>
    }
    .into_any()
}
