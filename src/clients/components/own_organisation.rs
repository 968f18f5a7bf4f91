use crate::api::RemoteData;
use crate::clients::store::ClientsStore;
use crate::i18n::t_signal;
use crate::i18n::template::fill;
use crate::ui::{Button, ButtonVariant, Heading, StatusLine, isolate, without_isolates};
use leptos::prelude::*;

/// Whether the system may act for the organisation itself too; not there for those who may not know it.
#[component]
pub(crate) fn OwnOrganisation() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let is_there = Memo::new(move |_| store.own.with(Option::is_some));
    let is_added = Memo::new(move |before: Option<&bool>| {
        let added = store.own.with(|own| own.as_ref()?.ready().copied());
        // While it is being changed, the button stays what it was.
        added.unwrap_or_else(|| before == Some(&true))
    });
    let is_busy = Signal::derive(move || {
        store
            .own
            .with(|own| own.as_ref().is_some_and(RemoteData::is_loading))
    });
    // While nobody knows whether it is added, there is nothing to add or to remove.
    let is_failed = Memo::new(move |_| {
        store
            .own
            .with(|own| own.as_ref().is_some_and(|own| own.error().is_some()))
    });
    let said = Signal::derive(move || {
        let texts = &store.texts().clients;
        let template = match (is_failed.get(), is_added.get()) {
            (true, _) => return texts.own_failed.to_owned(),
            (false, true) => texts.own_added,
            (false, false) => texts.own_not_added,
        };
        let org = isolate(&store.organisation().name);
        without_isolates(&fill(template, &[("org", &org)]))
    });
    let label = Signal::derive(move || {
        let texts = store.texts();
        match (is_failed.get(), is_added.get()) {
            (true, _) => texts.common.try_again,
            (false, true) => texts.clients.remove,
            (false, false) => texts.clients.add,
        }
        .to_owned()
    });
    let section = move || {
        view! {
            <section class="stack" aria-labelledby="own">
                <Heading id="own" text=t_signal(|t| t.clients.own_heading) />
                <StatusLine text=said />
                <div class="actions no-print">
                    <Button
                        label=label
                        variant=ButtonVariant::Secondary
                        busy=is_busy
                        on_click=move || match is_failed.get_untracked() {
                            true => store.read_own(),
                            false => store.set_own(!is_added.get_untracked()),
                        }
                    />
                </div>
            </section>
        }
        .into_any()
    };
    view! { {move || is_there.get().then(section)} }
}
