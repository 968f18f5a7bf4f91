//! Choosing a system and creating its system user, as signals.

use super::state::{System, shown_systems};
use crate::access::AccessStore;
use crate::api::{ApiClient, ApiError, RemoteData};
use crate::i18n::{I18n, Texts, use_i18n};
use crate::organisation::Organisation;
use crate::problems::{Cause, cause_of};
use crate::systems::command::{ConfirmedBy, Done};
use crate::systems::command_store::{CallFuture, CommandCalls, CommandStore};
use crate::systems::companies::Companies;
use crate::systems::permission::Permission;
use crate::systems::phase::{Phase, phase};
use crate::user::User;
use fullmakt_contract::summaries::SystemUserSummary;
use fullmakt_domain::SystemUserKind;
use fullmakt_domain::time::UnixSeconds;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The list of systems that can be chosen.
#[derive(Clone, Copy)]
pub(super) struct ChoiceStore {
    client: ApiClient,
    user: User,
    i18n: I18n,
    pub(super) companies: Companies,
    systems: RwSignal<RemoteData<Vec<System>>>,
}

impl ChoiceStore {
    pub(super) fn load() -> Self {
        let store = Self {
            client: expect_context(),
            user: expect_context(),
            i18n: use_i18n(),
            companies: Companies::new(),
            systems: RwSignal::new(RemoteData::Loading),
        };
        store.read();
        store
    }

    pub(super) fn read(self) {
        self.systems.set(RemoteData::Loading);
        spawn_local(async move {
            let answer = self.client.visible_systems().await;
            self.user.follow_failure(answer.as_ref().err());
            let systems = answer.map(|list| {
                let systems = list.rows.into_iter().map(System::new);
                systems.collect::<Vec<_>>()
            });
            for system in systems.iter().flatten() {
                self.companies.ask(&system.vendor);
            }
            self.systems.try_set(systems.into());
        });
    }

    pub(super) fn texts(self) -> &'static Texts {
        self.i18n.texts()
    }

    /// Tracked.
    pub(super) fn state(self) -> RemoteData<usize> {
        self.systems.with(|systems| match systems {
            RemoteData::Loading => RemoteData::Loading,
            RemoteData::Ready(systems) => RemoteData::Ready(systems.len()),
            RemoteData::Failed(error) => RemoteData::Failed(error.clone()),
        })
    }

    /// The systems that a search finds, in their order, as places in the list. Tracked.
    pub(super) fn shown(self, search: &str) -> Vec<u32> {
        let (vendors, language) = (self.companies.all(), self.i18n.language());
        self.systems.with(|systems| {
            let systems = systems.ready().map(Vec::as_slice).unwrap_or_default();
            shown_systems(systems, &vendors, search, language)
        })
    }

    /// Not tracked: a place stands for the same system as long as the list is there.
    pub(super) fn system(self, place: u32) -> Option<System> {
        let place = usize::try_from(place).ok()?;
        self.systems
            .with_untracked(|systems| systems.ready()?.get(place).cloned())
    }
}

/// A system that has been chosen, provided as a context.
#[derive(Clone, Copy)]
pub(super) struct CreateStore {
    client: ApiClient,
    user: User,
    i18n: I18n,
    pub(super) companies: Companies,
    pub(super) permission: Permission,
    organisation: StoredValue<Organisation>,
    system_id: StoredValue<String>,
    state: RwSignal<RemoteData<System>>,
    /// System users of this system that the organisation has already.
    existing: RwSignal<Vec<SystemUserSummary>>,
    /// All that it gets, with descriptions.
    pub(super) access: AccessStore,
    pub(super) creation: CommandStore,
    pub(super) phase: Memo<Phase>,
}

impl CreateStore {
    pub(super) fn load(organisation: &Organisation, system_id: String) -> Self {
        let client: ApiClient = expect_context();
        let state = RwSignal::new(RemoteData::Loading);
        let existing = RwSignal::new(Vec::new());
        let items = Memo::new(move |_| {
            state.with(|state: &RemoteData<System>| Some(state.ready()?.items.clone()))
        });
        let creation = CommandStore::new(Creation {
            client,
            party_id: organisation.party_id,
            state,
            before: StoredValue::new(None),
        });
        let store = Self {
            client,
            user: expect_context(),
            i18n: use_i18n(),
            companies: Companies::new(),
            permission: Permission::load(organisation),
            organisation: StoredValue::new(organisation.clone()),
            system_id: StoredValue::new(system_id),
            state,
            existing,
            access: AccessStore::new(items),
            creation,
            phase: phase(state, creation),
        };
        store.read();
        store.read_existing();
        let giver = organisation.uuid.clone();
        Effect::new(move || store.access.fetch_missing(Some(&giver)));
        // What the platform names as the reason is marked in the list.
        Effect::new(move || {
            use crate::systems::command::Failure;
            if let Some(Failure::Refused(error)) = store.creation.failure() {
                store.access.apply_refusal(&error);
            }
        });
        store
    }

