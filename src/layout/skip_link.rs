use crate::i18n::t;
use leptos::prelude::*;

/// Leads to the main part of the page: the first thing that Tab comes to (WCAG 2.4.1).
#[component]
pub(crate) fn SkipLink() -> impl IntoView {
    view! {
        <a class="ds-skip-link" href="#main">
            {t(|t| t.common.skip)}
        </a>
    }
}
