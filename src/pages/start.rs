#![allow(unreachable_pub, reason = "#[component] makes its props public")]

mod offers;
mod signed_in;
mod store;

use crate::api::{ApiError, RemoteData};
use crate::i18n::{t, t_signal};
use crate::layout::page_title::set_page_title;
use crate::organisation::{LoadingPage, OrganisationGate};
use crate::session::Session;
use crate::ui::{Button, PageHeading};
use crate::user::User;
use leptos::prelude::*;
use signed_in::SignedInStart;

/// The front page: what the app is and the way in; for whoever is signed in, what there is to do.
#[component]
pub(crate) fn StartPage() -> impl IntoView {
    let user = expect_context::<User>();
    let title = t_signal(|t| t.common.start_heading);
    // Without data that can change while the page is mounted.
    let visitor = Memo::new(move |_| match user.person() {
        RemoteData::Loading => Visitor::Loading,
        RemoteData::Ready(_) => Visitor::SignedIn,
        RemoteData::Failed(ApiError::SignedOut) => Visitor::SignedOut,
        RemoteData::Failed(_) => Visitor::Unknown,
    });
    view! {
        {move || match visitor.get() {
            Visitor::Loading => {
                view! { <LoadingPage title=title text=t_signal(|t| t.party.loading) /> }.into_any()
            }
            Visitor::SignedIn => {
                view! {
                    <OrganisationGate
                        title=title
                        page=|organisation| {
                            view! { <SignedInStart organisation=organisation /> }.into_any()
                        }
                    />
                }
                    .into_any()
            }
            visitor => view! { <Introduction visitor=visitor /> }.into_any(),
        }}
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visitor {
    Loading,
    SignedIn,
    SignedOut,
    /// It could not be read.
    Unknown,
}

/// What the app is, for those who come without a link.
#[component]
fn Introduction(visitor: Visitor) -> impl IntoView {
    let session = expect_context::<Session>();
    set_page_title(t_signal(|t| t.common.start_heading));
    let sign_in = (visitor == Visitor::SignedOut).then(|| {
        view! {
            <div class="actions">
                <Button label=t_signal(|t| t.common.sign_in) on_click=move || session.login() />
            </div>
        }
        .into_any()
    });
    view! {
        <div class="page">
            <PageHeading>{t(|t| t.common.start_heading)}</PageHeading>
            <p>{t(|t| t.start.text)}</p>
            <p>{t(|t| t.start.link)}</p>
            <p>{t(|t| t.start.sign_in)}</p>
            {sign_in}
        </div>
    }
}
