//! Links and buttons that lead on from the page.

use super::model::Model;
use super::state::ways::{Way, logout_cookie};
use crate::browser::cookies;
use crate::i18n::approval::{Approval as Texts, fill};
use crate::i18n::texts;
use crate::routes;
use crate::shell::session;
use crate::ui::{Button, ButtonLink, Look};
use fullmakt_domain::ReturnPath;
use leptos::prelude::*;

/// The ways on, the first of them in the look given, the others quieter.
pub(super) fn ways(model: Model, first: Look) -> impl IntoView {
    let ways = model.ways();
    move || {
        let list = ways.get();
        let leaves_through_logout = matches!(list.last(), Some(Way::Vendor { .. }));
        (!list.is_empty()).then(|| {
            view! {
                <div class="actions approval-ways">
                    {list
                        .into_iter()
                        .enumerate()
                        .map(|(at, way)| {
                            let look = if at == 0 { first } else { Look::Tertiary };
                            link(model, way, look)
                        })
                        .collect_view()}
                </div>
                {leaves_through_logout.then(|| {
                    view! { <p class="muted">{texts::<Texts>().logs_out}</p> }
                })}
            }
        })
    }
}

fn link(model: Model, way: Way, look: Look) -> AnyView {
    let words = texts::<Texts>();
    match way {
        Way::Reload => view! {
            <Button look=look on_click=move || model.reload()>
                {words.reload}
            </Button>
        }
        .into_any(),
        Way::SignIn => leading(session::sign_in_address(), words.sign_in, look),
        Way::OtherPerson => leading(session::sign_out_address(), words.other_person, look),
        Way::LogOut => leading(session::sign_out_address(), words.log_out, look),
        Way::Back(path) => leading(path.to_string(), words.back, look),
        Way::Start => leading(routes::start(), words.start, look),
        Way::Vendor { host } => vendor(model, host.as_deref(), look),
    }
}

fn leading(href: String, text: &'static str, look: Look) -> AnyView {
    view! {
        <ButtonLink href=href look=look>
            {text}
        </ButtonLink>
    }
    .into_any()
}

/// The platform's logout goes to the vendor when the cookie says which request it was. It is set at
/// the click, so that no other way out ends there.
fn vendor(model: Model, host: Option<&str>, look: Look) -> AnyView {
    let words = texts::<Texts>();
    let text = match host {
        Some(host) => fill(words.back_to_vendor, &[("host", host)]),
        None => words.back_to_vendor_unnamed.to_owned(),
    };
    let remember = move |_| {
        if let Some(asked) = model.asked_now() {
            let (name, value) = logout_cookie(&asked);
            cookies::set(name, &value);
        }
    };
    view! {
        <a
            class="ds-button"
            data-variant=look.variant()
            href=session::sign_out_address()
            on:click=remember
            on:auxclick=remember
        >
            {text}
        </a>
    }
    .into_any()
}

/// The link back to where the user came from on this site, above the page.
pub(super) fn back_link(path: &ReturnPath) -> AnyView {
    view! {
        <a class="ds-link approval-back" href=path.to_string()>
            {texts::<Texts>().back}
        </a>
    }
    .into_any()
}
