use super::overview_section::{heading, region};
use crate::i18n::t_signal;
use crate::systems::overview::state::Section;
use crate::systems::overview::store::OverviewStore;
use crate::ui::text_view;
use leptos::prelude::*;

/// Longer lists than this are skipped rather than gone through.
const LONG: usize = 20;

/// Links to the parts of a long page, so that nobody has to go through a list to come to what is below it.
#[component]
pub(crate) fn JumpLinks() -> impl IntoView {
    let store = expect_context::<OverviewStore>();
    let total = store.total();
    let is_long = Memo::new(move |_| total.get() > LONG);
    let link = move |section: Section| {
        let text = Signal::derive(move || heading(&store.texts().systems, section).to_owned());
        view! {
            <li>
                <a class="ds-link" href=format!("#{}", region(section))>
                    {text_view(text)}
                </a>
            </li>
        }
        .into_any()
    };
    let label = t_signal(|t| t.systems.jump);
    let links = move || {
        let links: Vec<AnyView> = Section::ALL.into_iter().map(link).collect();
        view! {
            <nav class="no-print" aria-label=move || label.get()>
                <ul class="systems-jump">{links}</ul>
            </nav>
        }
        .into_any()
    };
    view! { {move || is_long.get().then(links)} }
}
