use crate::i18n::{t, use_i18n};
use crate::layout::page_title::set_page_title;
use crate::ui::PageHeading;
use leptos::prelude::*;

/// The front page: what the app is, for those who come without a link.
#[component]
pub(crate) fn StartPage() -> impl IntoView {
    let i18n = use_i18n();
    set_page_title(move || i18n.texts().common.start_heading.to_owned());
    view! {
        <div class="page">
            <PageHeading>{t(|t| t.common.start_heading)}</PageHeading>
            <p>{t(|t| t.common.start_text)}</p>
            <p>{t(|t| t.common.start_link)}</p>
        </div>
    }
}
