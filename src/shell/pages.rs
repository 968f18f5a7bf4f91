//! Pages that belong to no feature: the front page, the accessibility statement, and the page for
//! addresses that lead nowhere.

use super::title;
use crate::i18n::common::{Common, common};
use crate::routes;
use crate::ui::{ButtonLink, Heading, PageHeading};
use leptos::prelude::*;

/// The front page: what the app is, for those who come without a link.
#[component]
pub fn StartPage() -> impl IntoView {
    title::set(|| common().start_heading.to_owned());
    view! {
        <div class="page">
            <PageHeading>{move || common().start_heading}</PageHeading>
            <p>{move || common().start_text}</p>
            <p>{move || common().start_link}</p>
        </div>
    }
}

/// The page for an address that leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    title::set(|| common().not_found_heading.to_owned());
    view! {
        <div class="page">
            <PageHeading>{move || common().not_found_heading}</PageHeading>
            <p>{move || common().not_found_text}</p>
            <ButtonLink href=routes::start()>{move || common().to_start}</ButtonLink>
        </div>
    }
}

/// The accessibility statement. What it claims is shown in `docs/accessibility.md`.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    title::set(|| common().accessibility.to_owned());
    let part = |heading: fn(&Common) -> &'static str, text: fn(&Common) -> &'static str| {
        view! {
            <section class="stack">
                <Heading level=2>{move || heading(common())}</Heading>
                <p>{move || text(common())}</p>
            </section>
        }
    };
    view! {
        <div class="page">
            <PageHeading>{move || common().accessibility}</PageHeading>
            <p>{move || common().statement_aim}</p>
            {part(|texts| texts.statement_works_heading, |texts| texts.statement_works)}
            {part(|texts| texts.statement_limits_heading, |texts| texts.statement_limits)}
            {part(|texts| texts.statement_tell_heading, |texts| texts.statement_tell)}
        </div>
    }
}
