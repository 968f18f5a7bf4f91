//! The page's state as signals, between the pure state and the components.
//!
//! Components read selectors and dispatch events. What is mounted follows [`ApprovalStore::phase`], which
//! carries no data; the finer selectors update what is mounted.

use super::messages::Names;
use super::state::details::{Description, DetailQuery, DetailResult, ItemView, RequestDetails};
use super::state::next_steps::{NextStep, logout_cookie};
use super::state::request::{ApprovalParams, ApprovalRequest, Item, ReturnDestination, Subject};
use super::state::screen::{PanelState, Receipt, RequestPhase, Screen};
use super::state::{ApprovalState, Effect as StateEffect, Event};
use super::view_model::{self, PartiesView, Phase, TimesView};
use crate::acting_party::ActingParty;
use crate::api::{self, ApiClient, ApiError, RemoteData};
use crate::browser::cookies;
use crate::browser::hosts::host_of;
use crate::config::Config;
use crate::i18n::{I18n, Texts, use_i18n};
use crate::layout::Navigation;
use crate::routes::Query;
use crate::session::Session;
use crate::user::User;
use fullmakt_domain::time::UnixSeconds;
use fullmakt_domain::{Decision, RequestKind, ReturnPath};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The state of one page, provided as a context. Cheap to copy; everything that a selector reads is
/// tracked.
#[derive(Clone, Copy)]
pub(super) struct ApprovalStore {
    pub(super) kind: RequestKind,
    client: ApiClient,
    session: Session,
    user: User,
    navigation: Navigation,
    i18n: I18n,
    state: RwSignal<ApprovalState>,
    details: RwSignal<RequestDetails>,
    /// Grows when the page is about another request, so that late descriptions are dropped.
    generation: StoredValue<u32>,
    /// What is mounted.
    pub(super) phase: Memo<Phase>,
    /// What the page shows as a whole.
    pub(super) screen: Memo<Screen>,
    /// Who asks and for whom.
    pub(super) parties: Memo<PartiesView>,
    /// How long the request stands.
    pub(super) times: Memo<TimesView>,
    /// What is asked for; `None` while the request is loading.
    pub(super) items: Memo<Option<Vec<Item>>>,
    /// Names that more than one item has.
    shared_names: Memo<Vec<String>>,
    /// The buttons and what there is to say beside them; `None` when there is nothing to decide.
    pub(super) panel: Memo<Option<PanelState>>,
    pub(super) next_steps: Memo<Vec<NextStep>>,
}

impl ApprovalStore {
    pub(super) fn new(kind: RequestKind) -> Self {
        let i18n = use_i18n();
        let limit_days = expect_context::<Config>().request_limit_days;
        let client = expect_context::<ApiClient>();
        let state = ApprovalState::new(kind, limit_days, cookies::are_allowed(), client.now());
        let state = RwSignal::new(state);
        let details = RwSignal::new(RequestDetails::default());
        let screen = Memo::new(move |_| state.with(ApprovalState::screen));
        let items = Memo::new(move |_| {
            state.with(|state| state.request().map(|request| request.items.clone()))
        });
        Self {
            kind,
            client,
            session: expect_context(),
            user: expect_context(),
            navigation: expect_context(),
            i18n,
            state,
            details,
            generation: StoredValue::new(0),
            phase: Memo::new(move |_| screen.with(Phase::of)),
            screen,
            parties: Memo::new(move |_| {
                let texts = i18n.texts();
                state.with(|state| details.with(|details| PartiesView::new(state, details, texts)))
            }),
            times: Memo::new(move |_| state.with(TimesView::new)),
            items,
            shared_names: Memo::new(move |_| {
                let language = i18n.language();
                items.with(|items| {
                    let items = items.as_deref().unwrap_or_default();
                    details.with(|details| details.shared_names(items, language))
                })
            }),
            panel: Memo::new(move |_| screen.with(|screen| screen.panel().cloned())),
            next_steps: Memo::new(move |_| {
                screen.with(|screen| state.with(|state| state.next_steps(screen)))
            }),
        }
    }

    // What happens.

    /// Follows the address.
    pub(super) fn open(self, query: &Query) {
        let params = ApprovalParams::new(
            query.all("id"),
            query.get("skiplogout"),
            query.get("backtopage"),
        );
        let is_same = |state: &ApprovalState| state.params().id == params.id;
        if !self.state.with_untracked(is_same) {
            self.generation.update_value(|generation| *generation += 1);
            self.details.set(RequestDetails::default());
        }
        self.dispatch(Event::Opened(params));
    }

