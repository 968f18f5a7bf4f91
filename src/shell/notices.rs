//! What concerns every page: no network, no session.

use super::session;
use crate::browser::{events, network};
use crate::i18n::common::common;
use crate::ui::Tone;
use crate::ui::blocks::{Part, Press, alert, button, div, line, nothing};
use leptos::prelude::*;

thread_local! {
    static ONLINE: ArcRwSignal<bool> = ArcRwSignal::new(true);
}

/// Begins to watch the network. Called once.
pub fn start() {
    let look = || ONLINE.with(|online| online.set(network::online()));
    look();
    for name in ["online", "offline"] {
        events::for_good(events::on_window(name, move |_| look()));
    }
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
    div("frame-notices", vec![offline, ended])
}
