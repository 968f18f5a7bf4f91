#![allow(unreachable_pub, reason = "#[component] makes its props public")]

use super::components::{
    ClientsSection, DeletePanel, DeletedReceipt, SystemUserAccess, SystemUserFacts,
};
use super::store::DetailsStore;
use crate::api::ApiError;
use crate::i18n::template::fill;
use crate::i18n::{t, t_signal, use_i18n};
use crate::layout::Navigation;
use crate::layout::focus_on_receipt::focus_on_receipt;
use crate::layout::page_title::set_page_title;
use crate::organisation::Organisation;
use crate::problems::MessageAlert;
use crate::routes;
use crate::systems::components::ReadFailed;
use crate::systems::messages::{details_failed, no_system_user};
use crate::systems::phase::{Phase, title_of};
use crate::ui::{LoadingLines, PageHeading, isolate, text_with_names};
use fullmakt_domain::RequestId;
use leptos::prelude::*;

/// The system user that the address names.
#[component]
pub(crate) fn DetailsPage(organisation: Organisation) -> impl IntoView {
    let query = expect_context::<Navigation>().query();
    let named = Memo::new(move |_| query.with(|query| RequestId::parse(query.all("id"))));
    view! {
        <div class="page systems">
            <BackToOverview organisation=organisation.clone() />
            {move || match named.get() {
                RequestId::One(id) => {
                    view! { <Details organisation=organisation.clone() id=id /> }.into_any()
                }
                id => view! { <NoSystemUser is_missing=id == RequestId::Missing /> }.into_any(),
            }}
        </div>
    }
}

/// Above the page, as on the pages of requests.
#[component]
fn BackToOverview(organisation: Organisation) -> impl IntoView {
    view! {
        <p class="page-back">
            <a class="ds-link" href=routes::overview(&organisation.uuid)>
                {t(|t| t.systems.to_overview)}
            </a>
        </p>
    }
}

#[component]
fn NoSystemUser(
    /// The address has no id; otherwise what it has is none.
    is_missing: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    set_page_title(t_signal(|t| t.systems.no_system_user_title));
    view! {
        <PageHeading>{t(|t| t.systems.no_system_user_title)}</PageHeading>
        {move || {
            let message = no_system_user(i18n.texts(), is_missing);
            view! { <MessageAlert message=message announce=true /> }.into_any()
        }}
    }
}

#[component]
fn Details(organisation: Organisation, id: String) -> impl IntoView {
    let store = DetailsStore::load(&organisation, id);
    provide_context(store);
    provide_context(store.access);
    let phase = store.phase;
    focus_on_receipt(move || phase.get() == Phase::Done);
    let heading = Signal::derive(move || heading(store, phase.get()));
    let title = move || title_of(store.texts(), phase.get(), &heading.read());
    set_page_title(Signal::derive(title));
    view! {
        <PageHeading>{move || text_with_names(&heading.read())}</PageHeading>
        {move || match phase.get() {
            Phase::Loading => {
                let text = t_signal(|t| t.systems.loading);
                view! { <LoadingLines text=text letters=50 more=30 /> }.into_any()
            }
            Phase::Failed => view! { <Failed /> }.into_any(),
            Phase::Done => view! { <DeletedReceipt /> }.into_any(),
            Phase::Ready => {
                view! {
                    <SystemUserFacts />
                    <SystemUserAccess />
                    <ClientsSection />
                    <DeletePanel />
                }
                    .into_any()
            }
        }}
    }
}

fn heading(store: DetailsStore, phase: Phase) -> String {
    let texts = store.texts();
    let title = isolate(&store.title());
    match phase {
        Phase::Loading => texts.common.system_users.to_owned(),
        Phase::Failed => match store.error() {
            Some(ApiError::NotFound(_)) => texts.systems.no_system_user_title.to_owned(),
            _ => texts.systems.failed.to_owned(),
        },
        Phase::Ready => title,
        Phase::Done => fill(texts.systems.deleted_title, &[("title", &title)]),
    }
}

#[component]
fn Failed() -> impl IntoView {
    let store = expect_context::<DetailsStore>();
    untrack(|| store.error()).map(|error| {
        view! {
            <ReadFailed
                error=error
                message=details_failed
                on_retry=move || store.read()
                back=routes::overview(&store.organisation().uuid)
                back_label=|t| t.systems.to_overview
            />
        }
    })
}
