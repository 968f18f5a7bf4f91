use crate::i18n::t_signal;
use crate::systems::overview::store::OverviewStore;
use crate::systems::overview::view_model::Sort;
use crate::ui::{SearchField, SelectField};
use leptos::prelude::*;

/// So few rows are seen at a glance.
const FEW: usize = 4;

/// Search, order and vendor of what is listed below. Not there for a few rows, unless the address asks for some of
/// them.
#[component]
pub(crate) fn FilterFields() -> impl IntoView {
    let store = expect_context::<OverviewStore>();
    let total = store.total();
    // Once there, it stays: nothing is taken from under somebody's fingers.
    let is_shown = Memo::new(move |was: Option<&bool>| {
        was == Some(&true) || total.get() > FEW || store.filter().narrows()
    });
    view! { {move || is_shown.get().then(|| view! { <Fields /> }.into_any())} }
}

#[component]
fn Fields() -> impl IntoView {
    let store = expect_context::<OverviewStore>();
    let sorts = Signal::derive(move || {
        let texts = &store.texts().systems;
        let text = |sort: Sort| match sort {
            Sort::Newest => texts.sort_newest,
            Sort::ByName => texts.sort_name,
        };
        let option = |sort: Sort| (sort.word().to_owned(), text(sort).to_owned());
        Sort::ALL.map(option).to_vec()
    });
    // The one that the address asks for is among them, also when nothing is of it any more.
    let vendors = Memo::new(move |_| store.vendor_choices());
    let vendor_options = Signal::derive(move || {
        let all = (String::new(), store.texts().systems.all_vendors.to_owned());
        let mut options = vec![all];
        options.extend(vendors.get());
        options
    });
    let vendor = Signal::derive(move || store.filter().vendor.unwrap_or_default());
    let has_vendors = Memo::new(move |was: Option<&bool>| {
        let is_chosen = !vendor.with(String::is_empty);
        was == Some(&true) || is_chosen || vendors.with(|vendors| vendors.len() > 1)
    });
    let vendor_field = move || {
        view! {
            <SelectField
                id="vendor"
                label=t_signal(|t| t.systems.vendor)
                options=vendor_options
                value=vendor
                on_change=move |number: String| store.choose_vendor(&number)
            />
        }
        .into_any()
    };
    view! {
        <div class="list-filter" role="search">
            <SearchField
                id="search"
                label=t_signal(|t| t.systems.search)
                description=t_signal(|t| t.systems.search_hint)
                clear_label=t_signal(|t| t.systems.clear_search)
                value=store.search.text
                on_input=move |text: String| store.search.set(text)
            />
            <SelectField
                id="sort"
                label=t_signal(|t| t.systems.sort)
                options=sorts
                value=Signal::derive(move || store.filter().sort.word().to_owned())
                on_change=move |word: String| store.sort_by(&word)
            />
            {move || has_vendors.get().then(vendor_field)}
        </div>
    }
}
