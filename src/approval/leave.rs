//! Links and buttons that lead on from the page.

use super::model::Model;
use super::scene::Scene;
use super::state::screen::Screen;
use super::state::ways::Way;
use crate::i18n::template::fill;
use crate::routes;
use crate::shell::session;
use crate::ui::Look;
use crate::ui::blocks::{OnClick, Part, Press, button, button_link, div, nothing, p, text};

/// The ways on, the first of them in the look given, the others quieter. `more` stands beside them.
pub(super) fn ways(scene: &Scene, model: Model, first: Look, more: Part) -> Part {
    let texts = scene.texts();
    let mut links = Vec::new();
    for (at, way) in scene.ways.iter().enumerate() {
        let look = if at == 0 { first } else { Look::Tertiary };
        links.push(link(scene, model, way, look));
    }
    links.push(more);
    let by_logout = matches!(scene.ways.last(), Some(Way::Vendor { .. }));
    let said = if by_logout {
        p("muted", vec![text(texts.logs_out)])
    } else {
        nothing()
    };
    div("approval-ways", vec![div("actions", links), said])
}

fn link(scene: &Scene, model: Model, way: &Way, look: Look) -> Part {
    let texts = scene.texts();
    let (label, href) = match way {
        Way::Reload => {
            let is_shown = matches!(scene.screen, Screen::Request(_));
            let label = if is_shown {
                texts.read_status
            } else {
                texts.reload
            };
            let press = Press {
                label: label.to_owned(),
                look,
                ..Press::default()
            };
            return button(press, move || model.reload());
        }
        Way::SignIn => (texts.sign_in.to_owned(), session::sign_in_address()),
        Way::OtherPerson => (texts.other_person.to_owned(), session::sign_out_address()),
        Way::LogOut => (texts.log_out.to_owned(), session::sign_out_address()),
        Way::Back(path) => (texts.back.to_owned(), path.to_string()),
        Way::Start => (texts.start.to_owned(), routes::start()),
        Way::Vendor { host: Some(host) } => (
            fill(texts.back_to_vendor, &[("host", host)]),
            session::sign_out_address(),
        ),
        Way::Vendor { host: None } => (
            texts.back_to_vendor_unnamed.to_owned(),
            session::sign_out_address(),
        ),
    };
    // The platform's logout goes to the vendor when a cookie says which request it was. It is set at
    // the click, so that no other way out ends there.
    let to_vendor = matches!(way, Way::Vendor { .. });
    let on_leave = to_vendor.then(|| OnClick::new(move || model.remember_vendor()));
    button_link(label, &href, look, on_leave)
}
