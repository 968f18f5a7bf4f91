//! Texts with elements in them, and the elements: names, texts of others, times.

use super::format::{DateStyle, date};
use super::localized::LocalizedText;
use super::template::{TemplatePart, parts};
use crate::ui::{ForeignText, Name, Timestamp, text_view};
use fullmakt_domain::Language;
use fullmakt_domain::time::{UnixSeconds, rfc3339};
use leptos::prelude::*;

/// A template with an element for each of its values.
pub(crate) fn rich_text(template: &'static str, value: &dyn Fn(&str) -> AnyView) -> Vec<AnyView> {
    let element = |part| match part {
        TemplatePart::Text(part) => text_view(part),
        TemplatePart::Placeholder(name) => value(name),
    };
    parts(template).map(element).collect()
}

/// A text of somebody else, with its own language.
pub(crate) fn localized(text: &LocalizedText) -> AnyView {
    view! { <ForeignText text=text.text.clone() lang=text.lang /> }.into_any()
}

/// The name of somebody or something, with its own language.
pub(crate) fn name_of(name: &LocalizedText) -> AnyView {
    view! { <Name text=name.text.clone() lang=name.lang /> }.into_any()
}

/// A point in time in the language in use.
pub(crate) fn moment(language: Language, at: UnixSeconds, style: DateStyle) -> AnyView {
    view! {
        <Timestamp
            text=date(language, at, style)
            exact=date(language, at, DateStyle::DayAndTime)
            datetime=rfc3339(at)
        />
    }
    .into_any()
}
