use super::create_panel::CreatePanel;
use super::created_receipt::CreatedReceipt;
use super::existing_notice::ExistingNotice;
use crate::api::ApiError;
use crate::i18n::template::fill;
use crate::i18n::{rich_text, t, t_signal};
use crate::layout::focus_on_receipt::focus_on_receipt;
use crate::layout::page_title::set_page_title;
use crate::organisation::Organisation;
use crate::problems::MessageAlert;
use crate::routes;
use crate::systems::components::{AccessSection, ReadFailed, vendor_name};
use crate::systems::create::state::{Offer, System};
use crate::systems::create::store::CreateStore;
use crate::systems::messages::{not_offered, system_failed};
use crate::systems::phase::{Phase, title_of};
use crate::ui::{ForeignParagraph, LoadingLines, PageHeading, isolate, text_with_names};
use fullmakt_domain::text::sanitize_lines;
use leptos::prelude::*;

/// Longest description, in characters.
const DESCRIPTION_LENGTH: usize = 3000;

/// What a system would get, whether the user may give it, and the click that gives it.
#[component]
pub(crate) fn ConfirmSystem(organisation: Organisation, system: String) -> impl IntoView {
    let store = CreateStore::load(&organisation, system);
    provide_context(store);
    provide_context(store.access);
    let phase = store.phase;
    focus_on_receipt(move || phase.get() == Phase::Done);
    let heading = Signal::derive(move || heading(store, phase.get()));
    let title = move || title_of(store.texts(), phase.get(), &heading.read());
    set_page_title(Signal::derive(title));
    let back = routes::create(&organisation.uuid, None);
    view! {
        <p class="page-back">
            <a class="ds-link" href=back>
                {t(|t| t.systems.to_list)}
            </a>
        </p>
        <PageHeading>{move || text_with_names(&heading.read())}</PageHeading>
        {move || match phase.get() {
            Phase::Loading => {
                let text = t_signal(|t| t.systems.loading);
                view! { <LoadingLines text=text letters=50 more=30 /> }.into_any()
            }
            Phase::Failed => view! { <Failed /> }.into_any(),
            Phase::Ready => view! { <Ready /> }.into_any(),
            Phase::Done => view! { <CreatedReceipt /> }.into_any(),
        }}
    }
}

fn heading(store: CreateStore, phase: Phase) -> String {
    let texts = &store.texts().systems;
    let template = match phase {
        Phase::Loading => texts.create_title,
        Phase::Failed => match store.error() {
            Some(ApiError::NotFound(_)) => texts.no_system_title,
            _ => texts.failed,
        },
        Phase::Ready => texts.create_question,
        Phase::Done => texts.created_title,
    };
    let (system, org) = (isolate(&store.name()), isolate(&store.organisation().name));
    fill(template, &[("system", &system), ("org", &org)])
}

#[component]
fn Failed() -> impl IntoView {
    let store = expect_context::<CreateStore>();
    untrack(|| store.error()).map(|error| {
        view! {
            <ReadFailed
                error=error
                message=system_failed
                on_retry=move || store.read()
                back=routes::create(&store.organisation().uuid, None)
                back_label=|t| t.systems.to_list
            />
        }
    })
}

#[component]
fn Ready() -> impl IntoView {
    let store = expect_context::<CreateStore>();
    // A system that is there stays as it is.
    view! { {store.system().map(|system| ready(store, system))} }
}

fn ready(store: CreateStore, system: System) -> AnyView {
    let offer = system.offer;
    let panel = if offer == Offer::Offered {
        view! {
            <ExistingNotice />
            <CreatePanel />
        }
        .into_any()
    } else {
        view! {
            {move || {
                let message = not_offered(store.texts(), offer);
                view! { <MessageAlert message=message announce=false /> }.into_any()
            }}
        }
        .into_any()
    };
    let gets = Signal::derive(move || {
        let template = store.texts().systems.gets;
        fill(template, &[("system", &isolate(&store.name()))])
    });
    view! {
        <Lead system=system.clone() />
        <AccessSection
            heading=gets
            items=system.items
            empty=|t| t.systems.gets_nothing
            on_retry=move || store.retry_descriptions()
        />
        {panel}
    }
    .into_any()
}

/// Who delivers it, and what it does.
#[component]
fn Lead(system: System) -> impl IntoView {
    let store = expect_context::<CreateStore>();
    let vendor = system.vendor.clone();
    let description = move || {
        let text = system.description(store.texts().language);
        let lines = sanitize_lines(&text.text, DESCRIPTION_LENGTH);
        (!lines.is_empty())
            .then(|| view! { <ForeignParagraph text=lines lang=text.lang /> }.into_any())
    };
    view! {
        <p>
            {move || {
                let template = store.texts().systems.delivered_by;
                rich_text(template, &|_| vendor_name(store.companies, &vendor))
            }}
        </p>
        {description}
    }
}
