use super::row::row;
use super::store::ChoiceStore;
use crate::api::RemoteData;
use crate::i18n::format::count;
use crate::i18n::template::fill;
use crate::i18n::{I18n, cut_note, t_signal, use_i18n};
use crate::layout::page_title::set_page_title;
use crate::organisation::loading_page::LoadingPage;
use crate::organisation::message_page::MessagePage;
use crate::organisation::messages::list_message;
use crate::ui::{DelayedStatus, PageHeading, SearchField, WindowedList, text_view};
use leptos::prelude::*;

/// The user's organisations, each a link to the page where one has to be chosen: `then` in the query says which. What is
/// searched for stands in the query too.
#[component]
pub(crate) fn ChoosePartyPage() -> impl IntoView {
    let store = ChoiceStore::load();
    let i18n = use_i18n();
    let title = t_signal(|t| t.party.choose_title);
    let progress = store.progress;
    let message = Memo::new(move |_| progress.with(|list| list_message(i18n.texts(), list)));
    view! {
        {move || match progress.get() {
            RemoteData::Loading => {
                view! { <LoadingPage title=title text=t_signal(|t| t.party.list_loading) /> }
                    .into_any()
            }
            RemoteData::Ready(true) => view! { <ListPage store=store title=title /> }.into_any(),
            RemoteData::Ready(false) | RemoteData::Failed(_) => {
                view! { <MessagePage message=message on_retry=move || store.retry() /> }.into_any()
            }
        }}
    }
}

#[component]
fn ListPage(store: ChoiceStore, title: Signal<String>) -> impl IntoView {
    set_page_title(title);
    let i18n = use_i18n();
    let hits = Signal::derive(move || hits(store, i18n));
    let unreadable = Signal::derive(move || unreadable(store, i18n));
    let has_unreadable = Memo::new(move |_| !unreadable.read().is_empty());
    view! {
        <div class="page">
            <PageHeading>{text_view(title)}</PageHeading>
            {move || has_unreadable.get().then(|| view! { <p>{text_view(unreadable)}</p> })}
            <SearchField
                id="organisation-search"
                label=t_signal(|t| t.party.search)
                clear_label=t_signal(|t| t.party.clear_search)
                value=store.search.text
                on_input=move |text| store.search.set(text)
            />
            <p class="muted">{text_view(hits)}</p>
            <DelayedStatus text=hits />
            <WindowedList
                label=title
                rows=store.found
                row=move |index| row(store, index)
                cut_note=cut_note(store.found)
            />
        </div>
    }
}

/// How many organisations are shown, or that none is.
fn hits(store: ChoiceStore, i18n: I18n) -> String {
    let texts = i18n.texts().party;
    let found = store.found.read();
    if found.is_empty() {
        return texts.no_hits.to_owned();
    }
    let number = store.with_list(|list| list.choosable(&found));
    let (one, other) = match store.search.text.with(|text| text.trim().is_empty()) {
        true => (texts.organisation, texts.organisations),
        false => (texts.hit, texts.hits),
    };
    count(
        i18n.language(),
        as_u32(number.unwrap_or_default()),
        one,
        other,
    )
}

/// That rows are missing; nothing when none is.
fn unreadable(store: ChoiceStore, i18n: I18n) -> String {
    match store.with_list(|list| list.unreadable) {
        None | Some(0) => String::new(),
        Some(number) => {
            let number = number.to_string();
            fill(i18n.texts().party.unreadable, &[("count", &number)])
        }
    }
}

fn as_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
