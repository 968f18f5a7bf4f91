//! Choosing a system and creating its system user, as signals.

use super::state::{System, shown_systems};
use crate::access::{AccessStore, Item};
use crate::api::{ApiClient, ApiError, RemoteData};
use crate::i18n::{I18n, Texts, use_i18n};
use crate::ongoing_changes::OngoingChanges;
use crate::organisation::Organisation;
use crate::problems::{Cause, cause_of};
use crate::systems::command::{ConfirmedBy, Done};
use crate::systems::command_store::{CallFuture, CommandCalls, CommandStore};
use crate::systems::companies::Companies;
use crate::systems::messages::{Subject, created_title};
use crate::systems::permission::Permission;
use crate::systems::phase::{Phase, phase};
use crate::user::User;
use fullmakt_contract::summaries::SystemUserSummary;
use fullmakt_domain::time::UnixSeconds;
use fullmakt_domain::{RequestId, SystemUserKind};
use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;

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
    existing: RwSignal<RemoteData<Vec<SystemUserSummary>>>,
    /// All that it gets, with descriptions.
    pub(super) access: AccessStore,
    pub(super) creation: CommandStore,
    pub(super) phase: Memo<Phase>,
}

impl CreateStore {
    pub(super) fn load(organisation: &Organisation, system_id: String) -> Self {
        let client: ApiClient = expect_context();
        let state = RwSignal::new(RemoteData::Loading);
        let items = Memo::new(move |_| {
            state.with(|state: &RemoteData<System>| Some(state.ready()?.items.clone()))
        });
        let existing = RwSignal::new(RemoteData::Loading);
        let creation = {
            let organisation = organisation.clone();
            let key = format!("create {} {system_id}", organisation.party_id);
            CommandStore::new(key, move || {
                let system = state.with_untracked(|state| state.ready().cloned())?;
                Some(Rc::new(Creation {
                    client,
                    organisation: organisation.clone(),
                    system,
                    shown: existing.get_untracked(),
                    existing,
                    before: RefCell::new(None),
                }))
            })
        };
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
        // It can have been started here before, and have ended now.
        expect_context::<OngoingChanges>().on_end(move || {
            if store.creation.is_idle() {
                store.read_existing();
            }
        });
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
                Ok(system) if system.system_id.eq_ignore_ascii_case(&id) => {
                    // What cannot be named is not given either.
                    let system = System::new(system);
                    let is_nameless = |item: &Item| item.subject.id().trim().is_empty();
                    match system.items.iter().any(is_nameless) {
                        true => Err(ApiError::Unreadable { status: 200 }),
                        false => Ok(system),
                    }
                }
                Ok(_) => Err(ApiError::Unreadable { status: 200 }),
                Err(error) => Err(error),
            };
            if let Ok(system) = &system {
                self.companies.ask(&system.vendor);
            }
            self.state.try_set(system.into());
        });
    }

    /// What is there already. Nothing waits for it.
    pub(super) fn read_existing(self) {
        let id = self.system_id.get_value();
        let party_id = self.organisation.with_value(|it| it.party_id);
        spawn_local(async move {
            let users = of_system(self.client, party_id, &id).await;
            self.existing.try_set(users.into());
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

    pub(super) fn existing(self) -> RemoteData<Vec<SystemUserSummary>> {
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

/// Creates the system user of a system, as both were when the user clicked.
struct Creation {
    client: ApiClient,
    organisation: Organisation,
    system: System,
    /// What the page told of system users that are there already.
    shown: RemoteData<Vec<SystemUserSummary>>,
    existing: RwSignal<RemoteData<Vec<SystemUserSummary>>>,
    /// What was there before it was sent: only what is new since can be what was asked for.
    before: RefCell<Option<Vec<String>>>,
}

impl CommandCalls for Creation {
    fn prepare(self: Rc<Self>) -> LocalBoxFuture<'static, bool> {
        Box::pin(async move {
            let there = self.read_existing().await;
            let was_shown = was_shown(&self.shown, &there);
            *self.before.borrow_mut() = there.as_ref().ok().map(|users| ids(users));
            self.existing.try_set(there.into());
            was_shown
        })
    }

    fn send(self: Rc<Self>) -> CallFuture<Done> {
        Box::pin(async move {
            let (title, id) = (self.system.title(), self.system.id.clone());
            let party_id = self.organisation.party_id;
            let done = |id, confirmed_by| Ok(Done { id, confirmed_by });
            match self.client.create_system_user(party_id, title, id).await {
                Ok(created) => match RequestId::parse([&*created.id]) {
                    RequestId::One(id) => done(id, ConfirmedBy::Response),
                    // What it has made has to be looked for.
                    _ => Err(ApiError::Unreadable { status: 200 }),
                },
                // A browser sends a call again whose connection broke: then it is this call that has made it.
                Err(error) if cause_of(&error) == Cause::ExistsAlready => {
                    match self.made_since().await {
                        Ok(Some(id)) => done(id, ConfirmedBy::Reading),
                        Ok(None) | Err(_) => Err(error),
                    }
                }
                Err(error) => Err(error),
            }
        })
    }

    fn check(self: Rc<Self>) -> CallFuture<Option<String>> {
        Box::pin(async move { self.made_since().await })
    }

    fn subject(&self) -> Subject {
        Subject::Creation
    }

    fn done_line(&self, texts: &Texts) -> String {
        let name = self.system.name(texts.language).text;
        created_title(texts, &name, &self.organisation.name)
    }
}

impl Creation {
    async fn read_existing(&self) -> Result<Vec<SystemUserSummary>, ApiError> {
        of_system(self.client, self.organisation.party_id, &self.system.id).await
    }

    /// The system user of the system that was not there before, if there is one.
    async fn made_since(&self) -> Result<Option<String>, ApiError> {
        let now = ids(&self.read_existing().await?);
        match &*self.before.borrow() {
            Some(before) => Ok(now.into_iter().find(|id| !before.contains(id))),
            None if now.is_empty() => Ok(None),
            // It can have been there before.
            None => Err(ApiError::Unreadable { status: 200 }),
        }
    }
}

fn ids(users: &[SystemUserSummary]) -> Vec<String> {
    users.iter().map(|user| user.id.clone()).collect()
}

/// Whether the page has told of all that is there: of each system user, or that they could not be read.
fn was_shown(
    shown: &RemoteData<Vec<SystemUserSummary>>,
    there: &Result<Vec<SystemUserSummary>, ApiError>,
) -> bool {
    match (shown, there) {
        (RemoteData::Ready(shown), Ok(there)) => {
            let shown = ids(shown);
            ids(there).iter().all(|id| shown.contains(id))
        }
        (_, Ok(there)) => there.is_empty(),
        (RemoteData::Loading, Err(error)) => matches!(error, ApiError::Denied(_)),
        (_, Err(_)) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(id: &str) -> SystemUserSummary {
        SystemUserSummary {
            id: id.to_owned(),
            ..SystemUserSummary::default()
        }
    }

    #[test]
    fn nobody_gives_a_second_access_without_having_been_told_of_the_first() {
        let failed = |status| ApiError::from_response(status, None, b"");
        let (one, two) = (vec![user("a")], vec![user("a"), user("b")]);
        for (shown, there, was) in [
            (RemoteData::Ready(one.clone()), Ok(one.clone()), true),
            (RemoteData::Ready(two.clone()), Ok(one.clone()), true),
            (RemoteData::Ready(one.clone()), Ok(two), false),
            (RemoteData::Ready(Vec::new()), Ok(one.clone()), false),
            // It was told that they could not be read.
            (RemoteData::Failed(failed(500)), Err(failed(500)), true),
            (RemoteData::Failed(failed(500)), Ok(Vec::new()), true),
            (RemoteData::Failed(failed(500)), Ok(one.clone()), false),
            // Nothing was told yet.
            (RemoteData::Loading, Ok(Vec::new()), true),
            (RemoteData::Loading, Ok(one.clone()), false),
            (RemoteData::Loading, Err(failed(500)), false),
            // What the user may not see is told to nobody.
            (RemoteData::Loading, Err(failed(403)), true),
            (RemoteData::Ready(one), Err(failed(503)), true),
        ] {
            let context = format!("{shown:?} {there:?}");
            assert_eq!(was_shown(&shown, &there), was, "{context}");
        }
    }
}
