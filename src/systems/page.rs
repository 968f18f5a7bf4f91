//! The pages, each about the organisation in the address.
#![allow(unreachable_pub, reason = "#[component] makes its props public")]

use super::create::CreatePage;
use super::details::DetailsPage;
use super::overview::OverviewPage;
use crate::i18n::t_signal;
use crate::organisation::OrganisationGate;
use leptos::prelude::*;

/// What waits for an answer, and the system users.
#[component]
pub(crate) fn SystemUsersPage() -> impl IntoView {
    view! {
        <OrganisationGate
            title=t_signal(|t| t.common.system_users)
            page=|organisation| view! { <OverviewPage organisation=organisation /> }.into_any()
        />
    }
}

/// One system user, by the `id` in the address.
#[component]
pub(crate) fn SystemUserPage() -> impl IntoView {
    view! {
        <OrganisationGate
            title=t_signal(|t| t.common.system_users)
            page=|organisation| view! { <DetailsPage organisation=organisation /> }.into_any()
        />
    }
}

/// Choosing a system, and giving it what it needs.
#[component]
pub(crate) fn CreateSystemUserPage() -> impl IntoView {
    view! {
        <OrganisationGate
            title=t_signal(|t| t.systems.create_title)
            page=|organisation| view! { <CreatePage organisation=organisation /> }.into_any()
        />
    }
}
