//! The header: whom the user acts for, who is signed in, language, colours, the way out.

use super::scheme::{self, Scheme};
use super::{acting, session, title, user};
use crate::api::{Remote, profile};
use crate::i18n::common::common;
use crate::i18n::{self, Language};
use crate::routes;
use crate::ui::Menu;
use crate::ui::icons::Icon;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The header of every page. For whom the user acts is always in sight.
#[component]
pub fn Header() -> impl IntoView {
    view! {
        <header class="frame-header">
            <div class="frame-bar">
                <a class="brand" href=routes::start()>
                    {title::NAME}
                </a>
                {acting_for}
                <div class="frame-menus">
                    <LanguageMenu />
                    <UserMenu />
                </div>
            </div>
        </header>
    }
}

fn acting_for() -> impl IntoView {
    acting::current().map(|organisation| {
        view! {
            <p class="frame-acting">
                <span class="muted">{move || common().acting_for}</span>
                " "
                <strong>{organisation.name}</strong>
                " "
                <span class="muted">{organisation.number}</span>
            </p>
        }
    })
}

#[component]
fn LanguageMenu() -> impl IntoView {
    view! {
        <Menu icon=Icon::Globe label=move || i18n::language().own_name() id="language-menu">
            <ul aria-label=move || common().language>
                {Language::ALL.map(|language| {
                    let choice = choice(
                        move || i18n::language() == language,
                        move || pick(language),
                        move || language.own_name(),
                    );
                    view! { <li lang=language.tag()>{choice}</li> }
                }).collect_view()}
            </ul>
        </Menu>
    }
}

/// The page follows at once; that the platform remembers it is only for the next time.
fn pick(language: Language) {
    i18n::pick_language(language);
    if matches!(user::name(), Remote::Ready(_)) {
        spawn_local(async move { drop(profile::save_language(language.tag()).await) });
    }
}

#[component]
fn UserMenu() -> impl IntoView {
    let schemes = Scheme::ALL.map(|picked| {
        let name = move || {
            let texts = common();
            match picked {
                Scheme::System => texts.scheme_system,
                Scheme::Light => texts.scheme_light,
                Scheme::Dark => texts.scheme_dark,
            }
        };
        (picked, name)
    });
    view! {
        <Menu icon=Icon::Menu label=move || common().menu id="user-menu">
            {move || signed_in()}
            <p id="scheme-label">{move || common().scheme}</p>
            <ul aria-labelledby="scheme-label">
                {schemes.map(|(picked, name)| {
                    let choice = choice(
                        move || scheme::current() == picked,
                        move || scheme::pick(picked),
                        name,
                    );
                    view! { <li>{choice}</li> }
                }).collect_view()}
            </ul>
        </Menu>
    }
}

/// Who is there and the way out; without anybody, the way in.
fn signed_in() -> AnyView {
    match user::name() {
        Remote::Loading => ().into_any(),
        Remote::Ready(name) => view! {
            <p>
                <span class="muted">{move || common().signed_in_as}</span>
                <br />
                <strong>{name}</strong>
            </p>
            <a class="ds-button" data-variant="secondary" href=session::sign_out_address()>
                {move || common().sign_out}
            </a>
        }
        .into_any(),
        Remote::Failed(_) => view! {
            <button
                type="button"
                class="ds-button"
                data-variant="secondary"
                on:click=|_| session::sign_in()
            >
                {move || common().sign_in}
            </button>
        }
        .into_any(),
    }
}

/// One of several, of which one is in force. Nothing happens but the change itself.
fn choice(
    in_force: impl Fn() -> bool + Send + Sync + 'static,
    pick: impl Fn() + 'static,
    name: impl Fn() -> &'static str + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="choice"
            aria-pressed=move || in_force().to_string()
            on:click=move |_| pick()
        >
            {Icon::Checkmark.view()}
            <span>{name}</span>
        </button>
    }
}
