use crate::i18n::t;
use crate::routes;
use leptos::prelude::*;

/// The footer of every page: help in the same place everywhere (WCAG 3.2.6).
#[component]
pub(crate) fn Footer() -> impl IntoView {
    view! {
        <footer class="frame-footer">
            <div>
                <a class="ds-link" data-color="neutral" href=routes::accessibility()>
                    {t(|t| t.common.accessibility)}
                </a>
            </div>
        </footer>
    }
}
