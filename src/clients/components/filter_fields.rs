use crate::browser::focus;
use crate::clients::page_state::ClientsPageState;
use crate::clients::store::ClientsStore;
use crate::clients::view_model::{FILTER, FILTERS, ORDER, ORDERS, RELATION, word_of};
use crate::i18n::{ClientsTexts, t_signal};
use crate::ui::{SearchField, SelectField, is_windowed, use_window_event};
use fullmakt_domain::client_index::{ClientOrder, StatusFilter};
use leptos::ev;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

const SEARCH_FIELD: &str = "#search";

/// Search, which clients are shown, and in which order. All of it stands in the address.
#[component]
pub(crate) fn FilterFields() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let view = expect_context::<ClientsPageState>();
    // The browser's own search finds what is in the document, and of a long list that is a small part.
    let is_hint_shown = RwSignal::new(false);
    use_window_event(ev::keydown, move |event: KeyboardEvent| {
        let is_find = (event.ctrl_key() || event.meta_key()) && event.key() == "f";
        let is_long = view.shown.with_untracked(|rows| is_windowed(rows.len()));
        // Pressed once more it is the browser's own.
        if (is_find || event.key() == "F3") && is_long && !focus::is_on(SEARCH_FIELD) {
            event.prevent_default();
            is_hint_shown.set(true);
            focus::with_scrolling(SEARCH_FIELD);
        }
    });
    let hint = Signal::derive(move || {
        let texts = &store.texts().clients;
        match is_hint_shown.get() {
            true => texts.find_hint,
            false => texts.search_hint,
        }
        .to_owned()
    });
    let filters = Signal::derive(move || {
        let texts = &store.texts().clients;
        let option =
            |(filter, word): (StatusFilter, &str)| (word.to_owned(), filter_text(texts, filter));
        FILTERS.map(option).to_vec()
    });
    let orders = Signal::derive(move || {
        let texts = &store.texts().clients;
        let text = |order| match order {
            ClientOrder::Name => texts.order_name,
            ClientOrder::Number => texts.order_number,
        };
        let option = |(order, word): (ClientOrder, &str)| (word.to_owned(), text(order).to_owned());
        ORDERS.map(option).to_vec()
    });
    let relations = Memo::new(move |_| view.relations());
    let relation_options = Signal::derive(move || {
        let all = (String::new(), store.texts().clients.filter_all.to_owned());
        let relations = relations.get().into_iter();
        let option = |word: String| (word.clone(), view.names.relation(&word));
        [all].into_iter().chain(relations.map(option)).collect()
    });
    // With one relation there is nothing to choose.
    let has_relations = Memo::new(move |_| relations.with(Vec::len) > 1);
    let status = Signal::derive(move || {
        view.filter
            .with(|filter| word_of(&FILTERS, filter.status).to_owned())
    });
    let relation = Signal::derive(move || {
        let relation = view.filter.with(|filter| filter.relation.clone());
        relation.unwrap_or_default()
    });
    let order = Signal::derive(move || word_of(&ORDERS, view.order.get()).to_owned());
    let relation_field = move || {
        view! {
            <SelectField
                id="relation"
                label=t_signal(|t| t.clients.relation)
                options=relation_options
                value=relation
                on_change=move |word: String| view.choose(RELATION, &word)
            />
        }
        .into_any()
    };
    view! {
        <div class="list-filter" role="search">
            <SearchField
                id="search"
                label=t_signal(|t| t.clients.search)
                description=hint
                clear_label=t_signal(|t| t.clients.clear_search)
                value=view.search.text
                on_input=move |text: String| {
                    is_hint_shown.set(false);
                    view.search_for(text);
                }
            />
            <SelectField
                id="show"
                label=t_signal(|t| t.clients.filter)
                options=filters
                value=status
                on_change=move |word: String| view.choose(FILTER, &word)
            />
            {move || has_relations.get().then(relation_field)}
            <SelectField
                id="order"
                label=t_signal(|t| t.clients.order)
                options=orders
                value=order
                on_change=move |word: String| view.choose(ORDER, &word)
            />
        </div>
    }
}

fn filter_text(texts: &ClientsTexts, filter: StatusFilter) -> String {
    match filter {
        StatusFilter::All => texts.filter_all,
        StatusFilter::NotAdded => texts.filter_not_added,
        StatusFilter::Added => texts.filter_added,
        StatusFilter::NotAddable => texts.filter_not_addable,
    }
    .to_owned()
}
