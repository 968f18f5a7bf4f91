//! Texts of the page with elements in them, and the elements: names, texts of others, times.

use crate::approval::details::LocalizedText;
use crate::approval::view_model::PartiesView;
use crate::i18n::Language;
use crate::i18n::format::{DateStyle, date};
use crate::i18n::template::{TemplatePart, parts};
use crate::ui::{ForeignText, LoadingText, Name, Timestamp, text_view};
use fullmakt_domain::time::{UnixSeconds, rfc3339};
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

/// A text of somebody else, with its own language.
pub(super) fn localized(text: &LocalizedText) -> AnyView {
    view! { <ForeignText text=text.text.clone() lang=text.lang /> }.into_any()
}

/// The name of somebody or something, with its own language.
pub(super) fn name_of(name: &LocalizedText) -> AnyView {
    view! { <Name text=name.text.clone() lang=name.lang /> }.into_any()
}

/// A point in time in the language in use.
pub(super) fn moment(language: Language, at: UnixSeconds, style: DateStyle) -> AnyView {
    view! {
        <Timestamp
            text=date(language, at, style)
            exact=date(language, at, DateStyle::DayAndTime)
            datetime=rfc3339(at)
        />
    }
    .into_any()
}
