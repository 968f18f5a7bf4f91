use crate::i18n::{Texts, t, t_signal};
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
            <p>{t(|t| t.accessibility.aim)}</p>
            {section(|t| t.accessibility.works_heading, |t| t.accessibility.works)}
            {section(|t| t.accessibility.limits_heading, |t| t.accessibility.limits)}
            {section(|t| t.accessibility.tell_heading, |t| t.accessibility.tell)}
        </div>
    }
}

type Text = fn(&'static Texts) -> &'static str;

fn section(heading: Text, text: Text) -> AnyView {
    view! {
        <div class="stack">
            <Heading text=t_signal(heading) />
            <p>{t(text)}</p>
        </div>
    }
    .into_any()
}
