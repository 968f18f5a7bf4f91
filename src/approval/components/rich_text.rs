//! Texts of the page with elements in them: the names of system and organisation, and other values.

use crate::approval::view_model::PartiesView;
use crate::i18n::{self, name_of};
use crate::ui::{LoadingText, Name};
use leptos::prelude::*;

/// A template with an element for each of its values. The names of system and organisation are known here;
/// `value` gives the others.
pub(super) fn rich_text(
    template: &'static str,
    parties: &PartiesView,
    value: &dyn Fn(&str) -> AnyView,
) -> Vec<AnyView> {
    i18n::rich_text(template, &|name| match name {
        "system" if parties.system_is_loading => {
            let text = parties.system.text.clone();
            view! { <LoadingText letters=11 text=text /> }.into_any()
        }
        "system" => name_of(&parties.system),
        "org" if parties.org_is_loading => {
            view! { <LoadingText letters=13 text=parties.org.clone() /> }.into_any()
        }
        "org" => view! { <Name text=parties.org.clone() /> }.into_any(),
        name => value(name),
    })
}

/// For templates without other values.
pub(super) fn no_value(_: &str) -> AnyView {
    ().into_any()
}
