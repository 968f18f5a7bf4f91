//! Which organisation a page is about, as signals.

use super::party::{Choice, Organisation, choice, find};
use super::resolution::{self, Event, OrganisationState, Resolution};
use crate::acting_party::{ActingParty, ActingPartyContext};
use crate::api::{ApiClient, ApiError, RemoteData};
use crate::browser::cookies;
use crate::layout::Navigation;
use crate::routes::{PARTY, Query};
use crate::session::Session;
use crate::user::User;
use fullmakt_domain::RequestId;
use fullmakt_domain::org_number::grouped;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whom the user acts for in the portal; its sign-in sets it (docs/contract/platform.md, section 6).
const PORTAL_COOKIE: &str = "AltinnPartyUuid";

/// The organisation that was shown last, and to whom: what the next page is about, most of the time. `<App>` provides
/// it as a context.
#[derive(Clone, Copy, Default)]
pub(crate) struct LastOrganisation(StoredValue<Option<(i32, Organisation)>>);

/// The organisation that the page at the address is about.
#[derive(Clone, Copy)]
pub(super) struct OrganisationStore {
    client: ApiClient,
    navigation: Navigation,
    session: Session,
    user: User,
    last: LastOrganisation,
    resolution: RwSignal<Resolution>,
    state: Memo<OrganisationState>,
}

impl OrganisationStore {
    /// Follows the address and who is signed in for as long as the calling component is mounted.
    pub(super) fn follow() -> Self {
        let user = expect_context::<User>();
        let last = expect_context::<LastOrganisation>();
        let person = match untrack(|| user.person()) {
            RemoteData::Ready(person) => Some(person.id),
            RemoteData::Loading | RemoteData::Failed(_) => None,
        };
        let known = last.0.get_value();
        let known = known.filter(|(to, _)| Some(*to) == person);
        let resolution = Resolution::new(person, known.map(|(_, organisation)| organisation));
        let resolution = RwSignal::new(resolution);
        let store = Self {
            client: expect_context(),
            navigation: expect_context(),
            session: expect_context(),
            user,
            last,
            resolution,
            state: Memo::new(move |_| resolution.with(|it| it.state().clone())),
        };
        let query = store.navigation.query();
        // At once and not in an effect: it is asked for before the page is drawn.
        store.open(&query.get_untracked());
        Effect::new(move || store.open(&query.read()));
        Effect::new(move || store.follow_user());
        Effect::new(move || store.remember());
        expect_context::<ActingPartyContext>().follow(move || store.acting_party());
        store
    }

    pub(super) const fn state(self) -> Memo<OrganisationState> {
        self.state
    }

    pub(super) fn retry(self) {
        self.user.reload();
        self.dispatch(Event::Retry);
    }

    fn open(self, query: &Query) {
        self.dispatch(Event::Opened(RequestId::parse(query.all(PARTY))));
    }

    fn follow_user(self) {
        if let RemoteData::Ready(person) = self.user.person() {
            self.dispatch(Event::PersonRead(person.id));
        }
    }

    fn remember(self) {
        let person = self.resolution.with(Resolution::person);
        if let (Some(person), OrganisationState::Ready(organisation)) = (person, self.state.get()) {
            self.last.0.set_value(Some((person, organisation)));
        }
    }

    fn acting_party(self) -> Option<ActingParty> {
        self.state.with(|state| match state {
            OrganisationState::Ready(organisation) => Some(ActingParty {
                name: organisation.name.clone(),
                number: grouped(&organisation.number),
            }),
            _ => None,
        })
    }

    fn dispatch(self, event: Event) {
        // After an answer to a page that has been left there is no state any more.
        if let Some(Some(effect)) = self.resolution.try_update(|it| it.update(event)) {
            self.run_effect(effect);
        }
    }

    fn run_effect(self, effect: resolution::Effect) {
        match effect {
            resolution::Effect::Read { sequence, uuid } => spawn_local(async move {
                let answer = read(self.client, &uuid).await;
                self.note_session(answer.is_ok());
                self.dispatch(Event::Read { sequence, answer });
            }),
            resolution::Effect::ReadDefault { sequence } => {
                let person = self.resolution.try_with_untracked(Resolution::person);
                let last = self.last.0.get_value();
                let last = last.filter(|(to, _)| person == Some(Some(*to)));
                let last = last.map(|(_, organisation)| organisation.uuid);
                let wanted = last.into_iter().chain(cookies::get(PORTAL_COOKIE));
                let wanted: Vec<_> = wanted.filter(|uuid| is_uuid(uuid)).collect();
                spawn_local(async move {
                    let answer = read_default(self.client, &wanted).await;
                    self.note_session(answer.is_ok());
                    self.dispatch(Event::DefaultRead { sequence, answer });
                });
            }
            resolution::Effect::WriteAddress(uuid) => {
                self.navigation.replace_query(PARTY, Some(&uuid))
            }
            resolution::Effect::SignIn => self.session.login_once(),
        }
    }

    fn note_session(self, is_alive: bool) {
        if is_alive {
            self.session.set_alive();
        }
    }
}

fn is_uuid(text: &str) -> bool {
    matches!(RequestId::parse([text]), RequestId::One(_))
}

async fn read(client: ApiClient, uuid: &str) -> Result<Option<Organisation>, ApiError> {
    let page = client.organisation(uuid).await?;
    Ok(find(&page.data.rows, uuid))
}

/// Which organisation is meant when the address names none: the first of those `wanted` that the user can act for,
/// else the only one that there is.
async fn read_default(client: ApiClient, wanted: &[String]) -> Result<Choice, ApiError> {
    for uuid in wanted {
        let found = read(client, uuid).await?;
        if let Some(found) = found.filter(|organisation| !organisation.is_deleted) {
            return Ok(Choice::One(found));
        }
    }
    let page = client.organisations().await?;
    Ok(choice(&page.data.rows))
}
