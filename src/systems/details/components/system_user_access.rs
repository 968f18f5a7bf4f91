use crate::i18n::template::fill;
use crate::systems::components::AccessSection;
use crate::systems::details::store::DetailsStore;
use crate::ui::isolate;
use leptos::prelude::*;

/// What it may do.
#[component]
pub(crate) fn SystemUserAccess() -> impl IntoView {
    let store = expect_context::<DetailsStore>();
    let user = store.system_user();
    let items = user.map(|user| user.items).unwrap_or_default();
    let heading = Signal::derive(move || {
        let template = store.texts().systems.may_do;
        fill(template, &[("title", &isolate(&store.title()))])
    });
    view! {
        <AccessSection
            heading=heading
            items=items
            empty=|t| t.systems.may_do_nothing
            on_retry=move || store.retry_descriptions()
        />
    }
}
