use crate::browser::network;
use crate::i18n::{t, t_signal, use_i18n};
use crate::session::Session;
use crate::ui::{Alert, Announce, Button, Severity, use_window_event};
use leptos::ev;
use leptos::prelude::*;

/// What concerns every page: no network, no session, no texts in the language that was chosen. Stands
/// between header and page; the page stays as it is.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let i18n = use_i18n();
    let session = expect_context::<Session>();
    let online = RwSignal::new(network::is_online());
    use_window_event(ev::online, move |_| online.set(true));
    use_window_event(ev::offline, move |_| online.set(false));
    view! {
        <div class="frame-notices">
            {move || {
                (!online.get())
                    .then(|| {
                        view! {
                            <Alert severity=Severity::Warning announce=Announce::Politely>
                                <p>{t(|t| t.common.offline)}</p>
                            </Alert>
                        }
                            .into_any()
                    })
            }}
            {move || {
                session
                    .has_ended()
                    .then(|| {
                        view! {
                            <Alert severity=Severity::Warning announce=Announce::AtOnce>
                                <p>{t(|t| t.common.session_ended)}</p>
                                <Button
                                    label=t_signal(|t| t.common.sign_in)
                                    on_click=move || session.login()
                                />
                            </Alert>
                        }
                            .into_any()
                    })
            }}
            {move || {
                i18n.is_missing()
                    .then(|| {
                        view! {
                            <Alert severity=Severity::Warning announce=Announce::Politely>
                                <p>{t(|t| t.common.language_missing)}</p>
                            </Alert>
                        }
                            .into_any()
                    })
            }}
        </div>
    }
}
