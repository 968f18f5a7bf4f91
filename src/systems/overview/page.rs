#![allow(unreachable_pub, reason = "#[component] makes its props public")]

use super::components::{FilterFields, HitsStatus, JumpLinks, OverviewSection};
use super::state::Section;
use super::store::OverviewStore;
use crate::i18n::template::fill;
use crate::i18n::{t, t_signal};
use crate::layout::page_title::set_page_title;
use crate::organisation::Organisation;
use crate::problems::MessageAlert;
use crate::routes;
use crate::systems::messages::no_access;
use crate::ui::{ButtonLink, ButtonVariant, PageHeading, isolate, text_with_names};
use leptos::prelude::*;

/// What waits for an answer, and the system users of an organisation.
#[component]
pub(crate) fn OverviewPage(organisation: Organisation) -> impl IntoView {
    let create = routes::create(&organisation.uuid, None);
    let name = organisation.name.clone();
    let store = OverviewStore::load(organisation);
    provide_context(store);
    set_page_title(t_signal(|t| t.common.system_users));
    let (is_denied, may_manage) = (store.is_denied(), store.may_manage());
    let create_link = move || {
        view! {
            <div class="actions">
                <ButtonLink
                    label=t_signal(|t| t.systems.create)
                    href=create.clone()
                    variant=ButtonVariant::Secondary
                />
            </div>
        }
        .into_any()
    };
    let lead = move || {
        let text = fill(store.texts().systems.lead, &[("org", &isolate(&name))]);
        text_with_names(&text)
    };
    view! {
        <div class="page systems">
            <div class="stack">
                <PageHeading>{t(|t| t.common.system_users)}</PageHeading>
                <p>{lead}</p>
                {move || (may_manage.get() == Some(true)).then(create_link.clone())}
            </div>
            {move || {
                if is_denied.get() {
                    let message = no_access(store.texts(), &store.organisation());
                    view! { <MessageAlert message=message announce=true /> }.into_any()
                } else {
                    sections().into_any()
                }
            }}
        </div>
    }
}

fn sections() -> impl IntoView {
    let section = |section: &Section| view! { <OverviewSection section=*section /> }.into_any();
    let sections: Vec<AnyView> = Section::ALL.iter().map(section).collect();
    view! {
        <FilterFields />
        <JumpLinks />
        <HitsStatus />
        {sections}
    }
}
