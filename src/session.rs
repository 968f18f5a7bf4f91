//! The session while the app is open: kept alive by the clock, and ended with a way back.

use crate::api::ApiClient;
use crate::api::renewal::Renewal;
use crate::browser::{clock, document, location, network, storage};
use crate::ui::{use_interval, use_window_event};
use fullmakt_contract::paths;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Seconds between renewals. The platform's token lasts 30 minutes.
const RENEWAL_INTERVAL: u64 = 10 * 60;

/// Time between two checks whether a renewal is due: timers of pages in the background are late.
const CHECK_INTERVAL: Duration = Duration::from_secs(60);

/// Seconds within which the login page is not gone to a second time without a click: whoever comes back
/// without a session would go round in circles.
const LOGIN_ONCE_WITHIN: u64 = 60;

const LOGIN_TRIED_KEY: &str = "fullmakt.login-tried";

/// The user's session on the platform. `<App>` provides it as a context.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    client: ApiClient,
    ended: RwSignal<bool>,
    /// When the session was last known to be alive, in seconds since 1970. `None` while nobody is known
    /// to be signed in: then there is no session to keep alive.
    alive_at: StoredValue<Option<u64>>,
}

impl Session {
    /// A session that nobody is known to have yet. Renews it later for as long as the owner lives, when
    /// somebody turns out to be signed in.
    #[must_use]
    pub(crate) fn new(client: ApiClient) -> Self {
        let session = Self {
            client,
            ended: RwSignal::new(false),
            alive_at: StoredValue::new(None),
        };
        use_window_event(ev::visibilitychange, move |_| session.renew_if_due());
        use_window_event(ev::online, move |_| session.renew_if_due());
        use_interval(move || session.renew_if_due(), CHECK_INTERVAL);
        session
    }

    /// Whether the session has ended while the app was open. Tracked.
    #[must_use]
    pub(crate) fn has_ended(self) -> bool {
        self.ended.get()
    }

    /// A call has shown whether the session has ended.
    pub(crate) fn set_ended(self, ended: bool) {
        // Only a change: setting a signal announces the notice again.
        if self.ended.try_get_untracked() == Some(!ended) {
            self.ended.try_set(ended);
        }
    }

    /// A call has shown that somebody is signed in.
    pub(crate) fn set_alive(self) {
        self.alive_at.try_set_value(Some(clock::seconds()));
        self.set_ended(false);
    }

    /// The address of the login page that comes back to the current page.
    #[must_use]
    pub(crate) fn login_url(self) -> String {
        self.client.url(&paths::login(&location::href()))
    }

    /// Where the session is ended.
    #[must_use]
    pub(crate) fn logout_url(self) -> String {
        self.client.url(paths::LOGOUT)
    }

    /// Leaves for the login page, which comes back to the current page.
    pub(crate) fn login(self) {
        location::assign(&self.login_url());
    }

    /// Leaves for the login page when the app was opened without a session, but not twice in a row.
    pub(crate) fn login_once(self) {
        let tried = storage::session_get(LOGIN_TRIED_KEY).and_then(|at| at.parse().ok());
        let now = clock::seconds();
        // Without storage nobody can tell whether it would be the second time.
        let may_go =
            may_try_login(tried, now) && storage::session_set(LOGIN_TRIED_KEY, &now.to_string());
        if may_go {
            self.login();
        }
    }

    fn renew_if_due(self) {
        let alive_at = self.alive_at.try_get_value().flatten();
        if !is_renewal_due(alive_at, clock::seconds())
            || !document::is_visible()
            || !network::is_online()
        {
            return;
        }
        spawn_local(async move {
            match self.client.renew_session().await {
                Renewal::Renewed => self.set_alive(),
                Renewal::SignedOut => self.set_ended(true),
                // Not reached: the next check tries again.
                Renewal::Unknown(_) => {}
            }
        });
    }
}

/// Whether a session that was known to be alive then has to be renewed now.
fn is_renewal_due(alive_at: Option<u64>, now: u64) -> bool {
    alive_at.is_some_and(|at| now.abs_diff(at) >= RENEWAL_INTERVAL)
}

fn may_try_login(tried: Option<u64>, now: u64) -> bool {
    tried.is_none_or(|at| now.abs_diff(at) > LOGIN_ONCE_WITHIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A login page that sends people back without a session would otherwise be met for ever.
    #[test]
    fn nobody_goes_round_in_circles() {
        assert!(may_try_login(None, 5));
        assert!(!may_try_login(Some(1000), 1005));
        assert!(may_try_login(Some(1000), 1061));
        // The clock was set back meanwhile.
        assert!(may_try_login(Some(1_000_000), 1000));
    }

    /// Visitors of the front page who had never signed in were told after ten minutes that their session
    /// had ended.
    #[test]
    fn only_a_session_is_renewed() {
        assert!(!is_renewal_due(None, 1_000_000));
        assert!(!is_renewal_due(Some(1000), 1000 + RENEWAL_INTERVAL - 1));
        assert!(is_renewal_due(Some(1000), 1000 + RENEWAL_INTERVAL));
    }
}
