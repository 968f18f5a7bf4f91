use crate::i18n::{t, t_signal};
use crate::layout::page_title::set_page_title;
use crate::ui::PageHeading;
use leptos::prelude::*;

/// The front page: what the app is, for those who come without a link.
#[component]
pub(crate) fn StartPage() -> impl IntoView {
    set_page_title(t_signal(|t| t.common.start_heading));
    view! {
        <div class="page">
            <PageHeading>{t(|t| t.common.start_heading)}</PageHeading>
            <p>{t(|t| t.common.start_text)}</p>
            <p>{t(|t| t.common.start_link)}</p>
        </div>
    }
}
