#![allow(unreachable_pub, reason = "#[component] makes its props public")]

use super::components::{
    AccessList, BackLink, DecisionPanel, NoRequest, ReceiptCard, RequestFacts, RequestHeading,
    RequestOutcome,
};
use super::state::Phase;
use super::store::ApprovalStore;
use crate::acting_party::ActingPartyContext;
use crate::browser::focus;
use crate::layout::Navigation;
use crate::layout::page_title::set_page_title;
use crate::ui::{use_interval, use_window_event};
use fullmakt_domain::RequestKind;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// Time between two looks at the clock.
const TICK: Duration = Duration::from_secs(20);

/// The page of a vendor's request, of whatever kind.
#[component]
pub(crate) fn ApprovalPage(
    /// Which kind, as the path tells.
    kind: RequestKind,
) -> impl IntoView {
    let store = ApprovalStore::new(kind);
    provide_context(store);
    provide_context(store.access);
    let query = expect_context::<Navigation>().query();
    // At once and not in an effect: the request is asked for before the page is drawn.
    store.open(&query.get_untracked());
    Effect::new(move || store.open(&query.read()));
    Effect::new(move || store.fetch_missing_details());
    Effect::new(move || store.fetch_existing_access());
    Effect::new(move || store.follow_checks());
    Effect::new(move || store.follow_user());
    follow_time(store);
    set_page_title(Signal::derive(move || store.tab_title()));
    expect_context::<ActingPartyContext>().follow(move || store.acting_party());
    let phase = store.phase;
    focus_on_receipt(phase);
    let has_request = Memo::new(move |_| phase.get() != Phase::NoRequest);
    view! {
        <div class="page approval">
            <BackLink />
            {move || {
                if has_request.get() {
                    view! {
                        <div class="stack">
                            <RequestHeading />
                            <RequestFacts />
                        </div>
                        {move || below_heading(phase.get())}
                        <AccessList />
                        {move || below_list(phase.get())}
                    }
                        .into_any()
                } else {
                    view! { <NoRequest /> }.into_any()
                }
            }}
        </div>
    }
}

fn below_heading(phase: Phase) -> Option<AnyView> {
    match phase {
        Phase::Receipt => Some(view! { <ReceiptCard /> }.into_any()),
        Phase::Closed | Phase::Escalated => Some(view! { <RequestOutcome /> }.into_any()),
        Phase::NoRequest | Phase::Loading | Phase::Open | Phase::MayEscalate => None,
    }
}

fn below_list(phase: Phase) -> Option<AnyView> {
    (!phase.is_over()).then(|| view! { <DecisionPanel phase=phase /> }.into_any())
}

/// Tells the state what time it is, also when the page has been in the background.
fn follow_time(store: ApprovalStore) {
    use_interval(move || store.tick(), TICK);
    use_window_event(ev::visibilitychange, move |_| store.tick());
}

/// The receipt's heading takes focus, so that it is read and reading goes on from there.
fn focus_on_receipt(phase: Memo<Phase>) {
    Effect::new(move |before: Option<bool>| {
        let is_receipt = phase.get() == Phase::Receipt;
        if is_receipt && before == Some(false) {
            request_animation_frame(|| focus::with_scrolling("main h1"));
        }
        is_receipt
    });
}
