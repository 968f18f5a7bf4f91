//! Parts that several places of the page use.

use super::messages::{Message, Severity};
use super::state::details::LocalizedText;
use super::store::ApprovalStore;
use super::view_model::ViewModel;
use crate::i18n::common;
use crate::i18n::format::{DateStyle, date};
use crate::i18n::template::{self, TemplatePart};
use crate::ui::blocks::{
    self, Part, Parts, Press, alert, button, code, element, foreign, heading, line, nothing,
    on_its_way, p, span, text,
};
use crate::ui::{Look, Tone};
use fullmakt_domain::time::{UnixSeconds, rfc3339};

/// A template with a part for each of its values; names of system and organisation are known here.
pub(super) fn rich(scene: &ViewModel, template: &str, value: &dyn Fn(&str) -> Part) -> Parts {
    let who = &scene.who;
    let part = |piece| match piece {
        TemplatePart::Text(words) => text(words),
        TemplatePart::Placeholder("system") if who.system_is_loading => {
            on_its_way(11, who.system.text.clone())
        }
        TemplatePart::Placeholder("system") => told(&who.system),
        TemplatePart::Placeholder("org") if who.org_is_loading => on_its_way(13, who.org.clone()),
        TemplatePart::Placeholder("org") => foreign(who.org.clone(), None),
        TemplatePart::Placeholder(name) => value(name),
    };
    template::parts(template).map(part).collect()
}

/// A text of somebody else.
pub(super) fn told(told: &LocalizedText) -> Part {
    foreign(told.text.clone(), told.lang)
}

/// A point in time as people say it, with the exact time on hover and in print.
pub(super) fn moment(at: UnixSeconds, style: DateStyle) -> Part {
    // Times of our days have few enough digits for a float.
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of our time")]
    let milliseconds = at.saturating_mul(1000) as f64;
    let exact = date(milliseconds, DateStyle::DayAndTime);
    blocks::moment(date(milliseconds, style), &exact, &rfc3339(at))
}

/// A message, with its reference when it has one. `announce`: it appears because of something
/// that happened while the page was there.
pub(super) fn message(
    scene: &ViewModel,
    model: ApprovalStore,
    message: Message,
    announce: bool,
) -> Part {
    let (tone, role) = match message.severity {
        Severity::Info => (Tone::Info, "status"),
        Severity::Success => (Tone::Success, "status"),
        Severity::Warning => (Tone::Warning, "status"),
        Severity::Error => (Tone::Danger, "alert"),
    };
    let mut parts = Vec::new();
    if !message.title.is_empty() {
        parts.push(heading("", "xs", message.title));
    }
    parts.extend(message.lines.into_iter().map(line));
    parts.push(match message.reference {
        Some(reference) => {
            let name = span("", vec![text(common().reference)]);
            let mut parts = vec![name, code(reference.clone())];
            parts.extend(copy(scene, model, reference));
            p("reference muted", parts)
        }
        // The platform has not answered: there is nothing that support could look for.
        None => nothing(),
    });
    alert(tone, if announce { role } else { "" }, parts)
}

/// A button that copies a text which stands beside it, and what came of it.
pub(super) fn copy(scene: &ViewModel, model: ApprovalStore, words: String) -> Parts {
    let texts = common();
    let said = match &scene.copied {
        Some((copied, true)) if *copied == words => texts.copied,
        Some((copied, false)) if *copied == words => texts.copy_failed,
        _ => "",
    };
    let press = Press {
        label: texts.copy_reference.to_owned(),
        look: Look::Tertiary,
        small: true,
        ..Press::default()
    };
    let attributes = [("class", "copy-outcome"), ("role", "status")];
    vec![
        button(press, move || model.copy(words.clone())),
        element("span", &attributes, vec![text(said)]),
    ]
}
