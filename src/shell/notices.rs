//! What concerns every page: no network, no session, no texts in the language that was picked.

use super::session;
use crate::browser::{events, network};
use crate::i18n::common;
use crate::ui::Tone;
use crate::ui::blocks::{Part, Press, alert, button, div, line, nothing};
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;

thread_local! {
    static ONLINE: ArcRwSignal<bool> = ArcRwSignal::new(true);
    static LANGUAGE_MISSING: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// Begins to watch the network. Called once.
pub fn start() {
    let look = || ONLINE.with(|online| online.set(network::online()));
    look();
    for name in ["online", "offline"] {
        events::for_good(events::on_window(name, move |_| look()));
    }
}

/// Says that the texts of a language that was picked could not be fetched, or no longer says so.
pub fn set_language_missing(missing: bool) {
    LANGUAGE_MISSING.with(|signal| signal.set(missing));
}

/// Notices between header and page. The page stays as it is.
///
/// Each has a place of its own, so that one that appears is announced and the other is not.
#[must_use]
pub fn notices() -> Part {
    let texts = common();
    let offline = if ONLINE.with(|online| online.get()) {
        nothing()
    } else {
        alert(Tone::Warning, "status", vec![line(texts.offline)])
    };
    let ended = if session::has_ended() {
        let press = Press {
            label: texts.sign_in.to_owned(),
            ..Press::default()
        };
        let parts = vec![line(texts.session_ended), button(press, session::sign_in)];
        alert(Tone::Warning, "alert", parts)
    } else {
        nothing()
    };
    let language = if LANGUAGE_MISSING.with(|missing| missing.get()) {
        alert(Tone::Warning, "status", vec![line(texts.language_missing)])
    } else {
        nothing()
    };
    div("frame-notices", vec![offline, ended, language])
}
