#![allow(unreachable_pub, reason = "#[component] makes its props public")]

use super::create::CreatePage;
use super::details::DetailsPage;
use super::overview::OverviewPage;
use crate::i18n::t_signal;
use crate::layout::Navigation;
use crate::organisation::OrganisationGate;
use crate::routes::Route;
use leptos::prelude::*;

/// The page of this feature that stands in the address. One program for all of them: whoever opens one opens others.
#[component]
pub(crate) fn SystemsPage() -> impl IntoView {
    let route = expect_context::<Navigation>().route();
    let title = t_signal(|t| t.common.system_users);
    // The app mounts this page anew for another route.
    match route.get_untracked() {
        Route::SystemUser => view! {
            <OrganisationGate
                title=title
                page=|organisation| view! { <DetailsPage organisation=organisation /> }.into_any()
            />
        }
        .into_any(),
        Route::CreateSystemUser => view! {
            <OrganisationGate
                title=t_signal(|t| t.systems.create_title)
                page=|organisation| view! { <CreatePage organisation=organisation /> }.into_any()
            />
        }
        .into_any(),
        _ => view! {
            <OrganisationGate
                title=title
                page=|organisation| view! { <OverviewPage organisation=organisation /> }.into_any()
            />
        }
        .into_any(),
    }
}
