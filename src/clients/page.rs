#![allow(unreachable_pub, reason = "#[component] makes its props public")]

use super::components::{
    ClientList, FilterFields, ListMessages, MissingClient, NoClients, OwnOrganisation, RunPanel,
    SelectionBar, TickFields,
};
use super::page_state::ClientsPageState;
use super::store::{ClientsStore, SystemUser};
use crate::api::{ApiError, RemoteData};
use crate::i18n::{t, t_signal};
use crate::layout::Navigation;
use crate::layout::page_title::set_page_title;
use crate::organisation::{Organisation, OrganisationGate};
use crate::problems::{Message, MessageAlert, RetryAlert};
use crate::routes::Query;
use crate::ui::{LoadingLines, PageHeading, Severity, text_with_names};
use leptos::prelude::*;

/// The clients of the system user whose `id` is in the address: "Legg til kunder".
#[component]
pub(crate) fn ClientsPage() -> impl IntoView {
    view! {
        <OrganisationGate
            title=t_signal(|t| t.clients.title)
            page=|organisation| view! { <Page organisation=organisation /> }.into_any()
        />
    }
}

#[component]
fn Page(organisation: Organisation) -> impl IntoView {
    let query = expect_context::<Navigation>().query();
    let id = Memo::new(move |_| {
        let id = |query: &Query| query.get("id").unwrap_or_default().to_owned();
        query.with(id)
    });
    view! {
        {move || {
            view! { <Clients organisation=organisation.clone() id=id.get() /> }.into_any()
        }}
    }
}

#[component]
fn Clients(organisation: Organisation, id: String) -> impl IntoView {
    let store = ClientsStore::open(organisation, id);
    provide_context(store);
    provide_context(ClientsPageState::open(store));
    set_page_title(t_signal(|t| t.clients.title));
    let phase = Memo::new(move |_| store.system_user.with(Phase::of));
    let back = store.details();
    view! {
        <div class="page clients">
            <p class="page-back">
                <a class="ds-link" href=back>
                    {move || {
                        let title = store.title();
                        if title.is_empty() {
                            store.texts().common.system_users.to_owned()
                        } else {
                            title
                        }
                    }}
                </a>
            </p>
            <PageHeading>{t(|t| t.clients.title)}</PageHeading>
            {move || match phase.get() {
                Phase::Loading => {
                    let text = t_signal(|t| t.clients.loading);
                    view! { <LoadingLines text=text letters=50 more=30 /> }.into_any()
                }
                Phase::Failed => view! { <Failed /> }.into_any(),
                Phase::WrongKind => view! { <p>{t(|t| t.clients.wrong_kind)}</p> }.into_any(),
                Phase::Ready => view! { <Ready /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Ready() -> impl IntoView {
    let view = expect_context::<ClientsPageState>();
    view! {
        <div class="stack">
            <p>{move || text_with_names(&view.fill(|t| t.clients.lead))}</p>
            <p class="muted">{move || text_with_names(&view.fill(|t| t.clients.needs))}</p>
        </div>
        <ListMessages />
        <RunPanel />
        <FilterFields />
        <NoClients />
        <TickFields />
        <ClientList />
        <SelectionBar />
        <OwnOrganisation />
        <MissingClient />
    }
}

#[component]
fn Failed() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    // It stays as it is: another attempt mounts this anew.
    let error = untrack(|| store.error());
    error.map(|error| {
        let words = error.clone();
        let message = move || {
            let texts = store.texts();
            let message = match &words {
                ApiError::NotFound(_) => {
                    let line = texts.clients.no_system_user.to_owned();
                    Message::new(Severity::Danger, String::new(), vec![line]).with_reference(&words)
                }
                error => {
                    let title = texts.clients.failed.to_owned();
                    Message::new(Severity::Danger, title, Vec::new()).because(texts, error)
                }
            };
            view! { <MessageAlert message=message announce=true /> }.into_any()
        };
        view! {
            <RetryAlert error=error message=view! { {message} }.into_any() on_retry=move || store.read() />
        }
    })
}

/// What the page is showing: without data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Loading,
    Failed,
    /// A system user for the organisation itself has no clients.
    WrongKind,
    /// The lists are here or on their way.
    Ready,
}

impl Phase {
    fn of(system_user: &RemoteData<SystemUser>) -> Self {
        match system_user {
            RemoteData::Loading => Self::Loading,
            RemoteData::Failed(_) => Self::Failed,
            RemoteData::Ready(user) if user.is_for_clients => Self::Ready,
            RemoteData::Ready(_) => Self::WrongKind,
        }
    }
}
