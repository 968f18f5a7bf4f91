//! Who is signed in.

use crate::api::{ApiClient, ApiError, RemoteData};
use crate::browser::document;
use crate::i18n::I18n;
use crate::session::Session;
use crate::ui::use_window_event;
use fullmakt_contract::summaries::UserSummary;
use fullmakt_domain::display_name::title_case;
use fullmakt_domain::text::sanitize_line;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Longest name that is shown, in characters.
const NAME_LENGTH: usize = 120;

/// A person who is signed in. Two are the same when the number is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// The platform's number of the user.
    pub id: i32,
    /// The name, as people write it.
    pub name: String,
}

impl Person {
    fn new(user: &UserSummary) -> Self {
        let name = user.party.as_ref().map_or("", |party| &party.name);
        Self {
            id: user.user_id,
            name: title_case(&sanitize_line(name, NAME_LENGTH)),
        }
    }
}

/// The signed-in user. `<App>` provides it as a context.
///
/// Somebody else can sign in in another tab at any time. So it is read again whenever the page comes back into
/// view, and by whoever is about to do something in the user's name.
#[derive(Clone, Copy)]
pub(crate) struct User {
    client: ApiClient,
    session: Session,
    person: RwSignal<RemoteData<Person>>,
    /// Number of the newest question: the answer to an earlier one is too late.
    sequence: StoredValue<u32>,
}

impl User {
    /// Reads who is signed in, and uses the language of the profile. A page that needs a session finds out
    /// itself that there is none.
    pub(crate) fn load(client: ApiClient, session: Session, i18n: I18n) -> Self {
        let user = Self {
            client,
            session,
            person: RwSignal::new(RemoteData::Loading),
            sequence: StoredValue::new(0),
        };
        spawn_local(async move {
            let profile = user.read().await;
            let settings = profile.ok().and_then(|it| it.profile_setting_preference);
            if let Some(language) = settings.and_then(|settings| settings.language) {
                i18n.follow_profile(&language).await;
            }
        });
        use_window_event(ev::visibilitychange, move |_| {
            let is_pointless = user.person.with_untracked(|person| {
                match person {
                    RemoteData::Loading => true,
                    // Whoever was signed in may be so again, from another tab.
                    RemoteData::Failed(ApiError::SignedOut) => !untrack(|| session.has_ended()),
                    RemoteData::Ready(_) | RemoteData::Failed(_) => false,
                }
            });
            if document::is_visible() && !is_pointless {
                user.reload();
            }
        });
        user
    }

    /// Who is signed in. Tracked.
    pub(crate) fn person(self) -> RemoteData<Person> {
        self.person.get()
    }

    /// The person who is at the page when it is opened, as soon as that is known. Nothing is sent for anybody else.
    pub(crate) fn remember_person(self) -> StoredValue<Option<Person>> {
        let opened_for = StoredValue::new(None);
        Effect::new(move || {
            if let RemoteData::Ready(person) = self.person() {
                opened_for.update_value(|before: &mut Option<Person>| {
                    *before = before.take().or(Some(person));
                });
            }
        });
        opened_for
    }

    /// Whether somebody is known to be signed in. Not tracked.
    pub(crate) fn is_signed_in(self) -> bool {
        let is_ready = |person: &RemoteData<Person>| matches!(person, RemoteData::Ready(_));
        self.person.try_with_untracked(is_ready) == Some(true)
    }

    /// Reads who is signed in now. Until the answer is there, what was known stays.
    ///
    /// # Errors
    ///
    /// Any failure of reading; `SignedOut` when nobody is.
    pub(crate) async fn identify(self) -> Result<Person, ApiError> {
        Ok(Person::new(&self.read().await?))
    }

    /// The same, for whoever follows [`Self::person`].
    pub(crate) fn reload(self) {
        spawn_local(async move { drop(self.read().await) });
    }

    /// A call of a page has failed. When there is no session any more, the notice above the page leads to login.
    pub(crate) fn follow_failure(self, error: Option<&ApiError>) {
        if error == Some(&ApiError::SignedOut) {
            self.reload();
        }
    }

    /// Forgets who was signed in, and reads it anew.
    pub(crate) fn forget(self) {
        self.person.set(RemoteData::Loading);
        self.reload();
    }

    async fn read(self) -> Result<UserSummary, ApiError> {
        self.sequence.try_update_value(|sequence| *sequence += 1);
        let sequence = self.sequence.try_get_value();
        let profile = self.client.current_user().await;
        if sequence == self.sequence.try_get_value() {
            self.apply(&profile);
        }
        profile
    }

    fn apply(self, profile: &Result<UserSummary, ApiError>) {
        let was_signed_in = self.is_signed_in();
        let person = match profile {
            Ok(user) => {
                self.session.set_alive();
                RemoteData::Ready(Person::new(user))
            }
            Err(ApiError::SignedOut) => {
                // Whoever had no session has not lost one, and one that has ended stays so.
                if was_signed_in {
                    self.session.set_ended(true);
                }
                RemoteData::Failed(ApiError::SignedOut)
            }
            // Not being able to read it does not change who it is.
            Err(_) if was_signed_in => return,
            Err(error) => RemoteData::Failed(error.clone()),
        };
        // Only a change: what follows the signal would be drawn anew.
        if self.person.try_with_untracked(|before| *before != person) == Some(true) {
            self.person.try_set(person);
        }
    }
}
