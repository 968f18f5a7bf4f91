use crate::ui::text_view;
use leptos::prelude::*;

/// A field for what is searched for.
#[component]
pub(crate) fn SearchBox(
    /// What it searches.
    label: Signal<String>,
    /// What stands in it.
    text: RwSignal<String>,
    /// Called for each change.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    view! {
        <div class="search-box">
            <label for="organisation-search">{text_view(label)}</label>
            <input
                id="organisation-search"
                type="search"
                autocomplete="off"
                spellcheck="false"
                prop:value=text
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        </div>
    }
}
