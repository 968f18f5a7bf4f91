use super::messages::{Message, WayOn, message};
use super::party::Organisation;
use super::resolution::OrganisationState;
use super::store::OrganisationStore;
use crate::acting_party::{ActingPartyContext, ChangeLink};
use crate::i18n::{t, t_signal, use_i18n};
use crate::layout::Navigation;
use crate::layout::page_title::set_page_title;
use crate::routes::{self, AfterChoice};
use crate::session::Session;
use crate::ui::{
    Alert, Announce, Button, ButtonLink, ButtonVariant, CopyText, PageHeading, Severity, Skeleton,
    paragraphs, text_view,
};
use leptos::prelude::*;

/// A page about an organisation, which stands in the address as `party`: the page once the user turns out to act for
/// the organisation, and before that or without it what there is to say. The page is mounted anew for another
/// organisation; the header shows which one it is, and the way to another.
#[component]
pub(crate) fn OrganisationGate(
    /// What the page is called while the organisation is being read.
    #[prop(into)]
    title: Signal<String>,
    /// Draws the page.
    page: fn(Organisation) -> AnyView,
) -> impl IntoView {
    let store = OrganisationStore::follow();
    let navigation = expect_context::<Navigation>();
    let (route, query) = (navigation.route(), navigation.query());
    let choose = Signal::derive(move || {
        query.with(|query| routes::choose_party(&AfterChoice::back_to(route.get(), query)))
    });
    let state = store.state();
    // Without data that can change while the page is mounted.
    let shown = Memo::new(move |_| {
        state.with(|state| match state {
            OrganisationState::Loading => Shown::Loading,
            OrganisationState::Ready(organisation) => Shown::Page(organisation.uuid.clone()),
            _ => Shown::Message,
        })
    });
    let label = t_signal(|t| t.party.change);
    expect_context::<ActingPartyContext>().follow_change_link(move || {
        let is_page = shown.with(|shown| matches!(shown, Shown::Page(_)));
        is_page.then(|| ChangeLink {
            label,
            href: choose.get(),
        })
    });
    view! {
        {move || match shown.get() {
            Shown::Loading => view! { <LoadingPage title=title /> }.into_any(),
            Shown::Message => view! { <MessagePage store=store choose=choose /> }.into_any(),
            Shown::Page(_) => {
                match state.get_untracked() {
                    OrganisationState::Ready(organisation) => page(organisation),
                    _ => ().into_any(),
                }
            }
        }}
    }
}

#[derive(Clone, PartialEq)]
enum Shown {
    Loading,
    Message,
    /// The page about the organisation with this uuid.
    Page(String),
}

/// Keeps the shape of a page while the organisation is being read.
#[component]
fn LoadingPage(title: Signal<String>) -> impl IntoView {
    set_page_title(title);
    view! {
        <div class="page">
            <PageHeading>{text_view(title)}</PageHeading>
            <p role="status">
                <span class="ds-sr-only">{t(|t| t.party.loading)}</span>
                <Skeleton letters=40 />
            </p>
        </div>
    }
}

/// Why there is no organisation, and the ways on.
#[component]
fn MessagePage(store: OrganisationStore, choose: Signal<String>) -> impl IntoView {
    let i18n = use_i18n();
    let state = store.state();
    let message = Memo::new(move |_| state.with(|state| message(i18n.texts(), state)));
    let title = move |message: &Message| message.title.clone();
    let title = Signal::derive(move || {
        message
            .with(|it| it.as_ref().map(title))
            .unwrap_or_default()
    });
    set_page_title(Signal::derive(move || {
        let tab_title = |message: &Message| message.tab_title(i18n.texts());
        message
            .with(|it| it.as_ref().map(tab_title))
            .unwrap_or_default()
    }));
    view! {
        <div class="page">
            <PageHeading>{text_view(title)}</PageHeading>
            {move || message.get().map(|message| body(message, store, choose))}
        </div>
    }
}

fn body(message: Message, store: OrganisationStore, choose: Signal<String>) -> AnyView {
    let announce = match message.severity {
        Severity::Danger => Announce::AtOnce,
        _ => Announce::Politely,
    };
    let reference = message.reference.map(|reference| {
        view! {
            <p class="reference muted">
                <span>{t(|t| t.common.reference)}</span>
                <CopyText
                    text=reference
                    label=t_signal(|t| t.common.copy_reference)
                    copied=t_signal(|t| t.common.copied)
                    failed=t_signal(|t| t.common.copy_failed)
                />
            </p>
        }
        .into_any()
    });
    let ways_on = message.ways_on.into_iter().enumerate();
    let ways_on: Vec<AnyView> = ways_on
        .map(|(index, way)| {
            let variant = match index {
                0 => ButtonVariant::Primary,
                _ => ButtonVariant::Tertiary,
            };
            way_on(way, variant, store, choose)
        })
        .collect();
    view! {
        <Alert severity=message.severity announce=announce>
            {paragraphs(&message.lines)}
            {reference}
        </Alert>
        <div class="actions">{ways_on}</div>
    }
    .into_any()
}

fn way_on(
    way: WayOn,
    variant: ButtonVariant,
    store: OrganisationStore,
    choose: Signal<String>,
) -> AnyView {
    let (label, href) = match way {
        WayOn::Retry => {
            return view! {
                <Button
                    label=t_signal(|t| t.party.retry)
                    variant=variant
                    on_click=move || store.retry()
                />
            }
            .into_any();
        }
        WayOn::Choose => (t_signal(|t| t.party.choose), choose.get_untracked()),
        WayOn::SignIn => {
            let session = expect_context::<Session>();
            (t_signal(|t| t.common.sign_in), session.login_url())
        }
        WayOn::Start => (t_signal(|t| t.common.to_start), routes::start()),
    };
    view! { <ButtonLink label=label href=href variant=variant /> }.into_any()
}
