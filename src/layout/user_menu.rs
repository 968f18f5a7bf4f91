use super::signed_in_user::SignedInUser;
use crate::color_scheme::{ColorScheme, ColorSchemeContext};
use crate::i18n::{t, t_signal};
use crate::ui::{Choice, IconName, Menu};
use leptos::prelude::*;

/// Who is signed in, the way out, and the colours.
#[component]
pub(crate) fn UserMenu() -> impl IntoView {
    let color_scheme = expect_context::<ColorSchemeContext>();
    let choices = ColorScheme::ALL.map(|scheme| {
        let label = match scheme {
            ColorScheme::System => t_signal(|t| t.common.scheme_system),
            ColorScheme::Light => t_signal(|t| t.common.scheme_light),
            ColorScheme::Dark => t_signal(|t| t.common.scheme_dark),
        };
        let is_chosen = Signal::derive(move || color_scheme.get() == scheme);
        view! {
            <li>
                <Choice
                    label=label
                    is_chosen=is_chosen
                    on_click=move || color_scheme.choose(scheme)
                />
            </li>
        }
    });
    view! {
        <Menu icon=IconName::Menu label=t_signal(|t| t.common.menu)>
            <SignedInUser />
            <p id="scheme-label">{t(|t| t.common.scheme)}</p>
            <ul aria-labelledby="scheme-label">{choices.collect_view()}</ul>
        </Menu>
    }
}
