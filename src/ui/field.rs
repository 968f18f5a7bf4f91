//! What stands around a control: its label above, with a description, and what is wrong below.

use super::text_view;
use leptos::prelude::*;

/// The label, the description and the error of the control with this id. Empty ones take no space.
pub(super) fn field(
    id: &'static str,
    label: Signal<String>,
    description: Signal<String>,
    control: AnyView,
    error: Signal<String>,
) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{text_view(label)}</label>
            {note(part_id(id, "description"), "muted", description)}
            {control}
            {note(part_id(id, "error"), "field-error", error)}
        </div>
    }
    .into_any()
}

fn note(id: String, class: &'static str, text: Signal<String>) -> AnyView {
    view! {
        <p id=id class=class hidden=move || text.with(String::is_empty)>
            {text_view(text)}
        </p>
    }
    .into_any()
}

fn part_id(id: &str, part: &str) -> String {
    [id, part].join("-")
}

/// The `aria-describedby` of the control: the notes that say something.
pub(super) fn described_by(
    id: &'static str,
    description: Signal<String>,
    error: Signal<String>,
) -> Option<String> {
    let notes = [("error", error), ("description", description)];
    let notes = notes
        .into_iter()
        .filter(|(_, text)| !text.with(String::is_empty));
    let ids: Vec<String> = notes.map(|(part, _)| part_id(id, part)).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
