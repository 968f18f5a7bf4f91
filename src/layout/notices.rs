use crate::browser::network;
use crate::i18n::{Texts, t, t_signal, use_i18n};
use crate::ongoing_changes::{OngoingChanges, Outcome};
use crate::session::Session;
use crate::ui::{
    Alert, Announce, Button, ButtonVariant, LiveRegion, Severity, paragraphs, use_window_event,
};
use leptos::ev;
use leptos::prelude::*;

/// What concerns every page: no network, no session, no texts in the language that was chosen,
/// and what has come of a change after its page was left. Stands
/// between header and page; the page stays as it is.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let i18n = use_i18n();
    let session = expect_context::<Session>();
    let changes = expect_context::<OngoingChanges>();
    let online = RwSignal::new(network::is_online());
    use_window_event(ev::online, move |_| online.set(true));
    use_window_event(ev::offline, move |_| online.set(false));
    let sign_in = move || {
        view! { <Button label=t_signal(|t| t.common.sign_in) on_click=move || session.login() /> }
            .into_any()
    };
    view! {
        <div class="frame-notices">
            <LiveRegion announce=Announce::Politely>
                {move || (!online.get()).then(|| notice(|t| t.common.offline, None))}
                {move || i18n.is_missing().then(|| notice(|t| t.common.language_missing, None))}
            </LiveRegion>
            <LiveRegion announce=Announce::AtOnce>
                {move || outcomes(changes)}
                {move || {
                    session
                        .has_ended()
                        .then(|| notice(|t| t.common.session_ended, Some(sign_in())))
                }}
            </LiveRegion>
        </div>
    }
}

/// What has come of changes whose page is not there any more. It stays until the user has read it.
fn outcomes(changes: OngoingChanges) -> AnyView {
    let alert = |outcome: Outcome| {
        view! {
            <Alert severity=outcome.severity>
                {paragraphs(&outcome.lines)}
                <Button
                    label=t_signal(|t| t.common.dismiss)
                    variant=ButtonVariant::Tertiary
                    on_click=move || changes.dismiss_outcomes()
                />
            </Alert>
        }
        .into_any()
    };
    let alerts: Vec<AnyView> = changes.outcomes().into_iter().map(alert).collect();
    alerts.into_any()
}

fn notice(text: fn(&'static Texts) -> &'static str, button: Option<AnyView>) -> AnyView {
    view! {
        <Alert severity=Severity::Warning>
            <p>{t(text)}</p>
            {button}
        </Alert>
    }
    .into_any()
}
