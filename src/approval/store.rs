//! The page's state as signals, and the carrying out of what it asks for.

use super::state::details::{DetailQuery, DetailResult, RequestDetails};
use super::state::next_steps::logout_cookie;
use super::state::request::{ApprovalParams, ApprovalRequest};
use super::state::{ApprovalState, Effect as Action, Event};
use super::view_model::ViewModel;
use crate::api::{self, ApiError};
use crate::browser::hosts::host_of;
use crate::browser::{clipboard, cookies, tasks, timers};
use crate::i18n::{language, texts};
use crate::routes::Query;
use crate::shell::session;
use fullmakt_domain::time::UnixSeconds;
use fullmakt_domain::{Decision, RequestKind};
use reactive_graph::computed::Memo;
use reactive_graph::graph::untrack;
use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

/// Handles to the state of one page. Cheap to copy; everything read here is tracked.
#[derive(Clone, Copy)]
pub(super) struct ApprovalStore {
    kind: RequestKind,
    page: RwSignal<ApprovalState>,
    details: RwSignal<RequestDetails>,
    copied: RwSignal<Option<(String, bool)>>,
    /// Grows when the page is about another request, so that late descriptions are dropped.
    generation: StoredValue<u32>,
}

pub(super) fn now() -> UnixSeconds {
    // Seconds since 1970 fit for longer than there will be browsers.
    #[expect(clippy::cast_possible_truncation, reason = "whole seconds of our time")]
    let seconds = (timers::now() / 1000.0) as UnixSeconds;
    seconds
}

impl ApprovalStore {
    pub(super) fn new(kind: RequestKind, limit_days: u32) -> Self {
        Self {
            kind,
            page: RwSignal::new(ApprovalState::new(kind, limit_days, now())),
            details: RwSignal::new(RequestDetails::default()),
            copied: RwSignal::new(None),
            generation: StoredValue::new(0),
        }
    }

    /// Follows the address.
    pub(super) fn open(self, query: &Query) {
        let address = ApprovalParams::new(
            query.get("id"),
            query.get("skiplogout"),
            query.get("backtopage"),
        );
        let same = |page: &ApprovalState| page.params().id == address.id;
        if !self.page.with_untracked(same) {
            self.generation.update_value(|number| *number += 1);
            self.details.set(RequestDetails::default());
        }
        self.dispatch(Event::Opened(address));
    }

    /// Tells the state what happened, and does what it asks for.
    pub(super) fn dispatch(self, event: Event) {
        // After an answer to a page that has been left there is no state any more.
        if let Some(Some(action)) = self.page.try_update(|page| page.update(event)) {
            self.run_effect(action);
        }
    }

    fn run_effect(self, action: Action) {
        match action {
            Action::SignIn => {
                session::sign_in_once();
            }
            Action::Read { sequence, id } => tasks::start(async move {
                let answer = read(self.kind, &id).await;
                self.dispatch(Event::Read { sequence, answer });
            }),
            Action::Decide {
                sequence,
                party_id,
                id,
                decision,
            } => tasks::start(async move {
                let answer = api::requests::decide(self.kind, party_id, &id, decision).await;
                if let Err(error) = &answer {
                    self.apply_refusal(error);
                }
                self.dispatch(Event::Decided { sequence, answer });
            }),
        }
    }

    /// Marks what the platform blames for a refusal.
    fn apply_refusal(self, error: &ApiError) {
        let reasons = error.response().map(|answer| answer.problem.reasons());
        for reasons in reasons.into_iter().flatten() {
            self.details
                .try_update(|details| details.apply_refusal(reasons.id, &reasons.codes));
        }
    }

    /// Asks for the descriptions that are missing. Tracks the request and the language.
    pub(super) fn describe(self) {
        let language = language();
        let wants = self.page.with(|page| {
            let request = page.request()?;
            // What is asked for looks no different from what has not been asked for yet.
            self.details
                .try_update_untracked(|details| details.wanted(request, language))
        });
        for want in wants.into_iter().flatten() {
            self.ask(want);
        }
    }

