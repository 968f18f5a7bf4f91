//! The page's state as signals, and the carrying out of what it asks for.

use super::state::asked::{Address, Asked};
use super::state::described::{Described, Got, Row, Told, Want};
use super::state::screen::Screen;
use super::state::ways::Way;
use super::state::{Approval, Effect as Action, Event};
use super::words::Names;
use crate::api::{self, Failure, Remote};
use crate::browser::timers;
use crate::i18n::approval::{Approval as Texts, fill};
use crate::i18n::{language, texts};
use crate::routes::Query;
use crate::shell::session;
use fullmakt_domain::org_number::grouped;
use fullmakt_domain::time::UnixSeconds;
use fullmakt_domain::{Decision, RequestKind, text};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Longest name that is shown, in characters.
const NAME_LENGTH: usize = 120;

/// Handles to the state of one page. Cheap to copy; everything read here is tracked.
#[derive(Clone, Copy)]
pub(super) struct Model {
    pub(super) kind: RequestKind,
    page: RwSignal<Approval>,
    things: RwSignal<Described>,
    /// Grows when the page is about another request, so that late descriptions are dropped.
    generation: StoredValue<u32>,
}

/// Who asks and for whom, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Who {
    /// Name of the system; its id while there is none.
    pub(super) system: Told,
    /// The name of the system is on its way.
    pub(super) system_is_loading: bool,
    /// Number of the vendor, in groups of three.
    pub(super) vendor: Option<String>,
    /// The organisation by name, else by number.
    pub(super) org: String,
    /// The name of the organisation is on its way.
    pub(super) org_is_loading: bool,
    /// The organisation has a name, so its number is worth showing beside it.
    pub(super) org_has_name: bool,
    /// Number of the organisation, in groups of three.
    pub(super) org_number: String,
}

impl Who {
    /// The names as plain text.
    pub(super) fn names(&self) -> Names {
        Names {
            system: self.system.text.clone(),
            org: self.org.clone(),
        }
    }
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
            Action::Read { ticket, id } => spawn_local(async move {
                let answer = read(self.kind, &id).await;
                self.happened(Event::Read { ticket, answer });
            }),
            Action::Decide {
                ticket,
                party_id,
                id,
                decision,
            } => spawn_local(async move {
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
        let Some(asked) = self.asked().get() else {
            return;
        };
        let language = language();
        let wants = self
            .things
            .try_update(|things| things.wanted(&asked, language));
        for want in wants.into_iter().flatten() {
            self.ask(want);
        }
    }

    fn ask(self, want: Want) {
        let generation = self.generation.get_value();
        spawn_local(async move {
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

    pub(super) fn screen(self) -> Memo<Screen> {
        Memo::new(move |_| self.page.with(Approval::screen))
    }

    pub(super) fn ways(self) -> Memo<Vec<Way>> {
        Memo::new(move |_| self.page.with(Approval::ways))
    }

    pub(super) fn asked(self) -> Memo<Option<Asked>> {
        Memo::new(move |_| self.page.with(|page| page.asked().cloned()))
    }

    /// Something of the page, tracked.
    pub(super) fn page<T>(self, of: impl FnOnce(&Approval) -> T) -> T {
        self.page.with(of)
    }

    /// The request, untracked: for what is done at a click.
    pub(super) fn asked_now(self) -> Option<Asked> {
        self.page.with_untracked(|page| page.asked().cloned())
    }

    pub(super) fn decide(self, decision: Decision) {
        self.happened(Event::Clicked(decision));
    }

    /// Whether anything that is asked for could not be described.
    pub(super) fn has_unknown(self) -> bool {
        let asked = self.page(|page| page.asked().cloned());
        let language = language();
        asked.is_some_and(|asked| {
            self.things.with(|things| {
                asked
                    .items
                    .iter()
                    .any(|item| things.row(&item.subject, language).lacks_something())
            })
        })
    }

    pub(super) fn row(self, subject: &super::state::asked::Subject) -> Row {
        let language = language();
        self.things.with(|things| things.row(subject, language))
    }

    /// Who asks and for whom.
    pub(super) fn who(self) -> Memo<Who> {
        Memo::new(move |_| {
            let asked = self.page(|page| page.asked().cloned());
            self.things.with(|things| match &asked {
                Some(asked) => who(asked, things),
                None => Who {
                    system: Told::default(),
                    system_is_loading: true,
                    vendor: None,
                    org: String::new(),
                    org_is_loading: true,
                    org_has_name: false,
                    org_number: String::new(),
                },
            })
        })
    }
}

fn who(asked: &Asked, things: &Described) -> Who {
    let system = things.system(language());
    let system_is_loading = system.is_loading();
    let by_id = Told {
        text: text::quiet(&asked.system_id, NAME_LENGTH),
        lang: None,
    };
    let (system, vendor) = match system {
        Remote::Ready((name, vendor)) => {
            let shown = text::quiet(&name.text, NAME_LENGTH);
            let named = Told {
                text: shown,
                lang: name.lang,
            };
            let system = if named.text.is_empty() { by_id } else { named };
            (system, Some(vendor).filter(|vendor| !vendor.is_empty()))
        }
        Remote::Loading | Remote::Failed(_) => (by_id, None),
    };
    let vendor = vendor.or_else(|| asked.vendor_number().map(str::to_owned));
    let org_number = grouped(&text::quiet(&asked.org_number, NAME_LENGTH));
    let name = things
        .party_name()
        .map(|name| text::quiet(name, NAME_LENGTH))
        .filter(|name| !name.is_empty());
    let org_has_name = name.is_some();
    let by_number = || fill(texts::<Texts>().org_by_number, &[("number", &org_number)]);
    Who {
        system,
        system_is_loading,
        vendor: vendor.map(|vendor| grouped(&text::quiet(&vendor, NAME_LENGTH))),
        org: name.unwrap_or_else(by_number),
        org_is_loading: things.party_is_loading(),
        org_has_name,
        org_number,
    }
}

async fn read(kind: RequestKind, id: &str) -> Result<Asked, Failure> {
    let asked = match kind {
        RequestKind::Standard | RequestKind::Agent => {
            Asked::from_request(kind, id, api::requests::read(kind, id).await?)
        }
        RequestKind::Change => Asked::from_change(id, api::requests::read_change(id).await?),
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
