use crate::i18n::{t, t_signal};
use crate::layout::page_title::set_page_title;
use crate::ui::{Heading, PageHeading};
use leptos::prelude::*;

/// The accessibility statement. What it claims is shown in `docs/accessibility.md`.
#[component]
pub(crate) fn AccessibilityPage() -> impl IntoView {
    set_page_title(t_signal(|t| t.common.accessibility));
    view! {
        <div class="page">
            <PageHeading>{t(|t| t.common.accessibility)}</PageHeading>
            <p>{t(|t| t.common.statement_aim)}</p>
            <div class="stack">
                <Heading text=t_signal(|t| t.common.statement_works_heading) />
                <p>{t(|t| t.common.statement_works)}</p>
            </div>
            <div class="stack">
                <Heading text=t_signal(|t| t.common.statement_limits_heading) />
                <p>{t(|t| t.common.statement_limits)}</p>
            </div>
            <div class="stack">
                <Heading text=t_signal(|t| t.common.statement_tell_heading) />
                <p>{t(|t| t.common.statement_tell)}</p>
            </div>
        </div>
    }
}
