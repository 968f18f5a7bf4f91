use crate::i18n::{t, t_signal};
use crate::layout::page_title::set_page_title;
use crate::routes;
use crate::ui::{ButtonLink, PageHeading};
use leptos::prelude::*;

/// The page for an address that leads nowhere.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    set_page_title(t_signal(|t| t.common.not_found_heading));
    view! {
        <div class="page">
            <PageHeading>{t(|t| t.common.not_found_heading)}</PageHeading>
            <p>{t(|t| t.common.not_found_text)}</p>
            <ButtonLink label=t_signal(|t| t.common.to_start) href=routes::start() />
        </div>
    }
}
