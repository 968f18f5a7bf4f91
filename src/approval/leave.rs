//! Links and buttons that lead on from the page.

use super::state::next_steps::NextStep;
use super::state::screen::Screen;
use super::store::ApprovalStore;
use super::view_model::ViewModel;
use crate::i18n::template::fill;
use crate::routes;
use crate::shell::session;
use crate::ui::Look;
use crate::ui::blocks::{OnClick, Part, Press, button, button_link, div, nothing, p, text};

/// The ways on, the first of them in the look given, the others quieter. `more` stands beside them.
pub(super) fn ways(scene: &ViewModel, model: ApprovalStore, first: Look, more: Part) -> Part {
    let texts = scene.texts();
    let mut links = Vec::new();
    for (at, way) in scene.ways.iter().enumerate() {
        let look = if at == 0 { first } else { Look::Tertiary };
        links.push(link(scene, model, way, look));
    }
    links.push(more);
    let by_logout = matches!(scene.ways.last(), Some(NextStep::Vendor { .. }));
    let said = if by_logout {
        p("muted", vec![text(texts.logs_out)])
    } else {
        nothing()
    };
    div("approval-ways", vec![div("actions", links), said])
}

fn link(scene: &ViewModel, model: ApprovalStore, way: &NextStep, look: Look) -> Part {
    let texts = scene.texts();
    let (label, href) = match way {
        NextStep::Reload => {
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
        NextStep::SignIn => (texts.sign_in.to_owned(), session::sign_in_address()),
        NextStep::OtherPerson => (texts.other_person.to_owned(), session::sign_out_address()),
        NextStep::LogOut => (texts.log_out.to_owned(), session::sign_out_address()),
        NextStep::Back(path) => (texts.back.to_owned(), path.to_string()),
        NextStep::Start => (texts.start.to_owned(), routes::start()),
        NextStep::Vendor { host: Some(host) } => (
            fill(texts.back_to_vendor, &[("host", host)]),
            session::sign_out_address(),
        ),
        NextStep::Vendor { host: None } => (
            texts.back_to_vendor_unnamed.to_owned(),
            session::sign_out_address(),
        ),
    };
    // The platform's logout goes to the vendor when a cookie says which request it was. It is set at
    // the click, so that no other way out ends there.
    let to_vendor = matches!(way, NextStep::Vendor { .. });
    let on_leave = to_vendor.then(|| OnClick::new(move || model.remember_vendor()));
    button_link(label, &href, look, on_leave)
}
