//! The page's state as signals, between the pure state and the components.
//!
//! Components read selectors and dispatch events. What is mounted follows [`ApprovalStore::phase`], which
//! carries no data; the finer selectors update what is mounted.

mod effects;
mod fetch_existing;
mod fetch_names;

use super::existing::ExistingAccess;
use super::messages::{self, Names};
use super::names::RequestNames;
use super::state::request::{ApprovalParams, ReturnDestination};
use super::state::{
    ApprovalState, Event, NextStep, PanelState, Phase, Receipt, RequestPhase, Screen, logout_cookie,
};
use super::view_model::{PartiesView, TimesView};
use crate::access::{AccessStore, Item};
use crate::acting_party::ActingParty;
use crate::api::{ApiClient, RemoteData};
use crate::browser::cookies;
use crate::config::Config;
use crate::i18n::{I18n, Texts, use_i18n};
use crate::routes::Query;
use crate::session::Session;
use crate::user::User;
use fullmakt_domain::RequestKind;
use fullmakt_domain::time::UnixSeconds;
use leptos::prelude::*;

/// The state of one page, provided as a context. Cheap to copy; everything that a selector reads is
/// tracked.
#[derive(Clone, Copy)]
pub(super) struct ApprovalStore {
    pub(super) kind: RequestKind,
    client: ApiClient,
    session: Session,
    user: User,
    i18n: I18n,
    state: RwSignal<ApprovalState>,
    request_names: RwSignal<RequestNames>,
    /// What the organisation has given already; `None` before that has been asked for.
    pub(super) existing: RwSignal<Option<ExistingAccess>>,
    /// The packages and rights that are asked for, with their descriptions.
    pub(super) access: AccessStore,
    /// Grows when the page is about another request, so that late names are dropped.
    generation: StoredValue<u32>,
    pub(super) phase: Memo<Phase>,
    /// What the page shows as a whole.
    pub(super) screen: Memo<Screen>,
    /// Who asks and for whom.
    pub(super) parties: Memo<PartiesView>,
    /// How long the request stands.
    pub(super) times: Memo<TimesView>,
    /// What is asked for; `None` while the request is loading.
    pub(super) items: Memo<Option<Vec<Item>>>,
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
        let request_names = RwSignal::new(RequestNames::default());
        let screen = Memo::new(move |_| state.with(ApprovalState::screen));
        let items = Memo::new(move |_| {
            state.with(|state| state.request().map(|request| request.items.clone()))
        });
        Self {
            kind,
            client,
            session: expect_context(),
            user: expect_context(),
            i18n,
            state,
            request_names,
            existing: RwSignal::new(None),
            access: AccessStore::new(items),
            generation: StoredValue::new(0),
            phase: Memo::new(move |_| screen.with(Screen::phase)),
            screen,
            parties: Memo::new(move |_| {
                let texts = i18n.texts();
                state
                    .with(|state| request_names.with(|names| PartiesView::new(state, names, texts)))
            }),
            times: Memo::new(move |_| state.with(TimesView::new)),
            items,
            panel: Memo::new(move |_| screen.with(|screen| screen.panel().cloned())),
            next_steps: Memo::new(move |_| {
                screen.with(|screen| state.with(|state| state.next_steps(screen)))
            }),
        }
    }

    // What happens.

    /// Tells the state what happened, and does what it asks for.
    pub(super) fn dispatch(self, event: Event) {
        // After an answer to a page that has been left there is no state any more.
        if let Some(Some(effect)) = self.state.try_update(|state| state.update(event)) {
            self.run_effect(effect);
        }
    }

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
            self.request_names.set(RequestNames::default());
            self.existing.set(None);
            self.access.reset();
        }
        self.dispatch(Event::Opened(params));
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

    /// Fetches what describes the request: names, packages and rights, and whether the user may give them.
    /// Tracks the request and the language.
    pub(super) fn fetch_missing_details(self) {
        self.fetch_missing_names();
        let giver = self
            .state
            .with(|state| Some(state.request()?.giver()?.to_owned()));
        self.access.fetch_missing(giver.as_deref());
    }

    /// Tells the state whether something is asked for that the user may not give.
    pub(super) fn follow_checks(self) {
        let forbidden = self.access.is_forbidden.get();
        self.dispatch(Event::Checked { forbidden });
    }

    /// Reads the request again, and asks again what the user may give and who that is.
    pub(super) fn reload(self) {
        self.user.reload();
        self.access.forget_checks();
        self.dispatch(Event::Checked { forbidden: false });
        self.dispatch(Event::Reload);
        self.retry_details();
    }

    /// Fetches again what could not be described.
    pub(super) fn retry_details(self) {
        self.request_names.update(RequestNames::forget_failures);
        self.access.forget_failures();
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

    // What is shown.

    /// What time it is on the platform. Not tracked.
    pub(super) fn now(self) -> UnixSeconds {
        self.client.now()
    }

    pub(super) fn texts(self) -> &'static Texts {
        self.i18n.texts()
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

    /// Whether a name, or a description of something that is asked for, could not be had.
    pub(super) fn lacks_descriptions(self) -> Memo<bool> {
        let (names, access) = (self.request_names, self.access);
        Memo::new(move |_| names.with(RequestNames::have_failed) || access.lacks_descriptions.get())
    }

    /// Where one goes after the decision, when that is the vendor.
    pub(super) fn return_destination(self) -> Option<ReturnDestination> {
        self.state.with(|state| {
            let request = state.request().filter(|_| state.ends_at_vendor())?;
            Some(request.return_destination.clone())
        })
    }

    pub(super) fn back_path(self) -> Option<String> {
        self.state.with(ApprovalState::back_path)
    }

    pub(super) fn reference(self) -> Option<String> {
        self.state
            .with(|state| state.request().map(|request| request.id.clone()))
    }

    pub(super) fn tab_title(self) -> String {
        self.screen.with(|screen| {
            let parties = self.parties.read();
            messages::tab_title(self.texts(), self.kind, screen, &parties)
        })
    }

    pub(super) fn acting_party(self) -> Option<ActingParty> {
        self.parties.with(PartiesView::acting_party)
    }
}
