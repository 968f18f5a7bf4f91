use crate::api::ApiClient;
use crate::i18n::{Language, t_signal, use_i18n};
use crate::ui::{Choice, IconName, Menu};
use crate::user::User;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The languages, each by its own name. The page follows a choice without reload.
#[component]
pub(crate) fn LanguageMenu() -> impl IntoView {
    let i18n = use_i18n();
    let client = expect_context::<ApiClient>();
    let user = expect_context::<User>();
    let label = Signal::derive(move || i18n.language().own_name().to_owned());
    let list_label = t_signal(|t| t.common.language);
    let choose = move |language: Language| {
        spawn_local(async move {
            // That the platform remembers it is only for the next time.
            if i18n.choose(language).await && user.is_signed_in() {
                drop(client.save_language(language.tag()).await);
            }
        });
    };
    let choices = Language::ALL.map(|language| {
        let is_chosen = Signal::derive(move || i18n.language() == language);
        view! {
            <li lang=language.tag()>
                <Choice
                    label=language.own_name()
                    is_chosen=is_chosen
                    on_click=move || choose(language)
                />
            </li>
        }
    });
    view! {
        <Menu icon=IconName::Globe label=label>
            <ul aria-label=move || list_label.get()>{choices.collect_view()}</ul>
        </Menu>
    }
}
