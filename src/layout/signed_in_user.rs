use crate::api::{ApiError, RemoteData};
use crate::i18n::{t, t_signal};
use crate::session::Session;
use crate::ui::{Button, ButtonLink, ButtonVariant, Name};
use crate::user::{Person, User};
use leptos::prelude::*;

/// Who is signed in and the way out; without anybody, the way in.
#[component]
pub(crate) fn SignedInUser() -> impl IntoView {
    let user = expect_context::<User>();
    let session = expect_context::<Session>();
    view! { {move || account(session, user.person())} }
}

fn account(session: Session, person: RemoteData<Person>) -> Option<AnyView> {
    match person {
        RemoteData::Loading => None,
        RemoteData::Ready(person) => Some(
            view! {
                <p>
                    <span class="muted">{t(|t| t.common.signed_in_as)}</span>
                    <br />
                    <strong>
                        <Name text=person.name />
                    </strong>
                </p>
                {sign_out(session)}
            }
            .into_any(),
        ),
        // Nobody knows who is there: not being able to read it is not being signed out.
        RemoteData::Failed(error) if error != ApiError::SignedOut => Some(sign_out(session)),
        RemoteData::Failed(_) => Some(
            view! {
                <Button
                    label=t_signal(|t| t.common.sign_in)
                    variant=ButtonVariant::Secondary
                    on_click=move || session.login()
                />
            }
            .into_any(),
        ),
    }
}

fn sign_out(session: Session) -> AnyView {
    view! {
        <ButtonLink
            label=t_signal(|t| t.common.sign_out)
            href=session.logout_url()
            variant=ButtonVariant::Secondary
        />
    }
    .into_any()
}
