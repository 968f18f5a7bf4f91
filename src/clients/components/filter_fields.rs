use crate::clients::store::ClientsStore;
use crate::clients::view_model::{FILTERS, ORDERS};
use crate::i18n::{ClientsTexts, t_signal};
use crate::ui::{SearchField, SelectField};
use fullmakt_domain::client_index::{ClientFilter, ClientOrder};
use leptos::prelude::*;

/// Search, which clients are shown, and in which order. All of it stands in the address.
#[component]
pub(crate) fn FilterFields() -> impl IntoView {
    let store = expect_context::<ClientsStore>();
    let filters = Signal::derive(move || {
        let texts = &store.texts().clients;
        let option =
            |(filter, word): (ClientFilter, &str)| (word.to_owned(), filter_text(texts, filter));
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
    let filter = Signal::derive(move || {
        let filter = store.filter.get();
        let word = FILTERS.iter().find(|(other, _)| *other == filter);
        word.map_or("", |(_, word)| *word).to_owned()
    });
    let order = Signal::derive(move || {
        let order = store.order.get();
        let word = ORDERS.iter().find(|(other, _)| *other == order);
        word.map_or("", |(_, word)| *word).to_owned()
    });
    view! {
        <div class="systems-filter" role="search">
            <SearchField
                id="search"
                label=t_signal(|t| t.clients.search)
                description=t_signal(|t| t.clients.search_hint)
                clear_label=t_signal(|t| t.clients.clear_search)
                value=store.search.text
                on_input=move |text: String| store.search.set(text)
            />
            <SelectField
                id="show"
                label=t_signal(|t| t.clients.filter)
                options=filters
                value=filter
                on_change=move |word: String| store.choose_filter(&word)
            />
            <SelectField
                id="order"
                label=t_signal(|t| t.clients.order)
                options=orders
                value=order
                on_change=move |word: String| store.choose_order(&word)
            />
        </div>
    }
}

fn filter_text(texts: &ClientsTexts, filter: ClientFilter) -> String {
    match filter {
        ClientFilter::All => texts.filter_all,
        ClientFilter::NotAdded => texts.filter_not_added,
        ClientFilter::Added => texts.filter_added,
        ClientFilter::NotAddable => texts.filter_not_addable,
    }
    .to_owned()
}
