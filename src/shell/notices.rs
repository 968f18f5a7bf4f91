//! What concerns every page: no network, no session.

use super::session;
use crate::browser::{events, network};
use crate::i18n::common::common;
use crate::ui::{Alert, Announce, Tone};
use leptos::prelude::*;

/// Notices between header and page, announced when they appear. The page stays as it is.
#[component]
pub fn Notices() -> impl IntoView {
    let online = RwSignal::new(network::online());
    for name in ["online", "offline"] {
        events::for_good(events::on_window(name, move |_| {
            online.try_set(network::online());
        }));
    }
    view! {
        <div class="frame-notices">
            {move || (!online.get()).then(|| view! {
                <Alert tone=Tone::Warning announce=Announce::Politely>
                    <p>{move || common().offline}</p>
                </Alert>
            })}
            {move || session::has_ended().then(|| view! {
                <Alert tone=Tone::Warning announce=Announce::AtOnce>
                    <p>{move || common().session_ended}</p>
                    <button type="button" class="ds-button" on:click=|_| session::sign_in()>
                        {move || common().sign_in}
                    </button>
                </Alert>
            })}
        </div>
    }
}
