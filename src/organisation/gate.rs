use super::loading_page::LoadingPage;
use super::message_page::MessagePage;
use super::messages::message;
use super::party::Organisation;
use super::resolution::OrganisationState;
use super::store::OrganisationStore;
use crate::acting_party::{ActingPartyContext, ChangeLink};
use crate::i18n::{t_signal, use_i18n};
use crate::layout::Navigation;
use crate::routes::{self, AfterChoice};
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
    let i18n = use_i18n();
    let said = Memo::new(move |_| state.with(|state| message(i18n.texts(), state)));
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
            Shown::Loading => view! { <LoadingPage title=title text=t_signal(|t| t.party.loading) /> }.into_any(),
            Shown::Message => {
                view! { <MessagePage message=said choose=choose on_retry=move || store.retry() /> }
                    .into_any()
            }
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
