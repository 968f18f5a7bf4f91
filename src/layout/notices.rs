use super::navigation::Navigation;
use crate::browser::network;
use crate::i18n::{Texts, t, t_signal, use_i18n};
use crate::session::Session;
use crate::ui::{Alert, Announce, Button, LiveRegion, Severity, use_window_event};
use crate::user::User;
use leptos::ev;
use leptos::prelude::*;

/// What concerns every page: no network, no session, no texts in the language that was chosen. Stands
/// between header and page; the page stays as it is.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let i18n = use_i18n();
    let session = expect_context::<Session>();
    let user = expect_context::<User>();
    tell_until_next_page(user);
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
                {move || user.was_held_back().then(|| notice(|t| t.common.held_back, None))}
                {move || {
                    session
                        .has_ended()
                        .then(|| notice(|t| t.common.session_ended, Some(sign_in())))
                }}
            </LiveRegion>
        </div>
    }
}

fn tell_until_next_page(user: User) {
    let navigation = expect_context::<Navigation>();
    let (route, query) = (navigation.route(), navigation.query());
    Effect::new(move |before: Option<()>| {
        route.track();
        query.track();
        if before.is_some() {
            user.set_held_back(false);
        }
    });
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
