use crate::api::RemoteData;
use crate::i18n::template::fill;
use crate::i18n::{cut_note, name_of, t, t_signal, use_i18n};
use crate::layout::page_title::set_page_title;
use crate::layout::search_in_address::SearchInAddress;
use crate::organisation::Organisation;
use crate::problems::{MessageAlert, RetryAlert};
use crate::routes;
use crate::systems::components::vendor_name;
use crate::systems::create::store::ChoiceStore;
use crate::systems::messages::failed;
use crate::ui::{DelayedStatus, LoadingLines, PageHeading, SearchField, WindowedList, text_view};
use leptos::prelude::*;

/// The systems that a user can choose, each a link to what it would get.
#[component]
pub(crate) fn ChooseSystem(organisation: Organisation) -> impl IntoView {
    set_page_title(t_signal(|t| t.systems.create_title));
    let store = ChoiceStore::load();
    let overview = routes::overview(&organisation.uuid);
    let state = Memo::new(move |_| store.state());
    let failure = move |error| {
        let message = failed(store.texts(), &error);
        let message = view! { <MessageAlert message=message announce=true /> }.into_any();
        view! { <RetryAlert error=error message=message on_retry=move || store.read() /> }
            .into_any()
    };
    let loading =
        || view! { <LoadingLines text=t_signal(|t| t.systems.loading) letters=40 /> }.into_any();
    view! {
        <p class="page-back">
            <a class="ds-link" href=overview>
                {t(|t| t.systems.to_overview)}
            </a>
        </p>
        <div class="stack">
            <PageHeading>{t(|t| t.systems.create_title)}</PageHeading>
            <p>{t(|t| t.systems.choose_lead)}</p>
            <p class="muted">{t(|t| t.systems.choose_clients)}</p>
        </div>
        {move || match state.get() {
            RemoteData::Loading => loading(),
            RemoteData::Failed(error) => failure(error),
            RemoteData::Ready(0) => view! { <p>{t(|t| t.systems.choose_none)}</p> }.into_any(),
            RemoteData::Ready(_) => {
                view! { <SystemList store=store party=organisation.uuid.clone() /> }.into_any()
            }
        }}
    }
}

#[component]
fn SystemList(store: ChoiceStore, party: String) -> impl IntoView {
    let i18n = use_i18n();
    let search = SearchInAddress::follow();
    let text = search.text;
    let shown = Memo::new(move |_| text.with(|text| store.shown(text)));
    let hits = Signal::derive(move || {
        let texts = &store.texts().systems;
        match (shown.with(Vec::len), text.with(|it| it.trim().is_empty())) {
            (_, true) => String::new(),
            (0, _) => texts.choose_no_hits.to_owned(),
            (hits, _) => fill(texts.choose_hits, &[("hits", &hits.to_string())]),
        }
    });
    let row = move |place: u32| {
        let system = store.system(place)?;
        let href = routes::create(&party, Some(&system.id));
        let vendor = vendor_name(store.companies, &system.vendor);
        Some(
            view! {
                <a class="systems-row" href=href>
                    <span class="systems-row-title">
                        {move || name_of(&system.name(i18n.language()))}
                    </span>
                    <span class="systems-row-facts">{vendor}</span>
                </a>
            }
            .into_any(),
        )
    };
    view! {
        <div class="stack">
            <SearchField
                id="search"
                label=t_signal(|t| t.systems.choose_search)
                description=t_signal(|t| t.systems.search_hint)
                clear_label=t_signal(|t| t.systems.clear_search)
                value=text
                on_input=move |text: String| search.set(text)
            />
            <p class="muted">{text_view(hits)}</p>
            <DelayedStatus text=hits />
            <WindowedList
                label=t_signal(|t| t.systems.choose_list)
                rows=shown
                row=move |place| row(place).unwrap_or_else(|| ().into_any())
                cut_note=cut_note(shown)
            />
        </div>
    }
}
