use crate::i18n::t_signal;
use crate::layout::page_title::set_page_title;
use crate::organisation::{Organisation, OrganisationGate};
use crate::ui::{Name, PageHeading};
use leptos::prelude::*;

/// Stands for the pages about an organisation until they are there.
#[component]
pub(crate) fn PlaceholderPage() -> impl IntoView {
    view! { <OrganisationGate title=t_signal(|t| t.party.loading) page=page /> }
}

fn page(organisation: Organisation) -> AnyView {
    set_page_title(Signal::stored(organisation.name.clone()));
    view! {
        <div class="page">
            <PageHeading>
                <Name text=organisation.name />
            </PageHeading>
        </div>
    }
    .into_any()
}
