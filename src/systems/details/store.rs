//! A system user as signals; reads it, and deletes it.

use super::clients_store::ClientsStore;
use super::state::SystemUser;
use crate::access::AccessStore;
use crate::api::{AgentSystemUser, ApiClient, ApiError, RemoteData};
use crate::i18n::format::count;
use crate::i18n::{I18n, LocalizedText, Texts, localize, use_i18n};
use crate::ongoing_changes::OngoingChanges;
use crate::organisation::Organisation;
use crate::systems::command::{ConfirmedBy, Done};
use crate::systems::command_store::{CallFuture, CommandCalls, CommandStore};
use crate::systems::companies::Companies;
use crate::systems::messages::{Loss, Subject, deleted_title};
use crate::systems::permission::Permission;
use crate::systems::phase::{Phase, phase};
use crate::user::User;
use fullmakt_contract::summaries::SystemSummary;
use fullmakt_domain::SystemUserKind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The state of the page, provided as a context. Cheap to copy; everything that a selector reads is tracked.
#[derive(Clone, Copy)]
pub(super) struct DetailsStore {
    client: ApiClient,
    user: User,
    i18n: I18n,
    pub(super) companies: Companies,
    pub(super) permission: Permission,
    organisation: StoredValue<Organisation>,
    id: StoredValue<String>,
    state: RwSignal<RemoteData<SystemUser>>,
    system: RwSignal<Option<SystemSummary>>,
    /// What it may do, with descriptions.
    pub(super) access: AccessStore,
    /// The clients that it acts for.
    pub(super) clients: ClientsStore,
    pub(super) deletion: CommandStore,
    pub(super) phase: Memo<Phase>,
}

impl DetailsStore {
    pub(super) fn load(organisation: &Organisation, id: String) -> Self {
        let client: ApiClient = expect_context();
        let state = RwSignal::new(RemoteData::Loading);
        let items = Memo::new(move |_| {
            state.with(|state: &RemoteData<SystemUser>| Some(state.ready()?.items.clone()))
        });
        let deletion = {
            let organisation = organisation.clone();
            CommandStore::new(format!("delete {id}"), move || {
                let user = state.with_untracked(|state| state.ready().cloned())?;
                Some(Rc::new(Deletion {
                    client,
                    organisation: organisation.clone(),
                    // Each kind has a call of its own; for others there is no button.
                    kind: user.kind?,
                    title: user.title(""),
                    id: user.id,
                }))
            })
        };
        let clients = ClientsStore::new(AgentSystemUser {
            party_id: organisation.party_id,
            party_uuid: organisation.uuid.clone(),
            id: id.clone(),
        });
        let organisation = StoredValue::new(organisation.clone());
        let id = StoredValue::new(id);
        let store = Self {
            client,
            user: expect_context(),
            i18n: use_i18n(),
            companies: Companies::new(),
            permission: organisation.with_value(Permission::load),
            organisation,
            id,
            state,
            system: RwSignal::new(None),
            access: AccessStore::new(items),
            clients,
            deletion,
            phase: phase(state, deletion),
        };
        store.read();
        // It can have been started here before, and have ended now.
        expect_context::<OngoingChanges>().on_end(move || {
            if store.deletion.is_idle() {
                store.read();
            }
        });
        Effect::new(move || store.access.fetch_missing(None));
        store
    }

    /// Reads it, as if the page had just been opened.
    pub(super) fn read(self) {
        let id = self.id.get_value();
        let party_id = self.organisation.with_value(|it| it.party_id);
        self.state.set(RemoteData::Loading);
        spawn_local(async move {
            let answer = read(self.client, party_id, &id).await;
            if let Ok(user) = &answer {
                self.companies.ask(&user.vendor);
                self.read_system(user.system_id.clone());
            }
            let has_clients = answer.as_ref().is_ok_and(SystemUser::has_clients);
            self.user.follow_failure(answer.as_ref().err());
            // Who has left the page does not need them.
            if self.state.try_set(answer.into()).is_none() && has_clients {
                self.clients.read();
            }
        });
    }

    fn read_system(self, id: String) {
        spawn_local(async move {
            // Without it the id stands on the page.
            if let Ok(system) = self.client.system(&id).await {
                self.system.try_set(Some(system));
            }
        });
    }

    /// Reads once more for which clients it acts, when it acts for clients.
    pub(super) fn read_clients(self) {
        if untrack(|| self.has_clients()) {
            self.clients.read_list();
        }
    }

    /// Fetches again what could not be described.
    pub(super) fn retry_descriptions(self) {
        self.access.forget_failures();
        untrack(|| self.access.fetch_missing(None));
    }

    // What is shown.

