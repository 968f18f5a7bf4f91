use crate::layout::page_title::set_page_title;
use crate::ui::{LoadingLines, PageHeading, text_view};
use leptos::prelude::*;

/// Keeps the shape of a page while something is being read.
#[component]
pub(crate) fn LoadingPage(
    /// Heading of the page, and its title.
    title: Signal<String>,
    /// What is being read, for those who do not see the shape.
    text: Signal<String>,
) -> impl IntoView {
    set_page_title(title);
    // Another element than what follows, whose heading is then a new one, as in `layout/lazy_page.rs`.
    view! {
        <section class="page">
            <PageHeading>{text_view(title)}</PageHeading>
            <LoadingLines text=text letters=40 />
        </section>
    }
}
