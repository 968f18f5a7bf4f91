use super::overview_row::OverviewRow;
use crate::browser::focus;
use crate::i18n::template::fill;
use crate::i18n::{SystemsTexts, Texts, cut_note, t, t_signal};
use crate::problems::{MessageAlert, RetryAlert};
use crate::systems::messages::part_failed;
use crate::systems::overview::state::{Section, SectionState, Source};
use crate::systems::overview::store::OverviewStore;
use crate::ui::{ButtonVariant, Heading, LoadingLines, WindowedList, text_view};
use leptos::prelude::*;

/// A part of the overview: its rows as soon as they are there, and what there is to say instead of them. What fails
/// or is late in one part leaves the others as they are.
#[component]
pub(crate) fn OverviewSection(section: Section) -> impl IntoView {
    let store = expect_context::<OverviewStore>();
    let (state, shown) = (store.section(section), store.shown_rows(section));
    let count = Memo::new(move |_| state.with(|state| state.count));
    let is_denied = Memo::new(move |_| state.with(|state| state.is_denied));
    let heading = Signal::derive(move || {
        let heading = heading(&store.texts().systems, section);
        match count.get() {
            0 => heading.to_owned(),
            count => format!("{heading} ({count})"),
        }
    });
    let id = heading_id(section);
    let (about, denied): (Text, Text) = match section {
        Section::Pending => (|t| t.systems.pending_note, |t| t.systems.pending_denied),
        Section::Standard => (|t| t.systems.standard_note, |t| t.systems.standard_denied),
        Section::Agent => (|t| t.systems.agent_note, |t| t.systems.agent_denied),
    };
    let hits =
        Signal::derive(move || hits(store, state.with(|state| state.count), shown.with(Vec::len)));
    let has_hits = Memo::new(move |_| hits.with(|hits| !hits.is_empty()));
    let hits_line = move || {
        has_hits
            .get()
            .then(|| view! { <p class="muted">{text_view(hits)}</p> }.into_any())
    };
    let note = move || view! { <p class="muted">{t(about)}</p> }.into_any();
    // What a section holds is said above its rows; where else requests are, below them.
    let is_pending = section == Section::Pending;
    // Rows that come later are added to the list that is there.
    let has_rows = Memo::new(move |_| count.get() > 0);
    let content = move || {
        view! {
            <section class="stack" id=region(section) tabindex="-1" aria-labelledby=id>
                <Heading id=id text=heading />
                {(!is_pending).then(note)}
                <Remarks section=section state=state />
                {hits_line}
                {move || has_rows.get().then(|| list(store, section, heading, shown))}
                {is_pending.then(note)}
            </section>
        }
        .into_any()
    };
    view! {
        {move || {
            if is_denied.get() {
                view! {
                    <section class="stack" aria-labelledby=id>
                        <Heading id=id text=heading />
                        <p class="muted">{t(denied)}</p>
                    </section>
                }
                    .into_any()
            } else {
                content()
            }
        }}
    }
}

type Text = fn(&'static Texts) -> &'static str;

fn heading_id(section: Section) -> &'static str {
    match section {
        Section::Pending => "pending",
        Section::Standard => "own",
        Section::Agent => "clients",
    }
}

pub(super) fn region(section: Section) -> &'static str {
    match section {
        Section::Pending => "pending-section",
        Section::Standard => "own-section",
        Section::Agent => "clients-section",
    }
}

pub(super) fn heading(texts: &SystemsTexts, section: Section) -> &'static str {
    match section {
        Section::Pending => texts.pending,
        Section::Standard => texts.standard,
        Section::Agent => texts.agent,
    }
}

fn list(
    store: OverviewStore,
    section: Section,
    heading: Signal<String>,
    shown: Memo<Vec<u32>>,
) -> AnyView {
    let row = move |place: u32| {
        let row = store.row(section, place);
        view! { <OverviewRow row=row /> }.into_any()
    };
    view! { <WindowedList label=heading rows=shown row=row cut_note=cut_note(shown) /> }.into_any()
}

/// How many of the rows of a section are shown; nothing when all are.
pub(super) fn hits(store: OverviewStore, all: usize, shown: usize) -> String {
    if all == 0 || !store.filter().narrows() {
        return String::new();
    }
    let texts = &store.texts().systems;
    match shown {
        0 => texts.no_hits.to_owned(),
        shown => {
            let (shown, all) = (shown.to_string(), all.to_string());
            fill(texts.hits, &[("hits", &shown), ("all", &all)])
        }
    }
}

/// What there is to say above the rows, or in their place.
#[component]
fn Remarks(section: Section, state: Memo<SectionState>) -> impl IntoView {
    let store = expect_context::<OverviewStore>();
    let empty: Text = match section {
        Section::Pending => |t| t.systems.pending_empty,
        Section::Standard => |t| t.systems.standard_empty,
        Section::Agent => |t| t.systems.agent_empty,
    };
    // It changes with answers only, and not while somebody types.
    view! {
        {move || {
            let state = state.get();
            let is_empty = state.count == 0
                && state.unreadable == 0
                && !state.is_loading
                && state.failures.is_empty();
            let mut remarks: Vec<AnyView> = Vec::new();
            if is_empty {
                remarks.push(view! { <p>{t(empty)}</p> }.into_any());
            }
            if state.is_loading {
                let text = t_signal(|t| t.systems.loading);
                remarks.push(view! { <LoadingLines text=text letters=40 /> }.into_any());
            }
            // One for the section: what its lists have in common, the user reads once.
            if let Some((_, error)) = state.failures.first() {
                let message = part_failed(store.texts(), heading(&store.texts().systems, section), error);
                let sources: Vec<Source> = state.failures.iter().map(|(source, _)| *source).collect();
                let retry = move || {
                    // What had the focus goes.
                    focus::with_scrolling(&format!("#{}", region(section)));
                    for source in &sources {
                        store.retry(*source);
                    }
                };
                let alert = view! {
                    <RetryAlert
                        error=error.clone()
                        message=view! { <MessageAlert message=message announce=true /> }.into_any()
                        on_retry=retry
                        variant=ButtonVariant::Secondary
                    />
                };
                remarks.push(alert.into_any());
            }
            if state.unreadable > 0 {
                let text = store.texts().systems.unreadable;
                let text = fill(text, &[("count", &state.unreadable.to_string())]);
                remarks.push(view! { <p>{text_view(text)}</p> }.into_any());
            }
            remarks
        }}
    }
}
