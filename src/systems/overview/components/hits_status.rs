use super::overview_section::{heading, hits};
use crate::i18n::template::fill;
use crate::systems::overview::state::{Section, SectionState};
use crate::systems::overview::store::OverviewStore;
use crate::ui::DelayedStatus;
use leptos::prelude::*;

/// What a search has found in all parts, for those who hear it.
#[component]
pub(crate) fn HitsStatus() -> impl IntoView {
    let store = expect_context::<OverviewStore>();
    let parts =
        Section::ALL.map(|section| (section, store.section(section), store.shown_rows(section)));
    let text = Signal::derive(move || {
        let texts = &store.texts().systems;
        let part = |(section, state, shown): &(Section, Memo<SectionState>, Memo<Vec<u32>>)| {
            let all = state.with(|state: &SectionState| state.count);
            let hits = hits(store, all, shown.with(Vec::len));
            let values = [("part", heading(texts, *section)), ("hits", &*hits)];
            (!hits.is_empty()).then(|| fill(texts.hits_of, &values))
        };
        let parts: Vec<String> = parts.iter().filter_map(part).collect();
        parts.join(" ")
    });
    view! { <DelayedStatus text=text /> }
}
