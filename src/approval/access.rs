//! What is asked for: packages and single rights, each opening in place.

use super::messages;
use super::parts::told;
use super::state::details::{Description, ItemView, LocalizedText, PackageService};
use super::state::request::{ItemChange, Subject};
use super::store::ApprovalStore;
use super::view_model::ViewModel;
use crate::api::RemoteData;
use crate::i18n::format::count;
use crate::i18n::template::fill;
use crate::ui::blocks::{
    Part, Parts, Press, alert, button, code, div, foreign, foreign_lines, heading, li, line,
    nothing, on_its_way, opening, p, section, skeleton, span, text, ul,
};
use crate::ui::{Look, Tone};
use fullmakt_domain::text::{sanitize_line, sanitize_lines};

/// Longest name of a package or service, in characters.
const NAME_LENGTH: usize = 200;
/// Longest description, in characters.
const DESCRIPTION_LENGTH: usize = 3000;

/// The list of what is asked for, in one group, or in what comes and what goes.
pub(super) fn access(scene: &ViewModel, model: ApprovalStore) -> Part {
    let Some(items) = &scene.items else {
        return loading();
    };
    if items.is_empty() {
        return line(scene.texts().asks_nothing);
    }
    let mut parts: Parts = [ItemChange::Given, ItemChange::Added, ItemChange::Removed]
        .into_iter()
        .map(|change| group(scene, change))
        .collect();
    let lacks_something = items.iter().any(|(_, row)| row.lacks_something());
    parts.push(if lacks_something {
        unknown(scene, model)
    } else {
        nothing()
    });
    div("stack", parts)
}

fn loading() -> Part {
    let row = || li("access-item access-loading", vec![skeleton(20)]);
    div(
        "stack access-waiting",
        vec![p("", vec![skeleton(24)]), ul("access", vec![row(), row()])],
    )
}

fn unknown(scene: &ViewModel, model: ApprovalStore) -> Part {
    let texts = scene.texts();
    let press = Press {
        label: texts.describe_again.to_owned(),
        look: Look::Secondary,
        ..Press::default()
    };
    let again = button(press, move || model.describe_again());
    alert(Tone::Warning, "", vec![line(texts.some_unknown), again])
}

fn group(scene: &ViewModel, change: ItemChange) -> Part {
    let items = scene.items.iter().flatten();
    let rows: Parts = items
        .filter(|(of, _)| *of == change)
        .map(|(_, row)| {
            li(
                "access-item",
                vec![opening(summary(scene, row), details(scene, row))],
            )
        })
        .collect();
    if rows.is_empty() {
        return nothing();
    }
    let (id, class) = match change {
        ItemChange::Given => ("access-given", "stack"),
        ItemChange::Added => ("access-added", "stack access-added"),
        ItemChange::Removed => ("access-removed", "stack access-removed"),
    };
    let template = messages::access_heading(scene.texts(), scene.kind, change, scene.is_over());
    let parts = vec![heading(id, "sm", scene.fill(template)), ul("access", rows)];
    section(class, id, parts)
}

/// The line that is always there: name, what it is, and what is wrong with it.
fn summary(scene: &ViewModel, row: &ItemView) -> Parts {
    let texts = scene.texts();
    let id = sanitize_line(row.subject.id(), NAME_LENGTH);
    let what = match row.subject {
        Subject::Package(_) => texts.package,
        Subject::Service { .. } | Subject::Opaque(_) => texts.right,
    };
    let mut kind = vec![text(what)];
    let mut more = |part: Part| kind.extend([text(" · "), part]);
    let name = match &row.about {
        // The id is there from the first moment: what is asked for is always on the page.
        Description::Loading => {
            more(text(id.clone()));
            on_its_way(18, id)
        }
        Description::Package { name, services, .. } => {
            if let Some(services) = services.ready() {
                let number = u32::try_from(services.len()).unwrap_or(u32::MAX);
                more(text(count(number, texts.service, texts.services)));
            }
            told(&shown(name))
        }
        Description::Service { name, owner, .. } => {
            let owner = shown(owner);
            if !owner.text.is_empty() {
                more(told(&owner));
            }
            told(&shown(name))
        }
        Description::Unknown => code(id),
    };
    let mut parts = vec![span("access-name", vec![name]), span("access-kind", kind)];
    if matches!(row.about, Description::Unknown) {
        parts.push(span(
            "access-mark access-unknown",
            vec![text(texts.unknown_mark)],
        ));
    }
    if row.forbidden.is_some() {
        parts.push(span(
            "access-mark access-forbidden",
            vec![text(texts.forbidden_mark)],
        ));
    }
    vec![span("access-text", parts)]
}

/// What the line opens to.
fn details(scene: &ViewModel, row: &ItemView) -> Parts {
    let texts = scene.texts();
    let mut parts = Vec::new();
    for cause in row.forbidden.iter().flatten() {
        let why = scene.all.problem(*cause);
        parts.push(line([why.what, " ", why.next].concat()));
    }
    match &row.about {
        Description::Loading => parts.push(line(texts.loading_item)),
        Description::Unknown => parts.push(line(texts.explain_unknown)),
        Description::Package {
            description,
            services,
            ..
        } => {
            parts.push(described(description));
            parts.push(inside(scene, services));
        }
        Description::Service {
            description, owner, ..
        } => {
            parts.push(described(description));
            let owner = shown(owner).text;
            if !owner.is_empty() {
                parts.push(line(fill(texts.owner, &[("owner", &owner)])));
            }
        }
    }
    if let Subject::Service {
        action: Some(action),
        ..
    } = &row.subject
    {
        let action = sanitize_line(action, NAME_LENGTH);
        parts.push(line(fill(texts.action, &[("action", &action)])));
    }
    let explained = match row.subject {
        Subject::Package(_) => texts.explain_package,
        Subject::Service { .. } | Subject::Opaque(_) => texts.explain_right,
    };
    let id = sanitize_line(row.subject.id(), NAME_LENGTH);
    parts.push(p("muted", vec![text(explained)]));
    parts.push(p("muted", vec![text(fill(texts.id, &[("id", &id)]))]));
    vec![div("stack", parts)]
}

fn described(description: &LocalizedText) -> Part {
    let words = sanitize_lines(&description.text, DESCRIPTION_LENGTH);
    if words.is_empty() {
        return nothing();
    }
    foreign_lines(words, description.lang)
}

fn inside(scene: &ViewModel, services: &RemoteData<Vec<PackageService>>) -> Part {
    let texts = scene.texts();
    let list = match services {
        RemoteData::Loading => return line(texts.services_loading),
        RemoteData::Failed(_) => return line(texts.services_failed),
        RemoteData::Ready(list) if list.is_empty() => return line(texts.services_none),
        RemoteData::Ready(list) => list,
    };
    let items = list.iter().map(|service| {
        let name = foreign(sanitize_line(&service.name, NAME_LENGTH), None);
        let owner = sanitize_line(&service.owner, NAME_LENGTH);
        let mut parts = vec![name];
        if !owner.is_empty() {
            parts.push(span("muted", vec![text(" · "), foreign(owner, None)]));
        }
        li("", parts)
    });
    let heading = p("access-inside", vec![text(texts.services_heading)]);
    div("", vec![heading, ul("access-services", items.collect())])
}

fn shown(told: &LocalizedText) -> LocalizedText {
    LocalizedText {
        text: sanitize_line(&told.text, NAME_LENGTH),
        lang: told.lang,
    }
}
