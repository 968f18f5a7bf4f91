use crate::i18n::Language;
use crate::i18n::format::{DateStyle, date};
use crate::ui::Timestamp;
use fullmakt_domain::time::{UnixSeconds, rfc3339};
use leptos::prelude::*;

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
