//! What was decided, by whom, for whom and when: to read, to keep and to print.

use super::leave::ways;
use super::messages;
use super::parts::{copy, moment};
use super::state::screen::Receipt;
use super::store::ApprovalStore;
use super::view_model::ViewModel;
use crate::api::RemoteData;
use crate::browser::address;
use crate::i18n::format::DateStyle;
use crate::i18n::template::fill;
use crate::shell::user;
use crate::ui::blocks::{
    Part, Parts, Press, alert, button, classed, code, div, foreign, line, named, p, strong, text,
};
use crate::ui::{Look, Tone};
use fullmakt_domain::Decision;
use fullmakt_domain::text::sanitize_line;

/// Longest name of a person, in characters.
const NAME_LENGTH: usize = 120;

/// The receipt below its heading, which has focus when it appears.
pub(super) fn receipt(scene: &ViewModel, model: ApprovalStore, receipt: &Receipt) -> Part {
    let texts = scene.texts();
    let tone = match receipt.decision {
        Decision::Approve | Decision::Escalate => Tone::Success,
        Decision::Reject => Tone::Info,
    };
    let did = strong(vec![text(messages::you_did(texts, receipt.decision))]);
    let mut said = vec![p("", vec![did])];
    let lines = messages::receipt_lines(texts, scene.kind, receipt, &scene.names());
    said.extend(lines.into_iter().map(line));
    let press = Press {
        label: texts.print.to_owned(),
        look: Look::Secondary,
        ..Press::default()
    };
    let print = button(press, address::print);
    div(
        "stack",
        vec![
            alert(tone, "status", said),
            classed("dl", "approval-receipt", facts(scene, model, receipt)),
            ways(scene, model, Look::Primary, print),
        ],
    )
}

fn facts(scene: &ViewModel, model: ApprovalStore, receipt: &Receipt) -> Parts {
    let (texts, who) = (scene.texts(), &scene.who);
    let number = |number: &str| fill(texts.number, &[("number", number)]);
    let theirs = |words: String| vec![foreign(words, None)];
    let org = if who.org_has_name {
        [who.org.as_str(), ", ", &number(&who.org_number)].concat()
    } else {
        who.org.clone()
    };
    let mut facts = vec![named(texts.receipt_org, "", theirs(org))];
    if let Some(vendor) = &who.vendor {
        facts.push(named(texts.receipt_vendor, "", theirs(number(vendor))));
    }
    if let RemoteData::Ready(name) = user::name() {
        let name = sanitize_line(&name, NAME_LENGTH);
        facts.push(named(texts.receipt_by, "", theirs(name)));
    }
    let at = moment(receipt.at, DateStyle::DayAndTime);
    facts.push(named(texts.receipt_at, "", vec![at]));
    if let Some(reference) = &scene.reference {
        let mut value = vec![code(reference.clone())];
        value.extend(copy(scene, model, reference.clone()));
        facts.push(named(texts.receipt_reference, "reference", value));
    }
    facts
}
