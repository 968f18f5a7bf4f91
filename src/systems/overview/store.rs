//! What the overview has read, as signals; fetches it.

use super::state::{OverviewState, Row, Section, SectionState, Source};
use super::view_model::{Filter, SORT, Sort, VENDOR, shown_rows, vendor_choices};
use crate::api::ApiClient;
use crate::i18n::{I18n, Texts, use_i18n};
use crate::layout::Navigation;
use crate::layout::search_in_address::SearchInAddress;
use crate::ongoing_changes::OngoingChanges;
use crate::organisation::Organisation;
use crate::routes::{CREATED, Query};
use crate::systems::companies::Companies;
use crate::user::User;
use fullmakt_contract::Translations;
use fullmakt_domain::time::UnixSeconds;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The state of the overview, provided as a context. Cheap to copy; everything that a selector reads is tracked.
#[derive(Clone, Copy)]
pub(super) struct OverviewStore {
    client: ApiClient,
    user: User,
    i18n: I18n,
    navigation: Navigation,
    pub(super) companies: Companies,
    organisation: StoredValue<Organisation>,
    state: RwSignal<OverviewState>,
    /// The names of systems that stand for missing titles, in all languages.
    system_names: RwSignal<Vec<(String, Translations)>>,
    /// The systems that have been asked for.
    asked_systems: StoredValue<Vec<String>>,
    query: Memo<Query>,
    pub(super) search: SearchInAddress,
    filter: Memo<Filter>,
}

impl OverviewStore {
    /// Reads everything. Each list comes on its own.
    pub(super) fn load(organisation: Organisation) -> Self {
        let navigation = expect_context::<Navigation>();
        let query = navigation.query();
        let search = SearchInAddress::follow();
        let store = Self {
            client: expect_context(),
            user: expect_context(),
            i18n: use_i18n(),
            navigation,
            companies: Companies::new(),
            organisation: StoredValue::new(organisation),
            state: RwSignal::new(OverviewState::default()),
            system_names: RwSignal::new(Vec::new()),
            asked_systems: StoredValue::new(Vec::new()),
            query,
            search,
            filter: Memo::new(move |_| Filter {
                search: search.text.get(),
                ..query.with(Filter::of)
            }),
        };
        store.fetch_all();
        Effect::new(move || store.apply_names());
        expect_context::<OngoingChanges>().on_end(move || {
            store.state.set(OverviewState::default());
            store.fetch_all();
        });
        store
    }

    // What happens.

    /// Makes a call that failed once more.
    pub(super) fn retry(self, source: Source) {
        self.state.update(|state| state.retry(source));
        self.fetch(source);
    }

    pub(super) fn sort_by(self, word: &str) {
        let is_default = word == Sort::default().word();
        self.navigation
            .replace_query(SORT, (!is_default).then_some(word));
    }

    /// Shows what is of one vendor; of all with an empty number.
    pub(super) fn choose_vendor(self, number: &str) {
        self.navigation
            .replace_query(VENDOR, (!number.is_empty()).then_some(number));
    }

    fn fetch_all(self) {
        for source in Source::ALL {
            self.fetch(source);
        }
    }

    fn fetch(self, source: Source) {
        let (party, number) = self
            .organisation
            .with_value(|organisation| (organisation.party_id, organisation.number.clone()));
        spawn_local(async move {
            let error = match source {
                Source::Pending(kind) => {
                    let answer = self.client.pending_requests(kind, party, &number).await;
                    let error = answer.as_ref().err().cloned();
                    self.state
                        .try_update(|state| state.apply_pending(kind, answer));
                    error
                }
                Source::SystemUsers(kind) => {
                    let answer = self.client.system_users(kind, party).await;
                    let error = answer.as_ref().err().cloned();
                    self.state
                        .try_update(|state| state.apply_system_users(kind, answer));
                    error
                }
            };
            self.user.follow_failure(error.as_ref());
            self.ask_for_names();
        });
    }

    /// Asks the registers what systems and vendors are called.
    fn ask_for_names(self) {
        let Some((systems, vendors)) = self
            .state
            .try_with_untracked(|state| (state.nameless_systems(), state.vendors()))
        else {
            return;
        };
        for vendor in vendors {
            self.companies.ask(&vendor);
        }
        // Four lists come one after the other, and name the same systems.
        let new = self.asked_systems.try_update_value(|asked| {
            let mut new = systems;
            new.retain(|id| !asked.contains(id));
            asked.extend(new.iter().cloned());
            new
        });
        let systems = new.unwrap_or_default();
        spawn_local(async move {
            // One after the other: with a system that cannot be read its id stands on the page.
            for id in systems {
                if let Ok(system) = self.client.system(&id).await {
                    self.system_names
                        .try_update(|names| names.push((id, system.name)));
                }
            }
        });
    }

    /// Tracks what the registers say, and the language.
    fn apply_names(self) {
        let tag = self.i18n.language().tag();
        let systems = self.system_names.with(|names| {
            let name = |(id, name): &(String, Translations)| {
                let (name, _) = name.best(tag)?;
                Some((id.clone(), name.to_owned()))
            };
            names.iter().filter_map(name).collect()
        });
        let vendors = self.companies.all();
        self.state
            .update(|state| state.apply_names(systems, vendors));
    }

    // What is shown.

    pub(super) fn organisation(self) -> Organisation {
        self.organisation.get_value()
    }

    pub(super) fn texts(self) -> &'static Texts {
        self.i18n.texts()
    }

    /// What time it is on the platform. Not tracked.
    pub(super) fn now(self) -> UnixSeconds {
        self.client.now()
    }

    pub(super) fn section(self, section: Section) -> Memo<SectionState> {
        let state = self.state;
        Memo::new(move |_| state.with(|state| state.section(section)))
    }

    /// The places of the rows of a section that are shown, in their order.
    pub(super) fn shown_rows(self, section: Section) -> Memo<Vec<u32>> {
        let (state, filter) = (self.state, self.filter);
        Memo::new(move |_| {
            state.with(|state| filter.with(|filter| shown_rows(state, section, filter)))
        })
    }

    pub(super) fn row(self, section: Section, place: u32) -> Memo<Option<Row>> {
        let state = self.state;
        Memo::new(move |_| {
            let place = usize::try_from(place).ok()?;
            state.with(|state| state.rows(section).get(place).cloned())
        })
    }

    /// Whether the row is what the user has just made, or as good as that.
    pub(super) fn is_new(self, row: &Row) -> bool {
        let is_named = |query: &Query| {
            query
                .get(CREATED)
                .is_some_and(|id| id.eq_ignore_ascii_case(&row.id))
        };
        self.query.with(is_named) || row.is_recent(self.now())
    }

    pub(super) fn filter(self) -> Filter {
        self.filter.get()
    }

    pub(super) fn vendor_choices(self) -> Vec<(String, String)> {
        let names = self.companies.all();
        let chosen = self.filter.with(|filter| filter.vendor.clone());
        self.state
            .with(|state| vendor_choices(state, chosen, &names))
    }

    /// How many rows there are in all.
    pub(super) fn total(self) -> Memo<usize> {
        let state = self.state;
        Memo::new(move |_| {
            let count = |section: &Section| state.with(|state| state.rows(*section).len());
            Section::ALL.iter().map(count).sum()
        })
    }

    pub(super) fn may_manage(self) -> Memo<Option<bool>> {
        let state = self.state;
        Memo::new(move |_| state.with(OverviewState::may_manage))
    }

    pub(super) fn is_denied(self) -> Memo<bool> {
        let state = self.state;
        Memo::new(move |_| state.with(OverviewState::is_denied))
    }
}