    pub(super) fn decide(self, decision: Decision) {
        self.dispatch(Event::Clicked(decision));
    }

    /// Time has gone on.
    pub(super) fn tick(self) {
        self.dispatch(Event::Tick(self.now()));
    }

    /// Follows who is signed in.
    pub(super) fn follow_user(self) {
        if let RemoteData::Ready(person) = self.user.person() {
            self.dispatch(Event::PersonRead(person));
        }
    }

    /// Reads the request again, and asks again what the user may give and who that is.
    pub(super) fn reload(self) {
        self.user.reload();
        self.details.update(|details| {
            details.forget_checks();
            details.forget_failures();
        });
        self.dispatch(Event::Checked { forbidden: false });
        self.dispatch(Event::Reload);
        untrack(|| self.fetch_missing_details());
    }

    /// Opens the page anew.
    pub(super) fn open_anew(self) {
        self.navigation.open_anew();
    }

    /// Fetches again what could not be described.
    pub(super) fn retry_details(self) {
        self.details.update(RequestDetails::forget_failures);
        untrack(|| self.fetch_missing_details());
    }

    /// Tells the platform's logout which vendor to go to.
    pub(super) fn remember_vendor(self) {
        let cookie = self
            .state
            .with_untracked(|state| state.request().map(logout_cookie));
        if let Some((name, value)) = cookie {
            cookies::set(name, &value);
        }
    }

    /// Tells the state that a response has come, and with it what time it is on the platform.
    fn dispatch_response(self, event: Event) {
        self.tick();
        self.dispatch(event);
    }

    /// Tells the state what happened, and does what it asks for.
    fn dispatch(self, event: Event) {
        // After an answer to a page that has been left there is no state any more.
        if let Some(Some(effect)) = self.state.try_update(|state| state.update(event)) {
            self.run_effect(effect);
        }
    }

    fn run_effect(self, effect: StateEffect) {
        match effect {
            StateEffect::SignIn => self.session.login_once(),
            StateEffect::Read { sequence, id } => spawn_local(async move {
                let answer = read(self.client, self.kind, &id).await;
                if answer.is_ok() {
                    self.session.set_alive();
                }
                self.dispatch_response(Event::Read { sequence, answer });
            }),
            StateEffect::Identify { sequence } => spawn_local(async move {
                let answer = self.user.identify().await;
                self.dispatch(Event::Identified { sequence, answer });
            }),
            StateEffect::Decide {
                sequence,
                party_id,
                id,
                decision,
            } => spawn_local(async move {
                let answer =
                    api::requests::decide(self.client, self.kind, party_id, &id, decision).await;
                if let Err(error) = &answer {
                    self.apply_refusal(error);
                }
                let was_carried_out = answer == Ok(true);
                self.dispatch_response(Event::Decided { sequence, answer });
                if was_carried_out {
                    let person = self.user.identify().await.ok();
                    self.dispatch(Event::IdentifiedAfter { sequence, person });
                }
            }),
        }
    }

    /// Marks what the platform names as the reason for a refusal.
    fn apply_refusal(self, error: &ApiError) {
        let reasons = error.response().map(|response| response.problem.reasons());
        for reasons in reasons.into_iter().flatten() {
            self.details
                .try_update(|details| details.apply_refusal(reasons.id, &reasons.codes));
        }
    }

    /// Fetches the descriptions that are missing. Tracks the request and the language.
    pub(super) fn fetch_missing_details(self) {
        let language = self.i18n.language();
        let queries = self.state.with(|state| {
            let request = state.request()?;
            // What is being fetched looks no different from what has not been fetched yet.
            self.details
                .try_update_untracked(|details| details.missing_queries(request, language))
        });
        for query in queries.into_iter().flatten() {
            self.fetch_detail(query);
        }
    }

    fn fetch_detail(self, query: DetailQuery) {
        let generation = self.generation.get_value();
        spawn_local(async move {
            let result = fetch(self.client, &query).await;
            if self.generation.try_get_value() != Some(generation) {
                return;
            }
            let next = self
                .details
                .try_update(|details| details.apply(&query, result));
            if let Some(Some(next)) = next {
                self.fetch_detail(next);
            }
            self.recompute_forbidden();
        });
    }

    /// Tells the state whether something is asked for that the user may not give.
    fn recompute_forbidden(self) {
        let forbidden = self.state.try_with_untracked(|state| {
            let request = state.request()?;
            self.details
                .try_with_untracked(|details| details.forbids(request))
        });
        if let Some(Some(forbidden)) = forbidden {
            self.dispatch(Event::Checked { forbidden });
        }
    }

    // What is shown.

