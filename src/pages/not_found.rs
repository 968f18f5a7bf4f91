use crate::i18n::{t, t_signal, use_i18n};
use crate::layout::page_title::set_page_title;
use crate::routes;
use crate::ui::{ButtonLink, PageHeading};
use leptos::prelude::*;

/// The page for an address that leads nowhere.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    let i18n = use_i18n();
    set_page_title(move || i18n.texts().common.not_found_heading.to_owned());
    view! {
        <div class="page">
            <PageHeading>{t(|t| t.common.not_found_heading)}</PageHeading>
            <p>{t(|t| t.common.not_found_text)}</p>
            <ButtonLink label=t_signal(|t| t.common.to_start) href=routes::start() />
        </div>
    }
}
