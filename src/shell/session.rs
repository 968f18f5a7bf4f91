//! The session while the page is open: kept alive by the clock, and ended with a way back.

use crate::api::session::{Renewal, renew};
use crate::api::url;
use crate::browser::{address, events, network, storage, tasks, timers};
use fullmakt_contract::paths;
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;
use std::cell::Cell;

/// Seconds between renewals. The platform's token lasts 30 minutes.
const RENEW_EVERY: u64 = 10 * 60;

/// Milliseconds between looks whether it is time: timers of pages in the background are late.
const LOOK_EVERY: i32 = 60 * 1000;

/// Seconds within which a second way to the login page is not gone by itself: whoever comes
/// back without a session would go round in circles.
const ONCE_WITHIN: u64 = 60;

const TRIED_AS: &str = "fullmakt.login-tried";

thread_local! {
    static ENDED: ArcRwSignal<bool> = ArcRwSignal::new(false);
    static RENEWED_AT: Cell<u64> = const { Cell::new(0) };
}

/// Whether the session has ended while the page was open. Tracked.
#[must_use]
pub fn has_ended() -> bool {
    ENDED.with(|ended| ended.get())
}

/// Says that the session has ended: a call has told.
pub fn set_ended() {
    ENDED.with(|ended| ended.set(true));
}

/// The address of the login page that comes back to this very page.
#[must_use]
pub fn sign_in_address() -> String {
    url(&paths::login(&address::href()))
}

/// Where the session is ended.
#[must_use]
pub fn sign_out_address() -> String {
    url(paths::LOGOUT)
}

/// Leaves for the login page, which comes back to this very page.
pub fn sign_in() {
    address::leave_for(&sign_in_address());
}

/// Leaves for the login page when the page was opened without a session, but not twice in a row.
/// Answers whether it does.
pub fn sign_in_once() -> bool {
    let tried = storage::session_get(TRIED_AS).and_then(|at| at.parse().ok());
    if !is_time_to_try(tried, timers::seconds()) {
        return false;
    }
    storage::session_set(TRIED_AS, &timers::seconds().to_string());
    sign_in();
    true
}

fn is_time_to_try(tried: Option<u64>, now: u64) -> bool {
    tried.is_none_or(|at| now.abs_diff(at) > ONCE_WITHIN)
}

/// Keeps the session alive for as long as the page is there and somebody may be looking at it.
pub fn keep_alive() {
    RENEWED_AT.set(timers::seconds());
    timers::for_good(timers::every(LOOK_EVERY, renew_if_due));
    events::for_good(events::on_document("visibilitychange", |_| renew_if_due()));
    events::for_good(events::on_window("online", |_| renew_if_due()));
}

fn renew_if_due() {
    let age = timers::seconds().abs_diff(RENEWED_AT.get());
    if age < RENEW_EVERY || !network::visible() || !network::online() {
        return;
    }
    tasks::start(async {
        match renew().await {
            Renewal::Renewed => {
                RENEWED_AT.set(timers::seconds());
                ENDED.with(|ended| ended.set(false));
            }
            Renewal::SignedOut => set_ended(),
            // Not reached: the next look tries again.
            Renewal::Unknown => {}
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A login page that sends people back without a session would otherwise be met for ever.
    #[test]
    fn nobody_goes_round_in_circles() {
        assert!(is_time_to_try(None, 5));
        assert!(!is_time_to_try(Some(1000), 1005));
        assert!(is_time_to_try(Some(1000), 1061));
        // The clock was set back meanwhile.
        assert!(is_time_to_try(Some(1_000_000), 1000));
    }
}
