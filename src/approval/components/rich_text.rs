use super::localized::name_of;
use crate::approval::view_model::PartiesView;
use crate::i18n::template::{TemplatePart, parts};
use crate::ui::{LoadingText, Name, text_view};
use leptos::prelude::*;

/// A template with an element for each of its values. The names of system and organisation are known here;
/// `value` gives the others.
pub(super) fn rich_text(
    template: &'static str,
    parties: &PartiesView,
    value: &dyn Fn(&str) -> AnyView,
) -> Vec<AnyView> {
    let element = |part| match part {
        TemplatePart::Text(part) => text_view(part),
        TemplatePart::Placeholder("system") if parties.system_is_loading => {
            let text = parties.system.text.clone();
            view! { <LoadingText letters=11 text=text /> }.into_any()
        }
        TemplatePart::Placeholder("system") => name_of(&parties.system),
        TemplatePart::Placeholder("org") if parties.org_is_loading => {
            view! { <LoadingText letters=13 text=parties.org.clone() /> }.into_any()
        }
        TemplatePart::Placeholder("org") => view! { <Name text=parties.org.clone() /> }.into_any(),
        TemplatePart::Placeholder(name) => value(name),
    };
    parts(template).map(element).collect()
}

/// For templates without other values.
pub(super) fn no_value(_: &str) -> AnyView {
    ().into_any()
}
