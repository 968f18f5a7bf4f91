//! The header: whom the user acts for, who is signed in, language, colours, the way out.

use super::scheme::{self, Scheme};
use super::{acting, notices, session, title, user};
use crate::api::{RemoteData, profile};
use crate::browser::tasks;
use crate::i18n::{self, Asked, CommonTexts, Language, common};
use crate::routes;
use crate::ui::Look;
use crate::ui::blocks::{
    OnClick, Part, Parts, Press, button, button_link, div, element, li, nothing, p, span, strong,
    text,
};
use crate::ui::icons::{Icon, icon};

/// The header of every page. For whom the user acts is always in sight.
#[must_use]
pub fn header() -> Part {
    let brand = [("class", "brand"), ("href", &*routes::start())];
    let parts = vec![
        element("a", &brand, vec![text(title::NAME)]),
        acting_for(),
        div("frame-menus", vec![language_menu(), user_menu()]),
    ];
    element(
        "header",
        &[("class", "frame-header")],
        vec![div("frame-bar", parts)],
    )
}

fn acting_for() -> Part {
    let Some(organisation) = acting::current() else {
        return nothing();
    };
    let parts = vec![
        span("muted", vec![text(common().acting_for)]),
        text(" "),
        strong(vec![text(organisation.name)]),
        text(" "),
        span("muted", vec![text(organisation.number)]),
    ];
    p("frame-acting", parts)
}

/// A button that opens a panel below it.
///
/// A native `details`: a disclosure and not an ARIA menu. What is inside are ordinary buttons and
/// links, reached with Tab. Esc closes it, and so does leaving it ([`crate::browser::menus`]).
fn menu(of: Icon, label: &'static str, parts: Parts) -> Part {
    let summary = [("class", "ds-button"), ("data-variant", "tertiary")];
    let parts = vec![
        element("summary", &summary, vec![icon(of), text(label)]),
        div("menu-panel", parts),
    ];
    element("details", &[("class", "menu")], parts)
}

fn language_menu() -> Part {
    let in_force = i18n::language();
    let choices = Language::ALL.map(|language| {
        let choice = choice(language == in_force, language.own_name(), move || {
            pick(language);
        });
        element("li", &[("lang", language.tag())], vec![choice])
    });
    let list = element("ul", &[("aria-label", common().language)], choices.into());
    menu(Icon::Globe, in_force.own_name(), vec![list])
}

/// The page follows as soon as the texts are here; that the platform remembers it is only for the next
/// time.
fn pick(language: Language) {
    tasks::start(async move {
        let asked = i18n::pick(language).await;
        if asked != Asked::Overtaken {
            notices::set_language_missing(asked == Asked::Missing);
        }
        if asked == Asked::InForce && matches!(user::name_now(), RemoteData::Ready(_)) {
            drop(profile::save_language(language.tag()).await);
        }
    });
}

fn user_menu() -> Part {
    let texts = common();
    let in_force = scheme::current();
    let schemes = Scheme::ALL.map(|picked| {
        let choice = choice(picked == in_force, scheme_name(texts, picked), move || {
            scheme::pick(picked);
        });
        li("", vec![choice])
    });
    let mut parts = signed_in(texts);
    parts.push(element(
        "p",
        &[("id", "scheme-label")],
        vec![text(texts.scheme)],
    ));
    parts.push(element(
        "ul",
        &[("aria-labelledby", "scheme-label")],
        schemes.into(),
    ));
    menu(Icon::Menu, texts.menu, parts)
}

fn scheme_name(texts: &CommonTexts, scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::System => texts.scheme_system,
        Scheme::Light => texts.scheme_light,
        Scheme::Dark => texts.scheme_dark,
    }
}

/// Who is there and the way out; without anybody, the way in.
fn signed_in(texts: &CommonTexts) -> Parts {
    match user::name() {
        RemoteData::Loading => vec![nothing(), nothing()],
        RemoteData::Ready(name) => {
            let parts = vec![
                span("muted", vec![text(texts.signed_in_as)]),
                element("br", &[], Vec::new()),
                strong(vec![text(name)]),
            ];
            let out = session::sign_out_address();
            vec![
                p("", parts),
                button_link(texts.sign_out.to_owned(), &out, Look::Secondary, None),
            ]
        }
        RemoteData::Failed(_) => {
            let press = Press {
                label: texts.sign_in.to_owned(),
                look: Look::Secondary,
                ..Press::default()
            };
            vec![nothing(), button(press, session::sign_in)]
        }
    }
}

/// One of several, of which one is in force. Nothing happens but the change itself.
fn choice(in_force: bool, name: &str, pick: impl Fn() + 'static) -> Part {
    let attributes = [
        ("type", "button"),
        ("class", "choice"),
        ("aria-pressed", if in_force { "true" } else { "false" }),
    ];
    let mut choice = element(
        "button",
        &attributes,
        vec![icon(Icon::Checkmark), span("", vec![text(name)])],
    );
    if let Part::Element(choice) = &mut choice {
        choice.on_click = Some(OnClick::new(pick));
    }
    choice
}
