//! The page's state as signals, and the carrying out of what it asks for.

use super::scene::Scene;
use super::state::asked::{Address, Asked};
use super::state::described::{Described, Got, Want};
use super::state::ways::logout_cookie;
use super::state::{Approval, Effect as Action, Event};
use crate::api::{self, Failure};
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
pub(super) struct Model {
    kind: RequestKind,
    page: RwSignal<Approval>,
    things: RwSignal<Described>,
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

impl Model {
    pub(super) fn new(kind: RequestKind, limit_days: u32) -> Self {
        Self {
            kind,
            page: RwSignal::new(Approval::new(kind, limit_days, now())),
            things: RwSignal::new(Described::default()),
            copied: RwSignal::new(None),
            generation: StoredValue::new(0),
        }
    }

    /// Follows the address.
    pub(super) fn open(self, query: &Query) {
        let address = Address::new(
            query.get("id"),
            query.get("skiplogout"),
            query.get("backtopage"),
        );
        let same = |page: &Approval| page.address().id == address.id;
        if !self.page.with_untracked(same) {
            self.generation.update_value(|number| *number += 1);
            self.things.set(Described::default());
        }
        self.happened(Event::Opened(address));
    }

    /// Tells the state what happened, and does what it asks for.
    pub(super) fn happened(self, event: Event) {
        // After an answer to a page that has been left there is no state any more.
        if let Some(Some(action)) = self.page.try_update(|page| page.update(event)) {
            self.carry_out(action);
        }
    }

    fn carry_out(self, action: Action) {
        match action {
            Action::SignIn => {
                session::sign_in_once();
            }
            Action::Read { ticket, id } => tasks::start(async move {
                let answer = read(self.kind, &id).await;
                self.happened(Event::Read { ticket, answer });
            }),
            Action::Decide {
                ticket,
                party_id,
                id,
                decision,
            } => tasks::start(async move {
                let answer = api::requests::decide(self.kind, party_id, &id, decision).await;
                if let Err(failure) = &answer {
                    self.blame(failure);
                }
                self.happened(Event::Decided { ticket, answer });
            }),
        }
    }

    /// Marks what the platform blames for a refusal.
    fn blame(self, failure: &Failure) {
        let reasons = failure.answer().map(|answer| answer.problem.reasons());
        for reasons in reasons.into_iter().flatten() {
            self.things
                .try_update(|things| things.blame(reasons.id, &reasons.codes));
        }
    }

    /// Asks for the descriptions that are missing. Tracks the request and the language.
    pub(super) fn describe(self) {
        let language = language();
        let wants = self.page.with(|page| {
            let asked = page.asked()?;
            // What is asked for looks no different from what has not been asked for yet.
            self.things
                .try_update_untracked(|things| things.wanted(asked, language))
        });
        for want in wants.into_iter().flatten() {
            self.ask(want);
        }
    }

    fn ask(self, want: Want) {
        let generation = self.generation.get_value();
        tasks::start(async move {
            let got = fetch(&want).await;
            if self.generation.try_get_value() != Some(generation) {
                return;
            }
            let more = self.things.try_update(|things| things.take(&want, got));
            if let Some(Some(more)) = more {
                self.ask(more);
            }
            self.weigh_checks();
        });
    }

    /// Tells the state whether something is asked for that the user may not give.
    fn weigh_checks(self) {
        let forbidden = self.page.try_with_untracked(|page| {
            let asked = page.asked()?;
            self.things
                .try_with_untracked(|things| things.forbids(asked))
        });
        if let Some(Some(forbidden)) = forbidden {
            self.happened(Event::Checked { forbidden });
        }
    }

    /// Asks again for what could not be described.
    pub(super) fn describe_again(self) {
        self.things.update(Described::forget_failures);
        self.describe_untracked();
    }

    /// Reads the request again, and asks again what the user may give.
    pub(super) fn reload(self) {
        self.things.update(Described::forget_checks);
        self.happened(Event::Checked { forbidden: false });
        self.happened(Event::Reload);
        self.describe_untracked();
    }

    fn describe_untracked(self) {
        untrack(|| self.describe());
    }

    /// What stands on the page. Changes only when something on the page does.
    pub(super) fn scene(self) -> Memo<Scene> {
        Memo::new(move |_| {
            let all = texts();
            let scene = self.page.with(|page| {
                self.things
                    .with(|things| Scene::new(self.kind, page, things, all))
            });
            Scene {
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
            .with_untracked(|page| page.asked().map(logout_cookie));
        if let Some((name, value)) = cookie {
            cookies::set(name, &value);
        }
    }

    pub(super) fn decide(self, decision: Decision) {
        self.happened(Event::Clicked(decision));
    }
}

async fn read(kind: RequestKind, id: &str) -> Result<Asked, Failure> {
    let asked = match kind {
        RequestKind::Standard | RequestKind::Agent => {
            Asked::from_request(kind, id, api::requests::read(kind, id).await?, host_of)
        }
        RequestKind::Change => {
            Asked::from_change(id, api::requests::read_change(id).await?, host_of)
        }
    };
    asked.map_err(|_| Failure::Unreadable { status: 200 })
}

async fn fetch(want: &Want) -> Got {
    match want {
        Want::System(id) => Got::System(api::systems::read(id).await),
        Want::Party(uuid) => Got::Party(api::parties::find(uuid).await),
        Want::Package(urn, language) => {
            Got::Package(api::packages::by_urn(urn, language.tag()).await)
        }
        Want::Inside(_, id, language) => {
            Got::Inside(api::packages::services(id, language.tag()).await)
        }
        Want::Service(id) => Got::Service(api::resources::read(id).await),
        Want::PackageChecks(party, urns) => {
            Got::PackageChecks(api::checks::packages(party, urns).await)
        }
        Want::ServiceCheck(party, id) => Got::ServiceCheck(api::checks::resource(party, id).await),
    }
}