    pub(super) fn read(self) {
        let id = self.system_id.get_value();
        self.state.set(RemoteData::Loading);
        spawn_local(async move {
            let answer = self.client.system_with_access(&id).await;
            self.user.follow_failure(answer.as_ref().err());
            let system = match answer {
                Ok(system) if system.system_id.eq_ignore_ascii_case(&id) => Ok(System::new(system)),
                Ok(_) => Err(ApiError::Unreadable { status: 200 }),
                Err(error) => Err(error),
            };
            if let Ok(system) = &system {
                self.companies.ask(&system.vendor);
            }
            self.state.try_set(system.into());
        });
    }

    /// What is there already. Nothing waits for it, and whoever may not see it does without.
    fn read_existing(self) {
        let id = self.system_id.get_value();
        let party_id = self.organisation.with_value(|it| it.party_id);
        spawn_local(async move {
            if let Ok(users) = of_system(self.client, party_id, &id).await {
                self.existing.try_set(users);
            }
        });
    }

    /// Fetches again what could not be described.
    pub(super) fn retry_descriptions(self) {
        let giver = self.organisation.with_value(|it| it.uuid.clone());
        self.access.forget_failures();
        untrack(|| self.access.fetch_missing(Some(&giver)));
    }

    pub(super) fn texts(self) -> &'static Texts {
        self.i18n.texts()
    }

    /// What time it is on the platform. Not tracked.
    pub(super) fn now(self) -> UnixSeconds {
        self.client.now()
    }

    pub(super) fn organisation(self) -> Organisation {
        self.organisation.get_value()
    }

    pub(super) fn system(self) -> Option<System> {
        self.state.with(|state| state.ready().cloned())
    }

    /// What the system is called; empty while nobody knows.
    pub(super) fn name(self) -> String {
        let language = self.i18n.language();
        self.state
            .with(|state| state.ready().map(|system| system.name(language).text))
            .unwrap_or_default()
    }

    pub(super) fn error(self) -> Option<ApiError> {
        self.state.with(|state| state.error().cloned())
    }

    pub(super) fn existing(self) -> Vec<SystemUserSummary> {
        self.existing.get()
    }
}

/// The organisation's own system users of a system.
async fn of_system(
    client: ApiClient,
    party_id: i32,
    system_id: &str,
) -> Result<Vec<SystemUserSummary>, ApiError> {
    let list = client
        .system_users(SystemUserKind::Standard, party_id)
        .await?;
    if list.unreadable > 0 {
        // It could be among those.
        return Err(ApiError::Unreadable { status: 200 });
    }
    let mut rows = list.rows;
    rows.retain(|row| row.system_id.eq_ignore_ascii_case(system_id));
    Ok(rows)
}

/// Creates the system user.
#[derive(Clone, Copy)]
struct Creation {
    client: ApiClient,
    party_id: i32,
    state: RwSignal<RemoteData<System>>,
    /// What was there before it was sent: only what is new since can be what was asked for.
    before: StoredValue<Option<Vec<String>>>,
}

impl CommandCalls for Creation {
    fn prepare(&self) -> LocalBoxFuture<'static, ()> {
        let creation = *self;
        Box::pin(async move {
            if let Ok(system) = creation.system() {
                let there = of_system(creation.client, creation.party_id, &system.id).await;
                creation.before.try_set_value(there.ok().map(ids));
            }
        })
    }

    fn send(&self) -> CallFuture<Done> {
        let creation = *self;
        Box::pin(async move {
            let system = creation.system()?;
            let title = system.title();
            let call = creation
                .client
                .create_system_user(creation.party_id, title, system.id);
            let done = |id, confirmed_by| Ok(Done { id, confirmed_by });
            match call.await {
                Ok(created) => done(created.id, ConfirmedBy::Response),
                // A browser sends a call again whose connection broke: then it is this call that has made it.
                Err(error) if cause_of(&error) == Cause::ExistsAlready => {
                    match creation.made_since().await {
                        Ok(Some(id)) => done(id, ConfirmedBy::Reading),
                        Ok(None) | Err(_) => Err(error),
                    }
                }
                Err(error) => Err(error),
            }
        })
    }

    fn check(&self) -> CallFuture<Option<String>> {
        Box::pin(self.made_since())
    }

    fn is_idempotent(&self) -> bool {
        false
    }
}

impl Creation {
    fn system(self) -> Result<System, ApiError> {
        let system = self
            .state
            .try_with_untracked(|state| state.ready().cloned());
        // The button is not there without it.
        system.flatten().ok_or(ApiError::Unreadable { status: 200 })
    }

    /// The system user of the system that was not there before, if there is one.
    async fn made_since(self) -> Result<Option<String>, ApiError> {
        let id = self.system()?.id;
        let now = ids(of_system(self.client, self.party_id, &id).await?);
        match self.before.try_get_value().flatten() {
            Some(before) => Ok(now.into_iter().find(|id| !before.contains(id))),
            None if now.is_empty() => Ok(None),
            // It can have been there before.
            None => Err(ApiError::Unreadable { status: 200 }),
        }
    }
}

fn ids(users: Vec<SystemUserSummary>) -> Vec<String> {
    users.into_iter().map(|user| user.id).collect()
}
