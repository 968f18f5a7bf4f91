use super::text_view;
use leptos::prelude::*;

/// A point in time as people say it, with the exact time on hover and in print.
#[component]
pub fn Timestamp(
    /// As people say it.
    text: String,
    /// With day, year and time.
    exact: String,
    /// RFC 3339.
    datetime: String,
) -> impl IntoView {
    view! {
        <time datetime=datetime title=exact>{text_view(text)}</time>
    }
}
