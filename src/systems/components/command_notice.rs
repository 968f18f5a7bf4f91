use crate::browser::focus;
use crate::i18n::{t_signal, use_i18n};
use crate::problems::MessageAlert;
use crate::session::Session;
use crate::systems::command::{Event, Failure};
use crate::systems::command_store::CommandStore;
use crate::systems::messages::{Subject, command_failed};
use crate::ui::{Announce, Button, ButtonLink, ButtonVariant, LiveRegion};
use leptos::prelude::*;

/// Why a change was not carried out, and the way on. Always there, so that it is announced; it takes the focus, so that
/// it is in view wherever the click was.
#[component]
pub(crate) fn CommandNotice(command: CommandStore, subject: Subject) -> impl IntoView {
    let i18n = use_i18n();
    let session = expect_context::<Session>();
    let failure = Memo::new(move |_| command.failure());
    Effect::new(move || {
        if failure.with(Option::is_some) {
            request_animation_frame(|| focus::with_scrolling(".command-notice"));
        }
    });
    let alert = move |failure: &Failure| {
        let message = command_failed(i18n.texts(), subject, failure);
        view! {
            <div class="command-notice stack" tabindex="-1">
                <MessageAlert message=message announce=false />
                {next_step(session, command, failure)}
            </div>
        }
        .into_any()
    };
    view! {
        <LiveRegion announce=Announce::AtOnce>
            {move || failure.with(|failure| failure.as_ref().map(alert))}
        </LiveRegion>
    }
}

fn next_step(session: Session, command: CommandStore, failure: &Failure) -> Option<AnyView> {
    let button = match failure {
        Failure::Unknown(_) => view! {
            <Button
                label=t_signal(|t| t.systems.read_again)
                variant=ButtonVariant::Secondary
                on_click=move || command.dispatch(Event::CheckClicked)
            />
        }
        .into_any(),
        Failure::SignedOut => view! {
            <ButtonLink
                label=t_signal(|t| t.common.sign_in)
                href=session.login_url()
                variant=ButtonVariant::Secondary
            />
        }
        .into_any(),
        _ => return None,
    };
    Some(view! { <div class="actions">{button}</div> }.into_any())
}
