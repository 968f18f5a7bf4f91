//! The footer.

use crate::i18n::common::common;
use crate::routes;
use leptos::prelude::*;

/// The footer of every page: help in the same place everywhere (WCAG 3.2.6).
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="frame-footer">
            <div>
                <a class="ds-link" data-color="neutral" href=routes::accessibility()>
                    {move || common().accessibility}
                </a>
            </div>
        </footer>
    }
}