    /// What time it is on the platform. Not tracked.
    pub(super) fn now(self) -> UnixSeconds {
        self.client.now()
    }

    pub(super) fn texts(self) -> &'static Texts {
        self.i18n.texts()
    }

    /// What the platform names as the reason for a refusal, by name.
    pub(super) fn refused_names(self, error: &ApiError) -> Vec<String> {
        let reasons = error.response().map(|response| response.problem.reasons());
        let ids = reasons.into_iter().flatten().map(|reasons| reasons.id);
        let (ids, language): (Vec<String>, _) = (ids.collect(), self.i18n.language());
        self.items.with(|items| {
            let items = items.as_deref().unwrap_or_default();
            self.details
                .with(|details| details.names_of(&ids, items, language))
        })
    }

    /// The names as plain text.
    pub(super) fn names(self) -> Names {
        self.parties.with(PartiesView::names)
    }

    /// What was decided, once it was.
    pub(super) fn receipt(self) -> Option<Receipt> {
        self.screen.with(|screen| match screen {
            Screen::Request(RequestPhase::Receipt(receipt)) => Some(receipt.clone()),
            _ => None,
        })
    }

    pub(super) fn item(self, subject: Subject) -> Memo<ItemView> {
        Memo::new(move |_| self.item_view(&subject))
    }

    /// Whether a name, or a description of something that is asked for, could not be had.
    pub(super) fn lacks_descriptions(self) -> Memo<bool> {
        let items = self.items;
        Memo::new(move |_| {
            let language = self.i18n.language();
            items.with(|items| {
                self.details.with(|details| {
                    let mut items = items.iter().flatten();
                    details.lacks_names()
                        || items.any(|item| details.lacks_description(&item.subject, language))
                })
            })
        })
    }

    fn item_view(self, subject: &Subject) -> ItemView {
        let language = self.i18n.language();
        let mut item = self.details.with(|details| details.item(subject, language));
        item.shares_name = match &item.description {
            Description::Package { name, .. } | Description::Service { name, .. } => {
                self.shared_names.read().contains(&name.text)
            }
            Description::Loading | Description::Unknown => false,
        };
        item
    }

    /// Where one goes after the decision, when that is the vendor.
    pub(super) fn return_destination(self) -> Option<ReturnDestination> {
        self.state.with(|state| {
            let request = state.request().filter(|_| state.ends_at_vendor())?;
            Some(request.return_destination.clone())
        })
    }

    /// Where a link above the page leads.
    pub(super) fn back_to(self) -> Option<ReturnPath> {
        self.state.with(|state| state.params().back_to.clone())
    }

    /// Id of the request.
    pub(super) fn reference(self) -> Option<String> {
        self.state
            .with(|state| state.request().map(|request| request.id.clone()))
    }

    pub(super) fn tab_title(self) -> String {
        self.screen.with(|screen| {
            let parties = self.parties.read();
            view_model::tab_title(self.texts(), self.kind, screen, &parties)
        })
    }

    pub(super) fn acting_party(self) -> Option<ActingParty> {
        self.parties.with(view_model::acting_party)
    }
}

async fn read(client: ApiClient, kind: RequestKind, id: &str) -> Result<ApprovalRequest, ApiError> {
    let summary = api::requests::read(client, kind, id).await?;
    let request = ApprovalRequest::from_summary(kind, id, summary, host_of);
    request.map_err(|_| ApiError::Unreadable { status: 200 })
}

async fn fetch(client: ApiClient, query: &DetailQuery) -> DetailResult {
    match query {
        DetailQuery::System(id) => DetailResult::System(api::systems::read(client, id).await),
        DetailQuery::Party(uuid) => {
            DetailResult::Party(api::parties::find_name(client, uuid).await)
        }
        DetailQuery::Package(urn, language) => {
            DetailResult::Package(api::packages::by_urn(client, urn, language.tag()).await)
        }
        DetailQuery::AllPackages(language) => {
            DetailResult::AllPackages(api::packages::all(client, language.tag()).await)
        }
        DetailQuery::PackageServices(_, id, language) => {
            DetailResult::PackageServices(api::packages::services(client, id, language.tag()).await)
        }
        DetailQuery::Service(id) => DetailResult::Service(api::resources::read(client, id).await),
        DetailQuery::PackageChecks(party, urns) => {
            DetailResult::PackageChecks(api::delegation_checks::packages(client, party, urns).await)
        }
        DetailQuery::ServiceCheck(party, id) => {
            DetailResult::ServiceCheck(api::delegation_checks::resource(client, party, id).await)
        }
    }
}
