//! Who is signed in.

use crate::api::{self, ApiClient, RemoteData};
use crate::i18n::I18n;
use crate::session::Session;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The signed-in user. `<App>` provides it as a context.
#[derive(Clone, Copy)]
pub struct User {
    name: RwSignal<RemoteData<String>>,
}

impl User {
    /// Reads who is signed in, and uses the language of the profile. A page that needs a session finds out
    /// itself that there is none.
    #[must_use]
    pub fn load(client: ApiClient, session: Session, i18n: I18n) -> Self {
        let user = Self {
            name: RwSignal::new(RemoteData::Loading),
        };
        spawn_local(async move {
            let profile = api::profile::read(client).await;
            if profile.is_ok() {
                session.set_alive();
            }
            let (name, settings) = match profile {
                Ok(profile) => (
                    Ok(profile.party.unwrap_or_default().name),
                    profile.profile_setting_preference,
                ),
                Err(error) => (Err(error), None),
            };
            user.name.try_set(name.into());
            if let Some(language) = settings.and_then(|settings| settings.language) {
                i18n.follow_profile(&language).await;
            }
        });
        user
    }

    /// The name of the user as registered. Tracked.
    #[must_use]
    pub fn name(self) -> RemoteData<String> {
        self.name.get()
    }

    /// Whether somebody is known to be signed in. Not tracked.
    #[must_use]
    pub fn is_signed_in(self) -> bool {
        self.name
            .with_untracked(|name| matches!(name, RemoteData::Ready(_)))
    }
}
