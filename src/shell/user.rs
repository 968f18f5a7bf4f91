//! Who is signed in.

use super::session;
use crate::api::{self, ApiError, RemoteData};
use crate::browser::tasks;
use crate::i18n;
use crate::routes::Route;
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcRwSignal;

thread_local! {
    static NAME: ArcRwSignal<RemoteData<String>> = ArcRwSignal::new(RemoteData::Loading);
}

/// The name of the user as registered. Tracked.
#[must_use]
pub fn name() -> RemoteData<String> {
    NAME.with(|name| name.get())
}

/// The name of the user, untracked.
#[must_use]
pub fn name_now() -> RemoteData<String> {
    NAME.with(|name| name.get_untracked())
}

/// Reads who is signed in, and puts the language of the profile into force. Whoever opened a page
/// about somebody's matters without a session is sent to the login page, which comes back to it.
pub fn load(route: Route) {
    tasks::start(async move {
        let profile = api::profile::read().await;
        if matches!(profile, Err(ApiError::SignedOut))
            && route.needs_sign_in()
            && !session::sign_in_once()
        {
            session::set_ended();
        }
        let (named, settings) = match profile {
            Ok(profile) => (
                Ok(profile.party.unwrap_or_default().name),
                profile.profile_setting_preference,
            ),
            Err(error) => (Err(error), None),
        };
        NAME.with(|name| name.set(named.into()));
        if let Some(language) = settings.and_then(|settings| settings.language) {
            i18n::follow_profile(&language).await;
        }
    });
}
