use super::offers::Offers;
use super::store::StartStore;
use crate::i18n::template::fill;
use crate::i18n::{Texts, t, t_signal, use_i18n};
use crate::layout::page_title::set_page_title;
use crate::organisation::Organisation;
use crate::problems::{Message, MessageAlert, RetryAlert};
use crate::routes;
use crate::ui::{
    ButtonVariant, LoadingLines, PageHeading, Severity, isolate, text_view, text_with_names,
};
use leptos::prelude::*;

/// What there is to do for an organisation: only what the user may use.
#[component]
pub(crate) fn SignedInStart(organisation: Organisation) -> impl IntoView {
    let i18n = use_i18n();
    set_page_title(t_signal(|t| t.common.start_heading));
    let name = organisation.name.clone();
    let store = StartStore::load(organisation);
    let offers = store.offers();
    let lead = move || {
        let text = fill(i18n.texts().start.lead, &[("org", &isolate(&name))]);
        text_with_names(&text)
    };
    view! {
        <div class="page">
            <div class="stack">
                <PageHeading>{t(|t| t.common.start_heading)}</PageHeading>
                <p>{lead}</p>
            </div>
            {move || {
                let offers = offers.get();
                view! {
                    {links(store, i18n.texts(), &offers)}
                    {offers.is_loading.then(loading)}
                    {failure(store, i18n.texts(), &offers)}
                }
            }}
            <p class="muted">{t(|t| t.start.link)}</p>
        </div>
    }
}

fn links(store: StartStore, texts: &'static Texts, offers: &Offers) -> AnyView {
    let party = store.party();
    let overview = routes::overview(&party);
    let start = &texts.start;
    let mut links = Vec::new();
    // There from the first answer on, also before the number is known: nothing may move a link from under a click.
    if offers.create {
        let text = match offers.waiting {
            None => String::new(),
            Some(0) => start.waiting_none.to_owned(),
            Some(count) => fill(start.waiting, &[("count", &count.to_string())]),
        };
        links.push(link(start.waiting_heading, text, overview.clone()));
    }
    if offers.overview {
        let text = start.overview.to_owned();
        links.push(link(texts.common.system_users, text, overview));
    }
    if offers.create {
        let text = start.create.to_owned();
        links.push(link(
            start.create_heading,
            text,
            routes::create(&party, None),
        ));
    }
    if links.is_empty() && !offers.is_loading && offers.error.is_none() {
        return view! { <p>{text_view(start.nothing)}</p> }.into_any();
    }
    view! { <ul class="start-links">{links}</ul> }.into_any()
}

fn link(heading: &'static str, text: String, href: String) -> AnyView {
    view! {
        <li>
            <a class="start-link" href=href>
                <strong>{text_view(heading)}</strong>
                " "
                <span class="muted">{text_view(text)}</span>
            </a>
        </li>
    }
    .into_any()
}

fn loading() -> AnyView {
    view! { <LoadingLines text=t_signal(|t| t.start.loading) letters=40 /> }.into_any()
}

fn failure(store: StartStore, texts: &'static Texts, offers: &Offers) -> Option<AnyView> {
    let error = offers.error.as_ref()?;
    let title = texts.start.failed.to_owned();
    let message = Message::new(Severity::Warning, title, Vec::new()).because(texts, error);
    Some(
        view! {
            <RetryAlert
                error=error.clone()
                message=view! { <MessageAlert message=message announce=true /> }.into_any()
                on_retry=move || store.ask()
                variant=ButtonVariant::Secondary
            />
        }
        .into_any(),
    )
}