    pub(super) fn texts(self) -> &'static Texts {
        self.i18n.texts()
    }

    pub(super) fn organisation(self) -> Organisation {
        self.organisation.get_value()
    }

    pub(super) fn id(self) -> String {
        self.id.get_value()
    }

    /// Whether it acts for clients. Tracked.
    pub(super) fn has_clients(self) -> bool {
        self.state
            .with(|state| state.ready().is_some_and(SystemUser::has_clients))
    }

    /// Who loses access when it is deleted. Tracked.
    pub(super) fn loss(self) -> Loss {
        if !self.has_clients() {
            return Loss::Owner;
        }
        let texts = self.texts();
        let (one, other) = (texts.systems.count_client, texts.systems.count_clients);
        let clients = self.clients.count();
        Loss::Clients {
            count: clients.map(|clients| count(texts.language, clients, one, other)),
            and_owner: self.clients.own.with(|own| own.ready() == Some(&true)),
        }
    }

    pub(super) fn system_user(self) -> Option<SystemUser> {
        self.state.with(|state| state.ready().cloned())
    }

    /// What it is called: by its owner, else what its system is called; empty while nobody knows.
    pub(super) fn title(self) -> String {
        let system = self.system_name().map(|name| name.text).unwrap_or_default();
        let title = |state: &RemoteData<SystemUser>| Some(state.ready()?.title(&system));
        self.state.with(title).unwrap_or_default()
    }

    pub(super) fn error(self) -> Option<ApiError> {
        self.state.with(|state| state.error().cloned())
    }

    /// What its system is called.
    pub(super) fn system_name(self) -> Option<LocalizedText> {
        let language = self.i18n.language();
        self.system.with(|system| {
            let found = system.as_ref()?.name.best(language.tag());
            Some(localize(found, language)).filter(|name| !name.text.is_empty())
        })
    }
}

/// A system user by its id. Whoever sees standard system users in their list need not be able to open them: the
/// policies differ (docs/contract/platform.md, section 2.4). Then the list and what it holds say the same.
async fn read(client: ApiClient, party_id: i32, id: &str) -> Result<SystemUser, ApiError> {
    let denied = match client.system_user(party_id, id).await {
        Ok(summary) if summary.id.eq_ignore_ascii_case(id) => return Ok(SystemUser::new(summary)),
        Ok(_) => return Err(ApiError::Unreadable { status: 200 }),
        Err(error @ ApiError::Denied(_)) => error,
        Err(error) => return Err(error),
    };
    let Ok(list) = client
        .system_users(SystemUserKind::Standard, party_id)
        .await
    else {
        return Err(denied);
    };
    let mut rows = list.rows.into_iter();
    let Some(summary) = rows.find(|row| row.id.eq_ignore_ascii_case(id)) else {
        // Those of clients are in no list that is for this user.
        return Err(denied);
    };
    let access = client.system_user_delegations(party_id, id).await?;
    Ok(SystemUser::from_list(summary, access))
}

/// Deletes a system user, as it was when the user clicked.
struct Deletion {
    client: ApiClient,
    organisation: Organisation,
    kind: SystemUserKind,
    id: String,
    title: String,
}

impl CommandCalls for Deletion {
    fn send(self: Rc<Self>) -> CallFuture<Done> {
        Box::pin(async move {
            let (party_id, party_uuid) = (self.organisation.party_id, &self.organisation.uuid);
            let call = self
                .client
                .delete_system_user(self.kind, party_id, party_uuid, &self.id);
            let confirmed_by = match call.await {
                Ok(()) => ConfirmedBy::Response,
                // Somebody else was first, or the call went astray: the platform says which.
                Err(ApiError::NotFound(_)) if self.exists().await == Ok(false) => {
                    ConfirmedBy::Before
                }
                Err(error) => return Err(error),
            };
            let id = self.id.clone();
            Ok(Done { id, confirmed_by })
        })
    }

    fn check(self: Rc<Self>) -> CallFuture<Option<String>> {
        Box::pin(async move {
            let exists = self.exists().await?;
            Ok((!exists).then(|| self.id.clone()))
        })
    }

    fn subject(&self) -> Subject {
        Subject::Deletion
    }

    fn done_line(&self, texts: &Texts) -> String {
        deleted_title(texts, &self.title)
    }
}

impl Deletion {
    async fn exists(&self) -> Result<bool, ApiError> {
        let party_id = self.organisation.party_id;
        let denied = match self.client.system_user(party_id, &self.id).await {
            Ok(_) => return Ok(true),
            Err(ApiError::NotFound(_)) => return Ok(false),
            Err(error @ ApiError::Denied(_)) => error,
            Err(error) => return Err(error),
        };
        // It was read from the list of the standard ones, and now it is read from there too. For nobody else: what is not
        // in a list need not be gone.
        let kind = SystemUserKind::Standard;
        let is_it = |id: &str| id.eq_ignore_ascii_case(&self.id);
        match self.client.system_users(kind, party_id).await {
            Ok(list) if list.rows.iter().any(|row| is_it(&row.id)) => Ok(true),
            Ok(list) if list.unreadable == 0 && self.kind == kind => Ok(false),
            Ok(_) | Err(_) => Err(denied),
        }
    }
}