    fn ask(self, want: DetailQuery) {
        let generation = self.generation.get_value();
        tasks::start(async move {
            let got = fetch(&want).await;
            if self.generation.try_get_value() != Some(generation) {
                return;
            }
            let more = self.details.try_update(|details| details.apply(&want, got));
            if let Some(Some(more)) = more {
                self.ask(more);
            }
            self.recompute_forbidden();
        });
    }

    /// Tells the state whether something is asked for that the user may not give.
    fn recompute_forbidden(self) {
        let forbidden = self.page.try_with_untracked(|page| {
            let request = page.request()?;
            self.details
                .try_with_untracked(|details| details.forbids(request))
        });
        if let Some(Some(forbidden)) = forbidden {
            self.dispatch(Event::Checked { forbidden });
        }
    }

    /// Asks again for what could not be described.
    pub(super) fn describe_again(self) {
        self.details.update(RequestDetails::forget_failures);
        self.describe_untracked();
    }

    /// Reads the request again, and asks again what the user may give.
    pub(super) fn reload(self) {
        self.details.update(RequestDetails::forget_checks);
        self.dispatch(Event::Checked { forbidden: false });
        self.dispatch(Event::Reload);
        self.describe_untracked();
    }

    fn describe_untracked(self) {
        untrack(|| self.describe());
    }

    /// What stands on the page. Changes only when something on the page does.
    pub(super) fn scene(self) -> Memo<ViewModel> {
        Memo::new(move |_| {
            let all = texts();
            let scene = self.page.with(|page| {
                self.details
                    .with(|details| ViewModel::new(self.kind, page, details, all))
            });
            ViewModel {
                copied: self.copied.get(),
                ..scene
            }
        })
    }

    /// Copies a text, and shows what came of it.
    pub(super) fn copy(self, words: String) {
        tasks::start(async move {
            let done = clipboard::copy(&words).await;
            self.copied.try_set(Some((words, done)));
        });
    }

    /// Leaves word for the platform's logout whose address to go to.
    pub(super) fn remember_vendor(self) {
        let cookie = self
            .page
            .with_untracked(|page| page.request().map(logout_cookie));
        if let Some((name, value)) = cookie {
            cookies::set(name, &value);
        }
    }

    pub(super) fn decide(self, decision: Decision) {
        self.dispatch(Event::Clicked(decision));
    }
}

async fn read(kind: RequestKind, id: &str) -> Result<ApprovalRequest, ApiError> {
    let request = match kind {
        RequestKind::Standard | RequestKind::Agent => {
            ApprovalRequest::from_request(kind, id, api::requests::read(kind, id).await?, host_of)
        }
        RequestKind::Change => {
            ApprovalRequest::from_change(id, api::requests::read_change(id).await?, host_of)
        }
    };
    request.map_err(|_| ApiError::Unreadable { status: 200 })
}

async fn fetch(want: &DetailQuery) -> DetailResult {
    match want {
        DetailQuery::System(id) => DetailResult::System(api::systems::read(id).await),
        DetailQuery::Party(uuid) => DetailResult::Party(api::parties::find(uuid).await),
        DetailQuery::Package(urn, language) => {
            DetailResult::Package(api::packages::by_urn(urn, language.tag()).await)
        }
        DetailQuery::PackageServices(_, id, language) => {
            DetailResult::PackageServices(api::packages::services(id, language.tag()).await)
        }
        DetailQuery::Service(id) => DetailResult::Service(api::resources::read(id).await),
        DetailQuery::PackageChecks(party, urns) => {
            DetailResult::PackageChecks(api::delegation_checks::packages(party, urns).await)
        }
        DetailQuery::ServiceCheck(party, id) => {
            DetailResult::ServiceCheck(api::delegation_checks::resource(party, id).await)
        }
    }
}
